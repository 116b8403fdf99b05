namespace Vae.Realtime.Tests.Live;

using System.Diagnostics;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using Vae.Realtime.Data;
using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Live;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Tests.Formats;
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
        PictureStart start = PictureStart.For(Photos, new Shape(height, width, 3))!;
        Assert.Equal(model, Path.GetFileNameWithoutExtension(start.Weights));
        Assert.Equal(LikelihoodFamily.CalibratedGaussian, start.Architecture.Likelihood.Family);
        Assert.Contains(model is null ? "made of" : $"what '{model}' has learned", start.ModelNote, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(1999)]
    public void Few_pictures_are_changed_every_time_and_it_is_told(int examples)
    {
        (Augmentation changes, string note) = PictureStart.ChangesOf(Photos, new Shape(32, 32, 3), examples)!.Value;
        Assert.Equal((6, true), (changes.Shift, changes.Flip));
        Assert.Contains($"{examples} pictures are few", note, StringComparison.Ordinal);
        Assert.Contains(changes.ToString(), note, StringComparison.Ordinal);
    }

    [Fact]
    public void Streams_grey_pictures_and_columns_have_their_own_beginnings()
    {
        Assert.Null(PictureStart.For(new StreamSpec(StreamKind.Shapes), new Shape(32, 32, 3)));
        Assert.Null(PictureStart.For(Photos, new Shape(28, 28, 1)));
        Assert.Null(PictureStart.For(Photos, new Shape(60, 1, 3)));
        Assert.Null(PictureStart.ChangesOf(new StreamSpec(StreamKind.Shapes), new Shape(32, 32, 3), 100));
        Assert.Null(PictureStart.ChangesOf(Photos, new Shape(28, 28, 1), 100));
        Assert.Null(PictureStart.ChangesOf(Photos, new Shape(32, 32, 3), 2000));
    }

    /// <summary>What is told belongs to the data that are there: nothing of earlier ones.</summary>
    [Fact]
    public void Pictures_that_come_later_are_changed_and_told_too()
    {
        using TemporaryFolder folder = new();
        foreach ((string name, int count) in (ReadOnlySpan<(string, int)>)[("first", 9), ("later", 12)])
        {
            Directory.CreateDirectory(folder.File(name));
            for (int index = 0; index < count; index++)
            {
                using Image<Rgb24> picture = new(32, 32, new Rgb24((byte)(20 * index), 90, 200));
                picture.SaveAsPng(folder.File($"{name}/{index}.png"));
            }
        }

        using (LiveModel live = new(gpu.Device, null, DataSpec.Parse(folder.File("first")), seed: 1))
        {
            Assert.Contains(live.Notes, note => note.Contains("what 'shapes' has learned", StringComparison.Ordinal));
            Assert.Contains(live.Notes, note => note.StartsWith("8 pictures are few", StringComparison.Ordinal));
            live.Learn(DataSpec.Parse(folder.File("later")));
            Stopwatch clock = Stopwatch.StartNew();
            while (!live.Poll())
            {
                Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2), "the pictures were not read");
                Thread.Sleep(1);
            }

            Assert.StartsWith("11 pictures are few", Assert.Single(live.Notes), StringComparison.Ordinal);
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    [Fact]
    public void It_computes_what_the_model_it_begins_with_does()
    {
        PictureStart start = PictureStart.For(Photos, new Shape(32, 32, 3))!;
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
