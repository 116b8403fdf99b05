namespace Vae.Realtime.Tests.Live;

using System.Net;
using System.Numerics;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;
using Vae.Realtime.Live.Control;
using Vae.Realtime.Live.Control.Audio;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Tests.Data;
using Vae.Realtime.Tests.Gpu;
using Vae.Realtime.Tests.Live.Control;
using Xunit;

/// <summary>The whole loop but the window, under validation: input by a script, frames and training as ever.</summary>
[Collection(GpuCollection.Name)]
public sealed class ScriptedLiveTests : IDisposable
{
    private readonly GpuFixture _gpu;
    private readonly LiveBench _bench;

    public ScriptedLiveTests(GpuFixture gpu)
    {
        _gpu = gpu;
        _bench = new LiveBench(gpu.Device);
    }

    private FrameTraining Training => _bench.LiveModel.Plugin.Training!;

    public void Dispose()
    {
        _bench.Dispose();
        GpuFixture.AssertClean(_gpu.Device);
    }

    [Fact]
    public void Keys_and_mouse_play_it()
    {
        float[] start = _bench.Latent;
        float[] dragged = [];
        float[] random = [];
        bool walked = false;
        _bench.Stage
            .Drag(new Vector2(0.5f, 0.5f), new Vector2(0.6f, 0.5f), new Vector2(0.6f, 0.4f)).Then(() => dragged = _bench.Latent)
            .Key("R").Then(() => random = _bench.Latent)
            .Key("Ctrl+Z").Then(() => Assert.Equal(dragged, _bench.Latent))
            .Key("Ctrl+Z").Then(() => Assert.Equal(start, _bench.Latent))
            .Key("Ctrl+Y").Key("Ctrl+Y").Then(() => Assert.Equal(random, _bench.Latent))
            .Key("K").Key("R").Key("K").Then(() => Assert.Equal(2, _bench.Instrument.Latents.Keyframes.Count))
            .Key("L").Then(() => random = _bench.Latent)
            .Key("W").Then(() => walked = _bench.Instrument.Latents.Walking).Then(() => { }).Then(() => { })
            .Key("W").Then(() => Assert.Equal((random[0], random[1]), (_bench.Latent[0], _bench.Latent[1])))
            .Then(() => Assert.NotEqual(random[2], _bench.Latent[2]))
            .Key("Shift+K").Then(() => Assert.Equal(0, _bench.Instrument.Latents.Keyframes.Count))
            .Key("0").Then(() => Assert.Equal(0, _bench.Latent[3]))
            .Key("Tab").Then(() => Assert.False(_bench.Instrument.OverlayShown))
            .Key("F1").Then(() => Assert.True(_bench.Instrument.HelpShown))
            .Key("V").Then(() => Assert.True(_bench.Instrument.Recording))
            .Key("S")
            .Key(".").Then(() => Assert.True(_bench.Instrument.Latents.Speed > LatentPlayer.DefaultSpeed))
            .Key("Esc").Then(() => Assert.Fail("It went on after Esc."));
        _bench.Play();
        Assert.True(walked);
        Assert.Equal(0.6f, dragged[0] - start[0], 4);
        Assert.Equal(0.6f, dragged[1] - start[1], 4);
        Assert.Contains("vae-0001.png", _bench.Folder.Names);
    }

    [Fact]
    public void The_batch_and_the_rates_change_while_it_learns()
    {
        long steps = 0;
        double loss = 0;
        _bench.Stage
            .Until(() => Training.Losses.Steps >= 300, "300 steps")
            .Then(() => (steps, loss) = (Training.Steps, Training.Losses.Last!.Value.Loss))
            .Key("Shift+B").Until(() => Training.Trainer.ExamplesPerBatch == 64, "the smaller batch")
            .Then(() => Assert.True(Training.Steps >= steps, "steps were forgotten"))
            .Until(() => Training.Steps >= steps + 200, "steps of the smaller batch")
            .Then(() => Assert.InRange(Training.Losses.Last!.Value.Loss, 0, 1.02 * loss))
            .Key("]").Then(() => Assert.Equal(1e-3 * Math.Pow(10, 0.25), Training.Trainer.LearningRate, 9))
            .Key("Shift+]").Then(() => Assert.Equal(Math.Sqrt(2), Training.Trainer.Beta, 9))
            .Then(() => _bench.Instrument.Parameters.Find("batch")!.Value = 4096)
            .Until(() => _bench.Instrument.Notice.Last.Contains("larger than the data set", StringComparison.Ordinal), "the refusal")
            .Then(() => Assert.Equal(64, Training.Batch));
        _bench.Play();
        Assert.True(loss > 0);
        Assert.True(Training.History.Steps > 400);
        Assert.True(Training.Rate.ExamplesPerSecond > 0);
    }

