namespace Vae.Realtime.Tests.Live.Control;

using Vae.Realtime.Live.Control.Audio;
using Vae.Realtime.Tests.Formats;
using Xunit;

public class SoundAnalyserTests
{
    [Fact]
    public void A_sine_is_found_at_its_frequency_with_its_amplitude()
    {
        Fourier fourier = new(256);
        float[] magnitudes = new float[128];
        fourier.Transform([.. Enumerable.Range(0, 256).Select(i => 0.7f * MathF.Sin(2 * MathF.PI * 20 * i / 256))], magnitudes);
        Assert.Equal(20, Array.IndexOf(magnitudes, magnitudes.Max()));
        Assert.Equal(0.7, magnitudes[20], 1e-4);
        Assert.All(magnitudes.Where((_, i) => Math.Abs(i - 20) > 1), magnitude => Assert.InRange(magnitude, 0, 1e-5));
    }

    [Theory]
    [InlineData(100, 0)]
    [InlineData(1000, 1)]
    [InlineData(8000, 2)]
    public void A_tone_is_in_its_band_alone(double hertz, int band)
    {
        (SoundLevels[] levels, _) = Waves.Analyse(Waves.Tone(hertz, 2));
        for (int other = 0; other < SoundLevels.Bands; other++)
        {
            Assert.InRange(levels[^1][other], other == band ? 0.9 : 0, other == band ? 1 : 0.1);
        }
    }

    [Theory]
    [InlineData(120)]
    [InlineData(90)]
    public void Clicks_are_beats_at_their_times(double perMinute)
    {
        (SoundLevels[] levels, double period) = Waves.Analyse(Waves.Clicks(perMinute, 6));
        double[] beats = [.. Enumerable.Range(1, levels.Length - 1).Where(i => levels[i].Beats > levels[i - 1].Beats).Select(i => i * period)];
        Assert.InRange(beats.Length, (6 * perMinute / 60) - 1, (6 * perMinute / 60) + 1);
        for (int i = 2; i < beats.Length; i++)
        {
            Assert.Equal(60 / perMinute, beats[i] - beats[i - 1], 0.03);
        }
    }

    [Fact]
    public void Silence_and_a_steady_tone_have_no_beats()
    {
        Assert.Equal(0, Waves.Analyse(new float[3 * Waves.Rate]).Levels[^1].Beats);
        (SoundLevels[] levels, _) = Waves.Analyse(Waves.Tone(440, 4));
        Assert.Equal(levels[levels.Length / 4].Beats, levels[^1].Beats);
    }

    [Fact]
    public void Levels_rise_at_once_and_fall_slowly()
    {
        (SoundLevels[] levels, double period) = Waves.Analyse([.. Waves.Tone(100, 1), .. new float[Waves.Rate]]);
        int end = (int)(1 / period);
        Assert.InRange(levels[(int)(0.1 / period)].Bass, 0.8, 1);
        Assert.InRange(levels[end + (int)(0.1 / period)].Bass, 0.3, 0.9);
        Assert.InRange(levels[^1].Bass, 0, 0.05);
    }

    [Theory]
    [InlineData(1, 8, 1, false, 0.01)]
    [InlineData(1, 16, 2, false, 1e-4)]
    [InlineData(1, 24, 1, true, 1e-6)]
    [InlineData(1, 32, 3, false, 1e-6)]
    [InlineData(3, 32, 2, true, 1e-6)]
    [InlineData(3, 64, 1, false, 1e-6)]
    public void Wave_files_of_every_kind_are_read(int format, int bits, int channels, bool extensible, double tolerance)
    {
        using TemporaryFolder folder = new();
        float[] samples = Waves.Tone(50, 0.1);
        string path = folder.Write("sound.wav", Waves.File(format, bits, channels, samples, extensible));
        using WavFile file = new(path);
        Assert.Equal(Waves.Rate, file.Rate);
        float[] read = new float[samples.Length + 10];
        Assert.Equal(samples.Length, file.Read(read));
        double mean = Enumerable.Range(1, channels).Average(divisor => 1.0 / divisor);
        Assert.All(samples.Zip(read), pair => Assert.Equal(pair.First * mean, pair.Second, tolerance));
    }

    [Fact]
    public void What_is_no_sound_is_refused_in_one_line()
    {
        using TemporaryFolder folder = new();
        byte[] whole = Waves.File(1, 16, 1, Waves.Tone(50, 0.01));
        Random random = new(2);
        for (int i = 0; i < 3000; i++)
        {
            byte[] broken = [.. whole];
            broken[random.Next(60)] = (byte)random.Next(256);
            string path = folder.Write("broken.wav", i % 3 == 0 ? broken[..random.Next(80)] : broken);
            try
            {
                using WavFile file = new(path);
                file.Read(new float[1000]);
            }
            catch (VaeException error)
            {
                Assert.DoesNotContain('\n', error.Message);
            }
        }

        Assert.Throws<VaeException>(() => new WavFile(folder.File("missing.wav")));
    }
}
