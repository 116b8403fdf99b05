namespace Vae.Realtime.Tests.Realtime;

using System.Numerics;
using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Presentation;
using Vae.Realtime.Latents;
using Vae.Realtime.Latents.Map;
using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Scenes;
using Vae.Realtime.Scenes.Tiles;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>What every scene shows, pixel by pixel, under validation.</summary>
[Collection(GpuCollection.Name)]
public sealed class SceneTests(GpuFixture gpu)
{
    private const int Width = 320;
    private const int Height = 180;

    [Fact]
    public void The_grid_shows_another_sample_in_every_tile()
    {
        using (SceneBench bench = new(gpu.Device, Width, Height))
        {
            bench.Scenes.Kind = SceneKind.Grid;
            bench.Scenes.Settings.Grid.Drift = 0;
            byte[] picture = bench.Run(3);
            byte[][] tiles = [.. Tiles(bench, picture)];
            Assert.Equal(32, tiles.Length);
            Assert.Equal(32, tiles.Select(Convert.ToHexString).Distinct().Count());
            Assert.Equal(picture, bench.Run());
            bench.Scenes.Settings.Grid.Seed++;
            Assert.NotEqual(picture, bench.Run(3));
            bench.Scenes.Settings.Grid.Drift = 20;
            byte[] drifting = bench.Run();
            Assert.NotEqual(drifting, bench.Run(5));
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    [Theory]
    [InlineData(SceneKind.Single)]
    [InlineData(SceneKind.Grid)]
    [InlineData(SceneKind.Field)]
    [InlineData(SceneKind.Compare)]
    [InlineData(SceneKind.Traversal)]
    public void What_stays_the_same_is_not_drawn_again(SceneKind kind)
    {
        using (SceneBench bench = new(gpu.Device, Width, Height))
        {
            bench.Scenes.Kind = kind;
            (bench.Scenes.Settings.Grid.Drift, bench.Scenes.Settings.Field.Speed) = (0, 0);
            byte[] settled = bench.Run(60);
            Assert.Equal((false, false), (bench.Scenes.HasChanged, bench.Plugin.WillDraw));
            Assert.Equal(settled, bench.Run());

            bench.Scenes.Look = bench.Scenes.Look with { Gamma = 2 };
            byte[] brighter = bench.Run();
            Assert.True(bench.Scenes.HasChanged);
            Assert.NotEqual(settled, brighter);
            bench.Run(60);
            Assert.False(bench.Scenes.HasChanged);

            bench.Scenes.Invalidate();
            Assert.Equal(brighter, bench.Run());
            Assert.True(bench.Scenes.HasChanged);
            if (kind is SceneKind.Single or SceneKind.Field or SceneKind.Traversal)
            {
                bench.Run(60);
                bench.Plugin.Latents.Drag(0.3f, 0.3f);
                Assert.NotEqual(brighter, bench.Run(2));
            }
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    [Fact]
    public void Tiles_are_what_the_decoder_makes_of_their_latents()
    {
        const int columns = 5;
        const int rows = 4;
        Shape shape = new(16, 12, 3);
        using VaeModel model = new(gpu.Device, Presets.Create("conv", shape, new PresetSize { Latent = 6 }), trainable: false);
        model.Initialise(3);
        using SceneBench bench = new(gpu.Device, columns * shape.Width, rows * shape.Height, model);
        bench.Scenes.Kind = SceneKind.Grid;
        GridSettings grid = bench.Scenes.Settings.Grid;
        (grid.Columns, grid.Rows, grid.Gap, grid.Drift) = (columns, rows, 0, 0);
        bench.Scenes.Look = new Look(Filter: PictureFilter.Sharp);
        byte[] picture = bench.Run(20);
        float[] latents = new float[columns * rows * 6];
        new PriorDraws(grid.Seed).Next(latents);
        using LatentCodec codec = new(model, columns * rows);
        float[] expected = codec.Decode(latents);
        for (int i = 0; i < expected.Length; i++)
        {
            (int tile, int y, int x, int channel) = (i / shape.Length, i / 36 % 16, i / 3 % 12, i % 3);
            int at = (((tile / columns * 16) + y) * columns * 12) + (tile % columns * 12) + x;
            Assert.InRange(picture[(4 * at) + channel] - (255 * expected[i]), -0.6, 0.6);
        }
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.6)]
    public void The_field_has_no_seams(double overlap)
    {
        using SceneBench bench = new(gpu.Device, Width, Height);
        bench.Scenes.Kind = SceneKind.Field;
        bench.Scenes.Settings.Field.Overlap = overlap;
        byte[] picture = bench.Run(5);
        TileLayout layout = bench.Scenes.Picture!.Layout;
        int Step(int x, int y) => Math.Abs(picture[4 * ((y * Width) + x)] - picture[4 * ((y * Width) + x + 1)]);
        HashSet<int> borders =
        [
            .. Enumerable.Range(1, layout.Across.Cells - 1).Select(cell => (int)Math.Round(layout.Across.Origin + (cell * layout.Across.Pitch)) - 1),
        ];
        (int X, int Step)[] steps = [.. from y in Enumerable.Range(0, Height) from x in Enumerable.Range(0, Width - 1) select (x, Step(x, y))];
        int inside = steps.Where(step => !borders.Contains(step.X)).Max(step => step.Step);
        Assert.InRange(steps.Where(step => borders.Contains(step.X)).Max(step => step.Step), 0, inside);
        Assert.True(inside > 20, "The field is too flat to show anything.");
        Assert.NotEqual(picture, bench.Run(30));
    }

    [Fact]
    public void The_traversal_moves_one_dimension_a_row()
    {
        using SceneBench bench = new(gpu.Device, Width, Height);
        bench.Scenes.Kind = SceneKind.Traversal;
        bench.Plugin.Latents.State.Values.Clear();
        byte[][] tiles = [.. Tiles(bench, bench.Run(3))];
        (int columns, int rows) = (11, 6);
        Assert.Equal(columns * rows, tiles.Length);
        Assert.All(Enumerable.Range(1, rows - 1), row => Assert.Equal(tiles[columns / 2], tiles[(row * columns) + (columns / 2)]));
        Assert.All(Enumerable.Range(0, rows), row => Assert.NotEqual(tiles[row * columns], tiles[(row * columns) + columns - 1]));
        Assert.Equal([0, 1, 2, 3, 4, 5], bench.Scenes.TraversalDimensions.ToArray());
    }

    [Fact]
    public void Examples_are_compared_with_what_the_model_makes_of_them()
    {
        using SceneBench bench = new(gpu.Device, 168, 84, data: new StreamSpec(StreamKind.Glyphs));
        bench.Plugin.Training!.Paused = true;
        bench.Scenes.Kind = SceneKind.Compare;
        bench.Scenes.Look = new Look(Filter: PictureFilter.Sharp);
        byte[] picture = bench.Run(3);
        TileLayout layout = bench.Scenes.Picture!.Layout;
        Assert.Equal((6, 3), (layout.Across.Cells, layout.Down.Cells));
        byte[][] tiles = [.. Tiles(bench, picture)];
        Assert.Equal(18, tiles.Select(Convert.ToHexString).Distinct().Count());
        double Distance(int a, int b) => tiles[a].Zip(tiles[b]).Average(pair => Math.Abs(pair.First - pair.Second));

        // A reconstruction is nearer to its own example than to the others.
        Assert.All(Enumerable.Range(0, 6), column => Assert.Equal(column, Enumerable.Range(0, 6).MinBy(other => Distance(other, 6 + column))));
        bench.Scenes.Settings.Compare.Seed++;
        Assert.NotEqual(picture, bench.Run(3));
    }

    [Fact]
    public void The_reconstruction_follows_the_brush_and_the_latent_moves_there()
    {
        using SceneBench bench = new(gpu.Device, 168, 84);
        bench.Scenes.Kind = SceneKind.Compare;
        bench.Run();
        Assert.True(bench.Scenes.ShowsCanvas);
        byte[][] before = [.. Tiles(bench, bench.Run())];
        bench.Scenes.Canvas.Stroke(0.5, 0.2, 0.5, 0.8, 0.06, Vector3.One);
        byte[][] after = [.. Tiles(bench, bench.Run())];
        Assert.All(before.Zip(after), pair => Assert.NotEqual(pair.First, pair.Second));

        bench.Scenes.AdoptCanvas();
        bench.Run(3);
        using LatentCodec codec = new(bench.Plugin.Model, 1);
        float[] mean = codec.Encode(bench.Scenes.Canvas.Pixels).Means;
        Assert.All(mean.Zip(bench.Plugin.Latents.State.Values.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        bench.Scenes.Canvas.Clear();
        Assert.All(Tiles(bench, bench.Run()).Zip(before), pair => Assert.Equal(pair.First, pair.Second));
    }

    [Fact]
    public void The_map_is_what_the_encoder_says()
    {
        using SceneBench bench = new(gpu.Device, 64, 64, data: new StreamSpec(StreamKind.Glyphs));
        bench.Plugin.Training!.Paused = true;
        LatentMap map = bench.Scenes.Map!;
        bench.RunUntil(() => map.Version > 0, "the map");
        Assert.Equal(1, map.Version);
        Assert.Equal(LatentMap.MaxPoints, map.Count);
        float[] kl = map.Kl.ToArray();
        EncodedSet set = new(map.Latent, map.Means.ToArray(), new float[map.Means.Length], null, null);
        Assert.True(kl.Sum() > 5, "Nothing was encoded.");
        Assert.Equal(kl.OrderDescending(), map.Order.ToArray().Select(dimension => kl[dimension]));
        Assert.True(map.Labels.ToArray().Distinct().Count() > 20);

        PrincipalComponents expected = PrincipalComponents.Of(set.Means, map.Latent, 2);
        double variance = Enumerable.Range(0, map.Count).Sum(row => expected.Points[row, 0] * expected.Points[row, 0]) / map.Count;
        Assert.Equal(Math.Sqrt(variance), map.Spread.First, 1e-2);
        Assert.True(map.Spread.First >= map.Spread.Second);
    }

    [Fact]
    public void A_conditional_model_shows_the_class_asked_for()
    {
        using VaeModel model = new(
            gpu.Device,
            new VaeArchitecture(
                new Shape(6, 5, 3), [], 3, [new LinearSpec(12, Activation.Relu)], labels: new LabelCondition(4)),
            trainable: false);
        model.Initialise(2);
        using SceneBench bench = new(gpu.Device, Width, Height, model);
        foreach (SceneKind kind in (SceneKind[])[SceneKind.Single, SceneKind.Grid, SceneKind.Field, SceneKind.Traversal, SceneKind.Compare])
        {
            bench.Scenes.Kind = kind;
            bench.Scenes.Settings.Class = 1;
            byte[] one = bench.Run(40);
            bench.Scenes.Settings.Class = 2;
            Assert.NotEqual(one, bench.Run(40));
        }
    }

    [Fact]
    public void A_look_changes_colours_at_once()
    {
        using SceneBench bench = new(gpu.Device, Width, Height);
        byte[] grey = bench.Run();
        Assert.All(Enumerable.Range(0, grey.Length / 4), at => Assert.Equal(grey[4 * at], grey[(4 * at) + 2]));
        HashSet<string> seen = [Convert.ToHexString(grey)];
        foreach (Look look in (Look[])
            [
                new(Palette.Ember), new(Palette.Ember, 1.5f), new(Palette.Ember, 1.5f, ToneMapping.Contrast),
                new(Palette.Ember, 1.5f, ToneMapping.Contrast, PictureFilter.Smooth),
            ])
        {
            bench.Scenes.Look = look;
            Assert.True(seen.Add(Convert.ToHexString(bench.Run())), look.ToString());
        }
    }

    [Theory]
    [InlineData(SceneKind.Grid)]
    [InlineData(SceneKind.Field)]
    [InlineData(SceneKind.Compare)]
    [InlineData(SceneKind.Traversal)]
    public void A_frame_allocates_nothing(SceneKind kind)
    {
        using GpuDevice device = GpuFixture.OpenUnvalidated();
        using SceneBench bench = new(device, 128, 72, data: new StreamSpec(StreamKind.Glyphs));
        using OffscreenTarget target = new(device);
        bench.Scenes.Kind = kind;
        Patience.Until(() => bench.Scenes.Map!.Version > 0, "the map", () => Frames(1));
        Frames(600);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Frames(200);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Frames(int count)
        {
            for (int i = 0; i < count; i++)
            {
                bench.Plugin.Update(new PluginFrame(1 / 60.0));
                target.TryBegin(128, 72, out RenderTarget frame);
                bench.Plugin.Render(frame);
                target.End();
            }
        }
    }

    // The pixels that lie wholly in a tile, tile by tile.
    private static IEnumerable<byte[]> Tiles(SceneBench bench, byte[] picture)
    {
        (SceneFrame shown, TileLayout layout) = (bench.Scenes.Picture!, bench.Scenes.Picture!.Layout);
        for (int tile = 0; tile < layout.Across.Cells * layout.Down.Cells; tile++)
        {
            (double left, double top, double width, double height) = layout.Place(tile % layout.Across.Cells, tile / layout.Across.Cells);
            yield return [.. from y in Enumerable.Range((int)Math.Ceiling(top), (int)height - 1)
                             from x in Enumerable.Range((int)Math.Ceiling(left), (int)width - 1)
                             from part in Enumerable.Range(0, 3)
                             select picture[(4 * ((y * shown.Format.Width) + x)) + part]];
        }
    }
}