    [Fact]
    public void A_share_of_nothing_is_no_training()
    {
        long steps = 0;
        _bench.Stage
            .Until(() => Training.Steps > 10, "training")
            .Then(() => _bench.Instrument.Parameters.Find("share")!.Value = 0)
            .Until(() => _gpu.Device.Queue.Completed == _gpu.Device.Queue.Submitted, "the rest of it")
            .Then(() => { }).Then(() => steps = Training.Steps);
        for (int i = 0; i < 100; i++)
        {
            _bench.Stage.Then(() => { });
        }

        _bench.Stage.Then(() => Assert.Equal(steps, Training.Steps))
            .Then(() => _bench.Instrument.Parameters.Find("share")!.Value = 0.3)
            .Until(() => Training.Steps > steps, "training to go on");
        _bench.Play();
    }

    [Fact]
    public void A_session_comes_back_as_it_was()
    {
        float[] saved = [];
        string session = _bench.Folder.File("vae.session.json");
        _bench.Stage
            .Key("R").Key("K").Key("R").Key("K").Key("L").Key("]").Key("Space").Then(() => saved = _bench.Latent)
            .Key("Ctrl+S").Then(() => Assert.True(File.Exists(session)))
            .Key("Shift+K").Key("Shift+L").Key("0").Key("[").Key("Space").Then(() => Assert.NotEqual(saved, _bench.Latent))
            .Key("Ctrl+O").Then(() => Assert.Equal(saved, _bench.Latent))
            .Then(() => Assert.Equal(2, _bench.Instrument.Latents.Keyframes.Count))
            .Then(() => Assert.True(_bench.Instrument.TrainingPaused && _bench.Instrument.Latents.State.IsLocked(1)))
            .Then(() => Assert.Equal(1e-3 * Math.Pow(10, 0.25), Training.LearningRate, 9))
            .Then(() => File.WriteAllText(session, "{\"format\": 3}"))
            .Key("Ctrl+O").Then(() => Assert.Contains("lacks the key", _bench.Instrument.Notice.Current, StringComparison.Ordinal))
            .Then(() => Assert.Equal(saved, _bench.Latent));
        _bench.Play();
    }

    [Fact]
    public void What_is_dropped_takes_the_place_of_what_is_there()
    {
        string other = _bench.MakeModel(_gpu.Device, "other.safetensors", new Shape(8, 8, 1), latent: 7);
        string foreign = _bench.MakeModel(_gpu.Device, "foreign.safetensors", new Shape(5, 5, 3), latent: 2);
        string data = _bench.Folder.Write("more.idx", IdxBytes.Of([200, 10, 10], new byte[20_000]));
        _bench.Stage
            .Until(() => Training.Steps > 20, "training")
            .Then(() => _bench.Files.Drop([data]))
            .Until(() => Training.Source.Count == 172, "the other data")
            .Until(() => Training.Steps > 60, "steps on the other data")
            .Then(() => Assert.StartsWith(data, _bench.LiveModel.Data.ToString(), StringComparison.Ordinal))
            .Key("]").Then(() => _bench.Files.Drop([other]))
            .Then(() => Assert.Equal(7, _bench.Latent.Length))
            .Then(() => Assert.Equal(1e-3 * Math.Pow(10, 0.25), Training.LearningRate, 9))
            .Until(() => Training.Steps > 20, "the other model to learn")
            .Then(() => _bench.Files.Drop([_bench.Folder.File("nowhere")]))
            .Until(() => _bench.Instrument.Notice.Last.Contains("does not exist", StringComparison.Ordinal), "the refusal")
            .Then(() => _bench.Files.Drop([foreign]))
            .Then(() => Assert.Contains("choose data or a model", _bench.Instrument.Notice.Current, StringComparison.Ordinal))
            .Then(() => Assert.Null(_bench.LiveModel.Plugin.Training))
            .Then(() => _bench.Files.Drop([data]))
            .Until(() => _bench.LiveModel.Plugin.Training is not null, "data of the model's shape")
            .Key("Ctrl+M").Then(() => Assert.Equal(_bench.Folder.File("vae-0001.safetensors"), _bench.LiveModel.ModelPath))
            .Then(() => Assert.True(File.Exists(_bench.LiveModel.ModelPath)));
        _bench.Play();
    }

