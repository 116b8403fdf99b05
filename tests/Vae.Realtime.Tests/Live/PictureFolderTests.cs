namespace Vae.Realtime.Tests.Live;

using Vae.Realtime.Gpu.Presentation;
using Vae.Realtime.Live.Pictures;
using Vae.Realtime.Tests.Formats;
using Vae.Realtime.Tests.Gpu;
using Vae.Realtime.Tests.Realtime;
using Xunit;

[Collection(GpuCollection.Name)]
public sealed class PictureFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _notes = new();
    private readonly PluginBench _bench;
    private readonly OffscreenTarget _target;

    public PictureFolderTests(GpuFixture gpu)
    {
        _bench = new PluginBench(gpu.Device);
        _target = new OffscreenTarget(gpu.Device);
        _bench.Frame(_target, 20, 10);
    }

    public void Dispose()
    {
        _target.Dispose();
        _bench.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Pictures_are_saved_beside_the_frames_in_order()
    {
        using PictureFolder pictures = new(_folder.Root, _notes.WriteLine);
        pictures.Save(_bench.Plugin.Capture()!);
        pictures.Save(_bench.Plugin.Capture()!);
        Patience.Until(
            () =>
            {
                pictures.Poll();
                return pictures.Saved.Count == 2;
            },
            "two pictures");
        Assert.Equal([_folder.File("vae-0001.png"), _folder.File("vae-0002.png")], pictures.Saved);
        Assert.Equal(["vae-0001.png", "vae-0002.png"], _folder.Names);
    }

    [Fact]
    public void Finish_waits_for_all_of_them()
    {
        using PictureFolder pictures = new(_folder.Root, _notes.WriteLine);
        for (int i = 0; i < 5; i++)
        {
            pictures.Save(_bench.Plugin.Capture()!);
            pictures.Poll();
        }

        pictures.Finish();
        Assert.Equal(5, pictures.Saved.Count);
        Assert.Null(pictures.Failure);
    }

    [Fact]
    public void A_picture_that_cannot_be_saved_is_told_and_the_next_one_is_tried()
    {
        string gone = _folder.File("gone");
        using PictureFolder pictures = new(gone, _notes.WriteLine);
        pictures.Save(_bench.Plugin.Capture()!);
        pictures.Finish();
        Assert.Empty(pictures.Saved);
        Assert.Contains("gone", pictures.Failure!.Message, StringComparison.Ordinal);
        Assert.Contains(pictures.Failure.Message, _notes.ToString(), StringComparison.Ordinal);
        Directory.CreateDirectory(gone);
        pictures.Save(_bench.Plugin.Capture()!);
        pictures.Finish();
        Assert.Single(pictures.Saved);
        Assert.Empty(Directory.GetFiles(gone, "*.tmp"));
    }

    [Fact]
    public void Leaving_early_gives_the_rest_back()
    {
        using (PictureFolder pictures = new(_folder.Root, _notes.WriteLine))
        {
            pictures.Save(_bench.Plugin.Capture()!);
            pictures.Save(_bench.Plugin.Capture()!);
            pictures.Poll();
        }

        Assert.Empty(Directory.GetFiles(_folder.Root, "*.tmp"));
    }
}
