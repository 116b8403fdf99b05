namespace Vae.Realtime.Tests.Live.Rendering;

using Vae.Realtime.Live;
using Vae.Realtime.Live.Rendering;
using Vae.Realtime.Live.Sessions;
using Vae.Realtime.Tests.Formats;
using Vae.Realtime.Tests.Gpu;
using Vae.Realtime.Tests.Live.Control;
using Xunit;

[Collection(GpuCollection.Name)]
public sealed class OfflineRendererTests(GpuFixture gpu) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_session_gives_the_same_frames_to_the_bit()
    {
        string session = _folder.File("evening.json");
        using (LiveBench bench = new(gpu.Device))
        {
            SessionFile.Save(session, new SessionKeeper(bench.Instrument, bench.LiveModel).Take() with { Walking = true });
            string[] first = Render(session, "first");
            Assert.Equal(6, first.Length);
            Assert.Equal(6, first.Distinct().Count());
            Assert.Equal(first, Render(session, "second"));
        }
    }

    [Fact]
    public void A_model_is_walked_through_and_follows_a_sound()
    {
        string sound = _folder.Write("sound.wav", Waves.File(1, 16, 1, Waves.Clicks(240, 1)));
        string[] silent = Render(PretrainedModel.Path, "silent");
        string[] heard = Render(PretrainedModel.Path, "heard", sound);
        Assert.Equal(heard, Render(PretrainedModel.Path, "again", sound));
        Assert.NotEqual(silent, heard);
    }

    [Fact]
    public void What_is_cancelled_or_cannot_be_leaves_nothing()
    {
        using CancellationTokenSource cancel = new();
        string path = _folder.File("film.gif");
        RenderOptions options = Options(PretrainedModel.Path, "film.gif");
        Assert.Throws<OperationCanceledException>(() => OfflineRenderer.Run(options, (done, _) => cancel.Cancel(), cancel.Token));
        Assert.Empty(_folder.Names);
        Assert.Throws<VaeException>(() => OfflineRenderer.Run(options with { Source = "nowhere.json" }));
        Assert.Throws<VaeException>(() => OfflineRenderer.Run(options with { Out = _folder.File("missing/film.gif") }));
        Assert.Empty(_folder.Names);
        Assert.Equal(6, OfflineRenderer.Run(options).Frames);
        Assert.Equal([Path.GetFileName(path)], _folder.Names);
    }

    private string[] Render(string source, string name, string? sound = null)
    {
        OfflineRenderer.Run(Options(source, name) with { Audio = sound });
        return [.. Directory.GetFiles(_folder.File(name)).Order().Select(file => Convert.ToHexString(File.ReadAllBytes(file)))];
    }

    private RenderOptions Options(string source, string name) => new(source, _folder.File(name))
    {
        // The model of the session is in a folder of its own.
        TrustSession = true,
        Width = 48,
        Height = 32,
        FramesPerSecond = 12,
        Seconds = 0.5,
        Validation = true,
    };
}
