namespace Vae.Realtime.Learning.Models;

using Vae.Realtime.Data;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Learning.Nn;

/// <summary>Well-known architectures by one word, made for the shape of the data.</summary>
internal static class Presets
{
    /// <summary>One hidden ReLU layer of 400 on either side of 20 latents.</summary>
    public const string Mlp = "mlp";

    private static readonly OrderedDictionary<string, Preset> ByName = new(StringComparer.Ordinal)
    {
        [Mlp] = new("one hidden layer", (shape, size) => VaeArchitecture.Mlp(shape, size.Hidden ?? 400, size.Latent ?? 20)),
        ["mlp2"] = new("512-256-64 and back", (shape, size) => Dense(shape, [512, 256], size.Latent ?? 64)),
        ["conv"] = new("two convolutions of stride 2", ConvPresets.Conv),
        ["conv-deep"] = new("convolutions of stride 2 with batch norm, as deep as the image allows", ConvPresets.ConvDeep),
        ["vgg"] = new("the 3x3 convolutions and pooling of VGG16", ConvPresets.Vgg),
        ["resnet"] = new("small residual blocks, for colour images", ConvPresets.Resnet),
        ["lstm"] = new("LSTM layers over the steps of a window", Sequence),
        ["tabular"] = new("dense layers for plain vectors", Tabular),
    };

    /// <summary>The presets' names, in the order of the help.</summary>
    public static IReadOnlyList<string> Names => ByName.Keys;

    /// <summary>What a preset is, in a few words.</summary>
    public static string Describe(string name) => ByName[name].Description;

    public static bool Knows(string name) => ByName.ContainsKey(name);

    /// <summary>The architecture of a preset.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="shape">Shape of the data.</param>
    /// <param name="size">What differs from the preset's own sizes.</param>
    /// <exception cref="VaeException">The preset does not fit data of that shape; the message says what it needs.</exception>
    public static VaeArchitecture Create(string name, Shape shape, PresetSize size)
    {
        ArgumentNullException.ThrowIfNull(size);
        return ByName[name].Build(shape, size);
    }

    private static VaeArchitecture Dense(Shape shape, int[] hidden, int latent) => new(
        shape,
        hidden.Select(Hidden),
        latent,
        hidden.Reverse().Select(Hidden));

    private static VaeArchitecture Tabular(Shape shape, PresetSize size)
    {
        int wide = size.Hidden ?? 64;
        int[] hidden = [wide, Math.Max(1, wide / 2)];
        return new VaeArchitecture(
            shape,
            hidden.Select(Hidden),
            size.Latent ?? Math.Clamp(shape.Length / 4, 1, 8),
            hidden.Reverse().Select(Hidden),
            new Likelihood(LikelihoodFamily.CalibratedGaussian));
    }

    private static VaeArchitecture Sequence(Shape shape, PresetSize size)
    {
        if (DataKinds.Of(shape) == DataKind.Images)
        {
            throw new VaeException($"'lstm' is for windows of a series, not for {shape} images; give a CSV file with ?column=NAME&window=60");
        }

        int wide = size.Hidden ?? 64;
        int narrow = Math.Max(1, wide / 2);
        return new VaeArchitecture(
            shape,
            [new LstmSpec(wide, Sequences: true), new LstmSpec(narrow, Sequences: false)],
            size.Latent ?? 8,
            [new RepeatSpec(shape.Height), new LstmSpec(narrow, Sequences: true), new LstmSpec(wide, Sequences: true)],
            new Likelihood(LikelihoodFamily.CalibratedGaussian),
            new TimeDistributedSpec(shape.Channels, Activation.None));
    }

    private static LinearSpec Hidden(int units) => new(units, Activation.Relu);

    private sealed record Preset(string Description, Func<Shape, PresetSize, VaeArchitecture> Build);
}
