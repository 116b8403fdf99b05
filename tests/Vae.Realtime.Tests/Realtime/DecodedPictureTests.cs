namespace Vae.Realtime.Tests.Realtime;

using Vae.Realtime.Data;
using Vae.Realtime.Models;
using Vae.Realtime.Realtime;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>Fused or layer by layer, the picture is the same.</summary>
[Collection(GpuCollection.Name)]
public sealed class DecodedPictureTests(GpuFixture gpu)
{
    private static readonly ImageShape Grey = new(9, 14, 1);
    private static readonly ImageShape Colour = new(11, 5, 3);

    public static TheoryData<ImageShape, PictureFormat, string> Pictures => new()
    {
        { Grey, new PictureFormat(14, 9, Bgra: false, Smooth: true), "decode_one compose_rows compose_image" },
        { Grey, new PictureFormat(14, 9, Bgra: true, Smooth: false), "decode_one compose_rows compose_image" },
        { Colour, new PictureFormat(5, 11, Bgra: true, Smooth: true), "decode_one compose_rows compose_image" },
        { Colour, new PictureFormat(5, 12, Bgra: false, Smooth: false), "decode_one compose_rows compose_image" },
        { Grey, new PictureFormat(61, 33, Bgra: true, Smooth: true), "decode_one compose_rows compose_image" },
    };

    [Theory]
    [MemberData(nameof(Pictures))]
    public void The_fused_picture_is_that_of_the_layers(ImageShape shape, PictureFormat format, string kernels)
    {
        using (VaeModel model = new(gpu.Device, VaeArchitecture.Mlp(shape, hidden: 50, latent: 5), trainable: false))
        {
            model.Initialise(3);
            using VaePass pass = new(model, batch: 1);
            pass.Z.Upload(gpu.Device, [3, -2, 1, 2, -3]);
            using DecodedPicture fused = new(pass, format);
            using DecodedPicture layers = new(pass, format, fuse: false);
            Assert.Equal(kernels, string.Join(' ', fused.Work.Source.Kernels));
            Assert.Equal("linear_forward linear_forward compose_rows compose_image", string.Join(' ', layers.Work.Source.Kernels));
            byte[] expected = Show(layers);
            Assert.True(expected.Distinct().Count() > 20, "The picture is too flat to show anything.");
            Assert.All(Show(fused).Zip(expected), pair => Assert.InRange(pair.First - pair.Second, -1, 1));
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
        VaeArchitecture.Layer[] layers = [.. hidden.Select(size => new VaeArchitecture.Linear(size, VaeArchitecture.ActivationKind.Relu))];
        using VaeModel model = new(gpu.Device, new VaeArchitecture(Grey, [], latent, layers), trainable: false);
        using VaePass pass = new(model, batch);
        Assert.Equal(isFused, FusedDecoder.Of(pass) is not null);
    }

    private byte[] Show(DecodedPicture picture)
    {
        gpu.Device.Wait(gpu.Device.Submit(picture.Work));
        using PictureReader reader = new(gpu.Device, picture.Image, picture.Format.Bgra);
        reader.Wait();
        return reader.Read().Rgba;
    }
}
