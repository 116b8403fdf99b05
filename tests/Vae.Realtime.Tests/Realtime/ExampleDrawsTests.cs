namespace Vae.Realtime.Tests.Realtime;

using Vae.Realtime.Data;
using Vae.Realtime.Latents;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Tests.Gpu;
using Xunit;

[Collection(GpuCollection.Name)]
public sealed class ExampleDrawsTests(GpuFixture gpu)
{
    private static readonly float[] Means = [3, 0, 0, 4, -3, 1, 2, -4];
    private static readonly LatentPlaces Places = new(Means, 2);

    [Fact]
    public void Every_draw_is_an_example_and_every_example_is_drawn()
    {
        float[][] drawn = Draw(new ExampleDraws(Places, 1), 100);
        Assert.Equal(4, Places.Count);
        Assert.Equal([-3, 0, 2, 3], drawn.Select(latent => latent[0]).Distinct().Order());
        Assert.All(drawn, latent => Assert.Contains(Means.Chunk(2), example => example.SequenceEqual(latent)));
    }

    [Fact]
    public void The_seed_decides_and_the_sequence_can_begin_anew()
    {
        LatentDraws draws = LatentDraws.Of(Places, 1);
        float[][] first = Draw(draws, 20);
        Assert.NotEqual(first, Draw(draws, 20));
        Assert.NotEqual(first, Draw(new ExampleDraws(Places, 2), 20));
        draws.Restart(1);
        Assert.Equal(first, Draw(draws, 20));
        Assert.IsType<PriorDraws>(LatentDraws.Of(null, 1));
    }

    [Fact]
    public void A_model_that_has_learned_begins_at_an_example()
    {
        using SceneBench bench = new(gpu.Device, 64, 36, data: new StreamSpec(StreamKind.Glyphs));
        float[] first = bench.Plugin.Latents.State.Values.ToArray();
        Assert.Contains(bench.Scenes.Map!.Means.ToArray().Chunk(first.Length), mean => mean.SequenceEqual(first));
    }

    [Fact]
    public void A_model_that_has_learned_nothing_begins_with_the_prior()
    {
        using VaePlugin plugin = new();
        using VaeModel model = new(gpu.Device, VaeArchitecture.Mlp(new Shape(28, 28, 1)), trainable: true);
        model.Initialise(1);
        plugin.Awake(new PluginHost(gpu.Device) { Model = model, DataSpec = new StreamSpec(StreamKind.Glyphs), Seed = 5 });
        float[] expected = new float[plugin.Latents.State.Size];
        new PriorDraws(5).Next(expected);
        Assert.Equal(expected, plugin.Latents.State.Values.ToArray());
    }

    [Fact]
    public void Unhurried_scenes_are_whole_in_the_first_frame()
    {
        foreach (SceneKind kind in (SceneKind[])[SceneKind.Grid, SceneKind.Field, SceneKind.Compare])
        {
            using SceneBench bench = new(gpu.Device, 320, 180, data: new StreamSpec(StreamKind.Glyphs));
            bench.Plugin.Training!.Paused = true;
            (bench.Scenes.Kind, bench.Scenes.Settings.Unhurried) = (kind, true);
            (bench.Scenes.Settings.Grid.Drift, bench.Scenes.Settings.Field.Speed, bench.Scenes.Settings.Grid.Columns) = (0, 0, 16);
            byte[] first = bench.Run();
            Assert.Equal(first, bench.Run(30));
            Assert.Contains(first, value => value is > 100 and < 255);
        }
    }

    private static float[][] Draw(LatentDraws draws, int count)
    {
        float[][] drawn = [.. Enumerable.Range(0, count).Select(_ => new float[2])];
        Array.ForEach(drawn, latent => draws.Next(latent));
        return drawn;
    }
}
