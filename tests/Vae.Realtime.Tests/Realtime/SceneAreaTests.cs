namespace Vae.Realtime.Tests.Realtime;

using System.Numerics;
using Vae.Realtime.Data;
using Vae.Realtime.Frames;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Latents.Map;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>A picture that keeps to a part of the frame, and the whole one that is taken from the same frame, under validation.</summary>
[Collection(GpuCollection.Name)]
public sealed class SceneAreaTests(GpuFixture gpu)
{
    private const int Width = 168;
    private const int Height = 92;

    private static readonly PictureArea Area = new(40.0 / Width, 8.0 / Height, 132.0 / Width, 76.0 / Height);

    [Theory]
    [InlineData(SceneKind.Single)]
    [InlineData(SceneKind.Grid)]
    [InlineData(SceneKind.Field)]
    [InlineData(SceneKind.Compare)]
    [InlineData(SceneKind.Traversal)]
    public void Nothing_is_drawn_beside_the_area_and_the_whole_picture_is_as_it_was(SceneKind kind)
    {
        using (SceneBench bench = new(gpu.Device, Width, Height))
        {
            WholeLayer layer = new(bench.Scenes);
            bench.Scenes.Kind = kind;
            (bench.Scenes.Settings.Grid.Drift, bench.Scenes.Settings.Field.Speed) = (0, 0);
            byte[] full = bench.Run(60);
            Assert.NotEqual(1, Outside(full).Distinct().Count());
            bench.Scenes.Area = Area;
            byte[] between = bench.Run();
            Assert.True(bench.Scenes.HasChanged);
            uint background = Assert.Single(Outside(between).Distinct());
            Assert.InRange(Inside(between).Count(pixel => pixel != background), 92 * 68 / 12, 92 * 68);
            Assert.Equal(between, bench.Run());
            Assert.False(bench.Scenes.HasChanged);

            // Whoever takes pictures away gets all of it, also where the tiles have changed since the last time.
            bench.Plugin.Layer = layer;
            Assert.Equal(full, bench.Run());
            bench.Plugin.Layer = null;
            bench.Plugin.Latents.Centre();
            bench.Scenes.Settings.Grid.Seed++;
            bench.Scenes.Canvas.Brush(0.5, 0.5, 0.3, Vector3.One);
            Assert.NotEqual(between, bench.Run(60));
            bench.Plugin.Layer = layer;
            byte[] moved = bench.Run();
            Assert.NotEqual(full, moved);
            bench.Plugin.Layer = null;
            bench.Scenes.Area = PictureArea.Whole;
            Assert.Equal(moved, bench.Run());
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    [Fact]
    public void Tiles_are_found_where_they_are_shown()
    {
        using SceneBench bench = new(gpu.Device, Width, Height);
        bench.Scenes.Kind = SceneKind.Compare;
        bench.Scenes.Area = Area;
        bench.Run();
        Assert.Equal(0, bench.Scenes.Find(50.0 / Width, 42.0 / Height)?.Column);
        Assert.Equal(2, bench.Scenes.Find(122.0 / Width, 42.0 / Height)?.Column);
        Assert.Null(bench.Scenes.Find(36.0 / Width, 42.0 / Height));
    }

    [Fact]
    public void The_order_of_the_dimensions_is_that_of_the_model_that_came_and_stays_until_somebody_asks()
    {
        using SceneBench bench = new(gpu.Device, 64, 64, data: new StreamSpec(StreamKind.Glyphs));
        bench.Plugin.Training!.Paused = true;
        LatentState state = bench.Plugin.Latents.State;
        LatentMap map = bench.Scenes.Map!;
        Assert.Equal(map.Order.ToArray(), state.Order.ToArray());
        Assert.Equal((map.Order[0], map.Order[1]), state.Pair);

        // Another measurement changes nothing here.
        int[] other = [.. map.Order.ToArray().Reverse()];
        state.Arrange(other);
        long version = map.Version;
        bench.Scenes.Kind = SceneKind.Traversal;
        bench.RunUntil(
            () =>
            {
                bench.Scenes.Invalidate();
                return map.Version > version;
            },
            "another measurement");
        bench.Run(3);
        Assert.Equal(other, state.Order.ToArray());
        Assert.Equal(other[..6], bench.Scenes.TraversalDimensions.ToArray());

        Assert.True(bench.Plugin.SortLatents());
        Assert.Equal(map.Order.ToArray(), state.Order.ToArray());
        bench.Run(3);
        Assert.Equal(map.Order[..6].ToArray(), bench.Scenes.TraversalDimensions.ToArray());
    }

    [Fact]
    public void Without_examples_the_dimensions_stay_as_they_are_counted()
    {
        using SceneBench bench = new(gpu.Device, 64, 64);
        bench.Run();
        Assert.False(bench.Plugin.SortLatents());
        Assert.Equal(Enumerable.Range(0, bench.Plugin.Latents.State.Size), bench.Plugin.Latents.State.Order.ToArray());
    }

    private static IEnumerable<uint> Inside(byte[] picture) =>
        Pixels(picture).Where(pixel => IsInside(pixel.X, pixel.Y)).Select(pixel => pixel.Value);

    private static IEnumerable<uint> Outside(byte[] picture) =>
        Pixels(picture).Where(pixel => !IsInside(pixel.X, pixel.Y)).Select(pixel => pixel.Value);

    private static bool IsInside(int x, int y) => x is >= 40 and < 132 && y is >= 8 and < 76;

    private static IEnumerable<(int X, int Y, uint Value)> Pixels(byte[] picture) =>
        Enumerable.Range(0, Width * Height).Select(i => (i % Width, i / Width, BitConverter.ToUInt32(picture, 4 * i)));

    /// <summary>Shows the whole picture in place of that of the area.</summary>
    private sealed class WholeLayer(SceneDirector scenes) : IFrameLayer
    {
        public GpuPixelBuffer Encode(in RenderTarget target, GpuPixelBuffer picture, bool changed, long frame) => scenes.EncodeWhole(target, frame);
    }
}