    [Fact]
    public void Scenes_and_looks_change_by_keys_and_all_of_them_draw()
    {
        List<string> pictures = [];
        for (int scene = 1; scene <= 6; scene++)
        {
            int kind = scene - 1;
            _bench.Stage
                .Key($"{scene}").Then(() => Assert.Equal((SceneKind)kind, _bench.LiveModel.Plugin.Scenes.Kind))
                .Until(() => !_bench.LiveModel.Plugin.Scenes.Changing, "the scene");
            foreach (string key in new[] { "P", "F", "T", "G" })
            {
                _bench.Stage.Key(key).Then(() => pictures.Add(Convert.ToHexString(_bench.Stage.Read())));
            }
        }

        _bench.Play();
        Assert.Equal(24, pictures.Count);
        Assert.InRange(pictures.Distinct().Count(), 18, 24);
        Assert.Equal((Palette)6, _bench.LiveModel.Plugin.Scenes.Look.Palette);
        Assert.True(_bench.Instrument.Latents.Walking);
    }

    [Fact]
    public void Frames_go_on_while_dropped_pictures_are_decoded()
    {
        string large = _bench.Folder.File("large.png");
        string nameless = _bench.Folder.File("nameless");
        using (Image<L8> image = new(12_000, 9_000))
        {
            image.SaveAsPng(large, new PngEncoder { CompressionLevel = PngCompressionLevel.BestSpeed });
        }

        using (Image<Rgba32> image = new(20, 20, new Rgba32(0, 0, 0)))
        using (FileStream file = File.Create(nameless))
        {
            image.SaveAsPng(file);
        }

        long dropped = 0;
        string broken = _bench.Folder.Write("broken.png", [1, 2, 3]);
        _bench.Stage
            .Key("Space").Then(() => dropped = _bench.LiveModel.Plugin.Frames).Then(() => _bench.Files.Drop([large, broken, nameless]))
            .Until(() => _bench.Instrument.Notice.Last == $"Encoded {large}", "the large picture")
            .Then(() => Assert.InRange(_bench.LiveModel.Plugin.Frames - dropped, 10, long.MaxValue))
            .Until(() => _bench.Instrument.Notice.Last.Contains($"'{broken}' cannot be decoded", StringComparison.Ordinal), "the refusal")
            .Until(() => _bench.Instrument.Notice.Last == $"Encoded {nameless}", "the picture whose name has no ending");
        _bench.Play();
    }

    [Fact]
    public void A_picture_that_is_dropped_is_encoded_and_painted_over()
    {
        string path = _bench.Folder.File("drop.png");
        using (Image<Rgba32> image = new(20, 20, new Rgba32(0, 0, 0)))
        {
            image.SaveAsPng(path);
        }

        float[] start = _bench.Latent;
        float[] encoded = [];
        long canvas = 0;
        _bench.Stage
            .Key("Space").Then(() => _bench.Files.Drop([path]))
            .Then(() => Assert.EndsWith(path, _bench.Instrument.Notice.Last, StringComparison.Ordinal))
            .Until(() => !start.SequenceEqual(_bench.Latent), "the latent of the picture")
            .Then(() => Assert.True(_bench.LiveModel.Plugin.Scenes.ShowsCanvas))
            .Then(() => (encoded, canvas) = (_bench.Latent, _bench.LiveModel.Plugin.Scenes.Canvas.Version))
            .Drag(new Vector2(0.1f, 0.5f), new Vector2(0.2f, 0.5f))
            .Then(() => Assert.True(_bench.LiveModel.Plugin.Scenes.Canvas.Version > canvas))
            .Then(() => Assert.Equal(encoded, _bench.Latent))
            .Key("A").Until(() => !encoded.SequenceEqual(_bench.Latent), "the latent of what is painted")
            .Key("Ctrl+Z").Then(() => Assert.Equal(encoded, _bench.Latent))
            .Key("Ctrl+Z").Then(() => Assert.Equal(start, _bench.Latent))
            .Key("Backspace").Then(() => Assert.Equal(0, _bench.LiveModel.Plugin.Scenes.Canvas.Pixels.ToArray().Sum()))
            .Key("C").Until(() => !_bench.LiveModel.Plugin.Scenes.ShowsCanvas, "another scene");
        _bench.Play();
    }

