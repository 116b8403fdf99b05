namespace Vae.Realtime.Learning.Models;

using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Learning.Nn;

/// <summary>The presets made of convolutions.</summary>
internal static class ConvPresets
{
    /// <summary>conv 32, conv 64 (kernel 4, stride 2, padding 1) and their transposes; latent 20.</summary>
    public static VaeArchitecture Conv(Shape shape, PresetSize size)
    {
        Require(shape, "conv", 4);
        Shape deep = new(shape.Height / 4, shape.Width / 4, 64);
        return new VaeArchitecture(
            shape,
            [Half(32), Half(64)],
            size.Latent ?? 20,
            [new LinearSpec(deep.Length, Activation.Relu), Reshape(deep), Double(32)],
            output: new ConvTransposeSpec(shape.Channels, 4, 2, 1, 0, Activation.None));

        static ConvSpec Half(int channels) => new(channels, 4, 2, 1, Activation.Relu);

        static ConvTransposeSpec Double(int channels) => new(channels, 4, 2, 1, 0, Activation.Relu);
    }

    /// <summary>
    /// Kernel 3, stride 2, batch norm and leaky ReLU, 32 channels and twice as many at every layer up to 512, while the image has more than
    /// two pixels a side; the decoder undoes each, and ends in a 3x3 convolution.
    /// </summary>
    public static VaeArchitecture ConvDeep(Shape shape, PresetSize size)
    {
        const int most = 5;
        List<LayerSpec> encoder = [];
        List<Shape> shapes = [shape];
        while (encoder.Count < 2 * most && Math.Min(shapes[^1].Height, shapes[^1].Width) > 2)
        {
            ConvSpec half = new(32 << (encoder.Count / 2), 3, 2, 1, Activation.None);
            shapes.Add(half.Output(shapes[^1]));
            encoder.AddRange([half, new BatchNormSpec(Activation.LeakyRelu)]);
        }

        if (encoder.Count == 0)
        {
            throw new VaeException($"'conv-deep' needs images of at least 3x3 pixels, not {shape}");
        }

        List<LayerSpec> decoder = [new LinearSpec(shapes[^1].Length, Activation.None), Reshape(shapes[^1])];
        for (int i = shapes.Count - 2; i >= 0; i--)
        {
            int channels = i > 0 ? shapes[i].Channels : 32;
            decoder.AddRange([Undo(shapes[i + 1], shapes[i], channels), new BatchNormSpec(Activation.LeakyRelu)]);
        }

        return new VaeArchitecture(
            shape, encoder, size.Latent ?? 64, decoder, output: new ConvSpec(shape.Channels, 3, 1, 1, Activation.None));
    }

    /// <summary>
    /// VGG16's convolutions (Simonyan &amp; Zisserman 2015, configuration D) with as many poolings as the image's sides can be halved;
    /// the decoder mirrors the sizes with one upsampling and convolution each.
    /// </summary>
    public static VaeArchitecture Vgg(Shape shape, PresetSize size)
    {
        Require(shape, "vgg", 2);
        (int Channels, int Convolutions)[] stages = [(64, 2), (128, 2), (256, 3), (512, 3), (512, 3)];
        List<LayerSpec> encoder = [];
        List<LayerSpec> decoder = [];
        (int height, int width) = (shape.Height, shape.Width);
        foreach ((int channels, int convolutions) in stages)
        {
            if (height % 2 != 0 || width % 2 != 0)
            {
                break;
            }

            encoder.AddRange(Enumerable.Repeat(new ConvSpec(channels, 3, 1, 1, Activation.Relu), convolutions));
            encoder.Add(new MaxPoolSpec(2, 2));
            (height, width) = (height / 2, width / 2);
            decoder.InsertRange(0, [new UpsampleSpec(2), new ConvSpec(Math.Max(32, channels / 2), 3, 1, 1, Activation.Relu)]);
        }

        Shape deep = new(height, width, ((ConvSpec)encoder[^2]).Out);
        return new VaeArchitecture(
            shape,
            encoder,
            size.Latent ?? 128,
            [new LinearSpec(deep.Length, Activation.Relu), Reshape(deep), .. decoder],
            Colour(shape),
            new ConvSpec(OutputChannels(shape), 3, 1, 1, Activation.None));
    }

    /// <summary>A stem of 32 channels, then two halvings to 64 and 128, each a residual block with batch norm; the decoder mirrors them.</summary>
    public static VaeArchitecture Resnet(Shape shape, PresetSize size)
    {
        Require(shape, "resnet", 4);
        Shape deep = new(shape.Height / 4, shape.Width / 4, 128);
        return new VaeArchitecture(
            shape,
            [.. Convolved(32, 1), Block(32, 32, 1), Block(32, 64, 2), Block(64, 128, 2)],
            size.Latent ?? 128,
            [
                new LinearSpec(deep.Length, Activation.Relu), Reshape(deep),
                Block(128, 128, 1), new UpsampleSpec(2), .. Convolved(64, 1), Block(64, 64, 1), new UpsampleSpec(2), .. Convolved(32, 1),
            ],
            Colour(shape),
            new ConvSpec(OutputChannels(shape), 3, 1, 1, Activation.None));
    }

    private static LayerSpec[] Convolved(int channels, int stride) =>
        [new ConvSpec(channels, 3, stride, 1, Activation.None), new BatchNormSpec(Activation.Relu)];

    private static ResidualSpec Block(int inputs, int outputs, int stride) => new(
        [
            .. Convolved(outputs, stride),
            new ConvSpec(outputs, 3, 1, 1, Activation.None), new BatchNormSpec(),
        ],
        inputs == outputs && stride == 1 ? [] : [new ConvSpec(outputs, 1, stride, 0, Activation.None), new BatchNormSpec()],
        Activation.Relu);

    // Of the transposes that lead from a size to another, the one whose output padding fits; both sides must agree.
    private static ConvTransposeSpec Undo(Shape from, Shape to, int channels)
    {
        (int down, int across) = (to.Height - ((2 * from.Height) - 1), to.Width - ((2 * from.Width) - 1));
        return down == across
            ? new ConvTransposeSpec(channels, 3, 2, 1, down, Activation.None)
            : throw new VaeException(
                $"'conv-deep' cannot undo its halving of {to} images; use images whose sides are both even or both odd all the way");
    }

    private static ReshapeSpec Reshape(Shape shape) => new(shape.Height, shape.Width, shape.Channels);

    // Colour has no natural Bernoulli reading; grey images keep it.
    private static Likelihood Colour(Shape shape) =>
        new(shape.Channels == 1 ? LikelihoodFamily.Bernoulli : LikelihoodFamily.DiscretisedLogistic);

    private static int OutputChannels(Shape shape) => shape.Channels * Colour(shape).Parameters;

    private static void Require(Shape shape, string name, int multiple)
    {
        if (shape.Height % multiple != 0 || shape.Width % multiple != 0)
        {
            throw new VaeException(
                $"'{name}' needs images whose sides are multiples of {multiple}, not {shape}; use ?size=N in --data, or another --arch");
        }
    }
}
