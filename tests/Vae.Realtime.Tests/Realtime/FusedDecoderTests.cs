namespace Vae.Realtime.Tests.Realtime;

using Vae.Realtime.Frames;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>Fused or layer by layer, a latent is decoded to the same picture.</summary>
[Collection(GpuCollection.Name)]
public sealed class FusedDecoderTests(GpuFixture gpu)
{
    private static readonly Shape Grey = new(9, 14, 1);

    [Theory]
    [InlineData(9, 14, 1)]
    [InlineData(11, 5, 3)]
    public void The_fused_picture_is_that_of_the_layers(int height, int width, int channels)
    {
        Shape shape = new(height, width, channels);
        using (VaeModel model = new(gpu.Device, VaeArchitecture.Mlp(shape, hidden: 50, latent: 5), trainable: false))
        {
            model.Initialise(3);
            using VaePass pass = new(model, batch: 1);
            using StepRing ring = new(gpu.Device);
            ring.Entry(0) = new StepEntry { Valid = 1 };
            pass.Z.Upload(gpu.Device, [3, -2, 1, 2, -3]);
            Recording layers = new("layers");
            pass.RecordDecode(layers, ring.Bindings);
            pass.RecordPictures(layers, ring.Bindings);
            Recording fused = new("fused");
            FusedDecoder.Of(pass)!.Record(fused);
            Assert.Equal("linear_forward linear_forward", string.Join(' ', layers.Kernels));
            Assert.Equal("decode_one", string.Join(' ', fused.Kernels));
            float[] expected = Run(pass, layers);
            Assert.True(expected.Max() - expected.Min() > 0.1, "The picture is too flat to show anything.");
            pass.Pictures.Upload(gpu.Device, new float[shape.Length]);
            Assert.All(Run(pass, fused).Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-5f));
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    [Theory]
    [InlineData(1, 4, new[] { 3072 }, true)]
    [InlineData(1, 4, new[] { 3073 }, false)]
    [InlineData(1, 64, new[] { 8 }, true)]
    [InlineData(1, 65, new[] { 8 }, false)]
    [InlineData(1, 4, new[] { 8, 8 }, false)]
    [InlineData(1, 4, new int[0], false)]
    [InlineData(2, 4, new[] { 8 }, false)]
    public void A_single_latent_and_one_small_hidden_layer_are_fused(int batch, int latent, int[] hidden, bool isFused)
    {
        LayerSpec[] layers = [.. hidden.Select(size => new LinearSpec(size, Activation.Relu))];
        using VaeModel model = new(gpu.Device, new VaeArchitecture(Grey, [], latent, layers), trainable: false);
        using VaePass pass = new(model, batch);
        Assert.Equal(isFused, FusedDecoder.Of(pass) is not null);
    }

    private float[] Run(VaePass pass, Recording recording)
    {
        gpu.Device.RunOnce(recording);
        return pass.Pictures.Download(gpu.Device);
    }
}