    [Fact]
    public void Saved_pictures_and_recordings_are_whole_and_without_the_panels_around_the_picture()
    {
        using LiveBench seen = new(_gpu.Device, seen: true);
        byte[] covered = [];
        byte[] bare = [];
        string film = seen.Folder.File("film");
        void Record()
        {
            seen.Program.Peripherals.Recorder.Begin(film);
            seen.Instrument.Recording = true;
        }

        seen.Stage
            .Resize(320, 180).Key("Space")
            .Until(() => _gpu.Device.Queue.Completed == _gpu.Device.Queue.Submitted, "the rest of the training")
            .Key("Tab").Then(() => { }).Then(() => bare = seen.Stage.Read())
            .Key("Tab").Then(() => { }).Key("S").Then(() => covered = seen.Stage.Read())
            .Then(() => Assert.InRange(seen.LiveModel.Plugin.Scenes.Area.Width, 0.2, 0.7))
            .Then(Record).Until(() => seen.Program.Peripherals.Recorder.Progress.Written > 1, "frames of the recording");
        seen.Play();
        Assert.NotEqual(bare, covered);
        foreach (string path in (string[])[seen.Folder.File("vae-0001.png"), .. Directory.GetFiles(film)])
        {
            using Image<Rgba32> saved = Image.Load<Rgba32>(path);
            byte[] pixels = new byte[320 * 180 * 4];
            saved.CopyPixelDataTo(pixels);
            Assert.Equal(bare, pixels);
        }
    }

    [Fact]
    public void What_was_asked_of_a_dimension_that_is_gone_is_not_done()
    {
        using LiveBench bench = new(_gpu.Device, peripherals: new PeripheralOptions { Osc = new IPEndPoint(IPAddress.Loopback, 0) });
        string smaller = bench.MakeModel(_gpu.Device, "smaller.safetensors", new Shape(8, 8, 1), latent: 2);
        InstrumentParameter last = bench.Instrument.Parameters.Find("latent.4")!;
        bench.Stage
            .Then(() =>
            {
                // On its way when the model goes.
                bench.Program.Peripherals.Osc!.Take(OscPacket.Message("/vae/latents", 1f, 1f, 1f, 1f));
                bench.Files.Drop([smaller]);
            })
            .Then(() => Assert.Equal([1, 1], bench.Latent))
            .Then(() => last.Value = 1).Then(() => Assert.Equal(0, last.Value));
        bench.Play();
    }

    [Fact]
    public void A_hand_moves_the_latent_while_a_sound_displaces_it()
    {
        string sound = _bench.Folder.Write("tone.wav", Waves.File(1, 16, 1, Waves.Tone(100, 2)));
        Assert.True(SoundMap.TryParse("bass=z3", out SoundMap? map));
        using LiveBench bench = new(_gpu.Device, seen: true, peripherals: new PeripheralOptions { Audio = sound, AudioMap = map });
        Vector2 slider = new(1150 / 1280f, 295 / 720f);
        float[] before = [];
        bench.Stage
            .Resize(1280, 720).Key("Space")
            .Until(() => bench.Program.Peripherals.Levels?.Bass > 0.3, "the sound")
            .Then(() => before = bench.Latent)
            .Drag(slider, slider + new Vector2(0.02f, 0))
            .Then(() => { }).Then(() => Assert.Equal(1, bench.Latent.Zip(before).Count(pair => pair.First != pair.Second)))
            .Key("Ctrl+Z").Then(() => Assert.Equal(before, bench.Latent));
        bench.Play();
    }

    [Fact]
    public void Hidden_frames_are_none_and_training_goes_on()
    {
        long frames = 0;
        long steps = 0;
        _bench.Stage
            .Until(() => Training.Steps > 10, "training")
            .Then(() => _bench.Stage.IsHidden = true)
            .Then(() => (frames, steps) = (_bench.Instrument.Frames.Frames, Training.Steps))
            .Until(() => Training.Steps > steps + 5, "training behind")
            .Then(() => Assert.Equal(frames, _bench.Instrument.Frames.Frames))
            .Then(() => _bench.Stage.IsHidden = false)
            .Resize(20, 60)
            .Until(() => _bench.Instrument.Frames.Frames > frames, "frames to come back");
        _bench.Play();
        Assert.Equal(20 * 60 * 4, _bench.Stage.Read().Length);
    }
}
