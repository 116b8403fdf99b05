namespace Vae.Realtime.Tests.Live;

using Vae.Realtime.Data;
using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Live;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>What is chosen for somebody's own pictures.</summary>
[Collection(GpuCollection.Name)]
public sealed class PictureStartTests(GpuFixture gpu)
{
    private static readonly DataSpec Photos = DataSpec.Parse("photos");

    [Theory]
    [InlineData(32, 32, "shapes")]
    [InlineData(64, 64, "textures")]
    [InlineData(32, 48, null)]
    public void Pictures_begin_from_the_model_of_their_size(int height, int width, string? model)
    {
        PictureStart start = PictureStart.For(Photos, new Shape(height, width, 3), 5000)!;
        Assert.Equal(model, Path.GetFileNameWithoutExtension(start.Weights));
        Assert.Equal(LikelihoodFamily.CalibratedGaussian, start.Architecture.Likelihood.Family);
        Assert.True(start.Augmentation.IsNone);
        Assert.Null(start.ChangeNote);
        Assert.Contains(model is null ? "made of" : $"what '{model}' has learned", start.ModelNote, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(1999)]
    public void Few_pictures_are_changed_every_time_and_it_is_told(int examples)
    {
        PictureStart start = PictureStart.For(Photos, new Shape(32, 32, 3), examples)!;
        Assert.False(start.Augmentation.IsNone);
        Assert.Contains($"{examples} pictures are few", start.ChangeNote, StringComparison.Ordinal);
        Assert.Contains(start.Augmentation.ToString(), start.ChangeNote, StringComparison.Ordinal);
    }

    [Fact]
    public void Streams_grey_pictures_and_columns_have_their_own_beginnings()
    {
        Assert.Null(PictureStart.For(new StreamSpec(StreamKind.Shapes), new Shape(32, 32, 3), 60_000));
        Assert.Null(PictureStart.For(Photos, new Shape(28, 28, 1), 100));
        Assert.Null(PictureStart.For(Photos, new Shape(60, 1, 3), 100));
    }

    [Fact]
    public void It_computes_what_the_model_it_begins_with_does()
    {
        PictureStart start = PictureStart.For(Photos, new Shape(32, 32, 3), 5000)!;
        using (VaeModel own = start.Make(gpu.Device, 1))
        using (VaeModel shipped = ModelFile.Load(gpu.Device, start.Weights!, trainable: false))
        {
            using LatentCodec first = new(own, 2);
            using LatentCodec second = new(shipped, 2);
            float[] z = [.. Enumerable.Range(0, 2 * shipped.Architecture.Latent).Select(at => (float)Math.Sin(at))];
            Assert.Equal(second.Decode(z), first.Decode(z));
            float scale = (float)shipped.Architecture.Likelihood.Scale;
            Assert.All(own.Variances!.Value.Download(gpu.Device), variance => Assert.Equal(scale * scale, variance, 1e-7));
        }

        GpuFixture.AssertClean(gpu.Device);
    }
}
