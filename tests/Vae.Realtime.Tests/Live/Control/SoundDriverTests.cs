namespace Vae.Realtime.Tests.Live.Control;

using Vae.Realtime.Live.Control.Audio;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Tests.Formats;
using Vae.Realtime.Tests.Gpu;
using Vae.Realtime.Tests.Realtime;
using Xunit;

[Collection(GpuCollection.Name)]
public sealed class SoundDriverTests : IDisposable
{
    private readonly PluginBench _bench;
    private readonly Instrument _instrument;
    private readonly GivenSound _sound = new();

    public SoundDriverTests(GpuFixture gpu)
    {
        _bench = new PluginBench(gpu.Device);
        _instrument = new Instrument(_bench.Plugin);
    }

    private Span<float> Latent => _instrument.Latents.State.Values;

    private ReadOnlySpan<float> Shown => _instrument.Latents.State.Shown;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Bands_offset_the_latent_in_the_picture()
    {
        SoundDriver driver = Drive("bass=z1*2,treble=z3,mid=speed");
        _bench.Show(0.1f, 0.2f, 0.3f, 0.4f);
        _sound.Levels = new SoundLevels(0.5f, 1, 0.25f, 0);
        driver.Hear(0);
        Assert.Equal([1.1f, 0.2f, 0.55f, 0.4f], Shown.ToArray());
        Assert.Equal([0.1f, 0.2f, 0.3f, 0.4f], Latent.ToArray());
        Assert.Equal(1, _instrument.Parameters.Find("speed")!.Position, 1e-6);
    }

    [Fact]
    public void Every_so_many_beats_do_an_action()
    {
        SoundDriver driver = Drive("beat=pause/3");
        List<bool> paused = [];
        for (int beat = 0; beat <= 7; beat++)
        {
            _sound.Levels = new SoundLevels(0, 0, 0, beat);
            driver.Hear(beat);
            driver.Hear(beat + 0.5);
            paused.Add(_instrument.TrainingPaused);
        }

        Assert.Equal([false, false, false, true, true, true, false, false], paused);
    }

    [Fact]
    public void Without_a_map_every_dimension_follows_a_band_and_some_beats_draw_a_latent()
    {
        SoundDriver driver = new(_sound, null, _instrument);
        float[] before = Latent.ToArray();
        _sound.Levels = new SoundLevels(1, 1, 1, 7);
        driver.Hear(0);
        Assert.All(before.Zip(Shown.ToArray()), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0.5, 2));
        Assert.Equal(before, Latent.ToArray());
        _sound.Levels = new SoundLevels(1, 1, 1, 8);
        driver.Hear(1);
        Assert.NotEqual(before, Latent.ToArray());
    }

    [Theory]
    [InlineData("bass=z9")]
    [InlineData("bass=nothing")]
    [InlineData("beat=nothing")]
    public void What_there_is_not_is_refused(string map) => Assert.Throws<VaeException>(() => Drive(map));

    [Theory]
    [InlineData("")]
    [InlineData("bass")]
    [InlineData("bass=")]
    [InlineData("low=z1")]
    [InlineData("bass=z1*x")]
    [InlineData("beat=random/0")]
    [InlineData("bass=z1,")]
    public void What_is_no_map_is_not_read(string map) => Assert.False(SoundMap.TryParse(map, out _));

    [Fact]
    public void A_file_is_heard_from_the_beginning_again_and_again()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("sound.wav", Waves.File(1, 16, 2, [.. Waves.Clicks(120, 2), .. new float[Waves.Rate]]));
        using SoundFile sound = new(path);
        Assert.Equal(3, sound.Complete(), 0.1);
        Assert.Equal(0, sound.At(0).Beats);
        int once = sound.At(2.9).Beats;
        Assert.InRange(once, 3, 5);
        Assert.Equal(once, sound.At(3.01).Beats);
        Assert.Equal(2 * once, sound.At(5.9).Beats);
    }

    [Fact]
    public void Lines_of_levels_are_followed_and_jumps_are_beats()
    {
        using LevelLines lines = new(new StringReader("nonsense\n"));
        float[] levels = new float[3];
        Assert.True(LevelLines.TryParse("0.25 0.5", levels));
        Assert.Equal([0.25f, 0.5f, 0.5f], levels);
        Assert.True(LevelLines.TryParse("7;-1,0.5", levels));
        Assert.Equal([1, 0, 0.5f], levels);
        Assert.False(LevelLines.TryParse("0.5 loud", levels));
        Assert.False(LevelLines.TryParse(" ", levels));
        lines.Take("0");
        lines.Take("1 0.5 0");
        SoundLevels heard = lines.At(0.5);
        Assert.Equal((1, 0.5, 0), (Math.Round(heard.Bass, 2), Math.Round(heard.Mid, 2), heard.Treble));
        Assert.Equal(1, heard.Beats);
    }

    private SoundDriver Drive(string map)
    {
        Assert.True(SoundMap.TryParse(map, out SoundMap? parsed));
        return new SoundDriver(_sound, parsed, _instrument);
    }

    private sealed class GivenSound : ISound
    {
        public SoundLevels Levels { get; set; }

        public SoundLevels At(double seconds) => Levels;

        public void Dispose()
        {
        }
    }
}
