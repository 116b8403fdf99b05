namespace Vae.Realtime.Tests.Realtime;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Presentation;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Scenes.Tiles;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>Frames that show the scene before until the one that is wanted is ready.</summary>
[Collection(GpuCollection.Name)]
public sealed class SeamlessSceneTests : IDisposable
{
    private const int Width = 64;
    private const int Height = 36;

    private readonly GpuDevice _device = GpuDevice.Open(
        new DeviceSelector(Environment.GetEnvironmentVariable("VAE_DEVICE")),
        new GpuOptions { Shaders = VaeShaders.Library, Validation = true, WarmsUp = true });

    private readonly OffscreenTarget _target;
    private readonly VaeModel _model;
    private readonly VaePlugin _plugin = new();
    private readonly List<string> _compiledInFrames = [];

    public SeamlessSceneTests()
    {
        int frames = Environment.CurrentManagedThreadId;
        _device.Kernels.Compiling += key =>
        {
            if (Environment.CurrentManagedThreadId == frames)
            {
                _compiledInFrames.Add(key);
            }
        };
        _target = new OffscreenTarget(_device);
        _model = new VaeModel(_device, VaeArchitecture.Mlp(new Shape(28, 28, 1), hidden: 24, latent: 4), trainable: true);
        _model.Initialise(3);
        _plugin.Awake(new PluginHost(_device) { Model = _model, DataSpec = new StreamSpec(StreamKind.Glyphs), FramesInFlight = 2, Seamless = true });
    }

    public void Dispose()
    {
        _plugin.Dispose();
        _model.Dispose();
        _target.Dispose();
        _device.Dispose();
        Assert.Empty(_device.Validation.Messages);
        Assert.Empty(_device.Ledger.Alive);
    }

    [Fact]
    public void No_frame_compiles_or_waits_for_the_scene_that_is_chosen()
    {
        Frame();
        Assert.Contains(_compiledInFrames, key => KernelVariant.KernelOf(key) == "decode_one");
        _compiledInFrames.Clear();
        foreach (SceneKind kind in (SceneKind[])[SceneKind.Grid, SceneKind.Field, SceneKind.Compare, SceneKind.Traversal])
        {
            Assert.True(FramesUntil(() => _plugin.Scenes.Kind = kind) > 3, $"{kind} was measured in one frame.");
        }

        Assert.True(FramesUntil(() => (_plugin.Scenes.Kind, _plugin.Scenes.Settings.Compare.Painting) = (SceneKind.Compare, true)) > 3);
        Assert.True(_plugin.Scenes.ShowsCanvas);
        Assert.Equal(1, FramesUntil(() => _plugin.Scenes.Kind = SceneKind.Grid));
        FramesUntil(() => _plugin.Scenes.Settings.Grid.Rows = 7);
        Assert.Empty(_compiledInFrames);
    }

    [Fact]
    public void A_change_of_mind_leaves_nothing_behind()
    {
        Frame();
        TileLayout single = Layout;
        Assert.False(_plugin.Scenes.Changing);
        _plugin.Scenes.Kind = SceneKind.Field;
        Assert.True(_plugin.Scenes.Changing);
        Frame();
        Assert.True(_plugin.Scenes.Changing);
        _plugin.Scenes.Kind = SceneKind.Compare;
        Frame();
        _plugin.Scenes.Kind = SceneKind.Walk;
        Frame();
        Assert.False(_plugin.Scenes.Changing);
        Assert.Equal(single, Layout);
        _plugin.Scenes.Kind = SceneKind.Grid;
        Frame();
        Assert.True(_plugin.Scenes.Changing);
    }

    private TileLayout Layout => _plugin.Picture!.Layout;

    // The picture keeps the tiles it has until it gets those that were chosen.
    private int FramesUntil(Action choose)
    {
        TileLayout before = Layout;
        choose();
        Patience patience = Patience.Begin();
        for (int frames = 1; ; frames++)
        {
            Frame();
            if (!_plugin.Scenes.Changing)
            {
                Assert.NotEqual(before, Layout);
                return frames;
            }

            Assert.Equal(before, Layout);
            patience.Check("the scene to be ready");
        }
    }

    private void Frame()
    {
        _plugin.Update(new PluginFrame(1 / 60.0));
        _target.TryBegin(Width, Height, out RenderTarget frame);
        _plugin.Render(frame);
        _target.End();
    }
}
