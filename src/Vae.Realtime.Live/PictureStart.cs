namespace Vae.Realtime.Live;

using System.Globalization;
using Vae.Realtime.Data;
using Vae.Realtime.Formats;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// How a model begins to learn somebody's own colour pictures, where nothing else was asked for: from the model that comes with the program
/// and has their size, where there is one, with a likelihood that measures its variances; and where they are few, each changed at random in
/// every epoch.
/// </summary>
/// <param name="Architecture">What the model is made of.</param>
/// <param name="Weights">The model file that it begins with; null begins from nothing.</param>
/// <param name="Augmentation">What is changed at random.</param>
internal sealed record PictureStart(VaeArchitecture Architecture, string? Weights, Augmentation Augmentation)
{
    // More examples than these differ enough by themselves.
    private const int Few = 2000;

    /// <summary>What fits pictures of a shape; null where they are none in colour.</summary>
    /// <param name="data">The data: streams have models of their own.</param>
    /// <param name="shape">Shape of the examples.</param>
    /// <param name="examples">Their number.</param>
    public static PictureStart? For(DataSpec data, Shape shape, int examples)
    {
        if (data is StreamSpec || DataKinds.Of(shape) != DataKind.Images || shape.Channels != 3)
        {
            return null;
        }

        string? weights = PretrainedModel.OfShape(shape);
        VaeArchitecture architecture = weights is null
            ? StartingModel.Architecture(shape, new PresetSize())
            : ModelFile.ReadArchitecture(SafetensorsFile.Load(weights), weights).With(new Likelihood(LikelihoodFamily.CalibratedGaussian));
        // So much that a dozen photographs are not learned by heart: less lets the error on others grow.
        int shift = Math.Max(1, Math.Min(shape.Height, shape.Width) / 5);
        Augmentation augmentation = examples < Few
            ? Augmentation.Parse(string.Create(CultureInfo.InvariantCulture, $"shift={shift},flip,zoom=0.35,rotate=25,brightness=0.1,contrast=0.25"))
            : Augmentation.None;
        return new PictureStart(architecture, weights, augmentation) { Examples = examples };
    }

    /// <summary>Pictures to learn from.</summary>
    public int Examples { get; private init; }

    /// <summary>Says what the model is made of, or begins with.</summary>
    public string ModelNote => Weights is null
        ? $"the model is made of {Architecture.InWords} (--arch)"
        : $"it begins with what '{Path.GetFileNameWithoutExtension(Weights)}' has learned, {Architecture.InWords} (--arch)";

    /// <summary>Says how the pictures are changed; null where they are not.</summary>
    public string? ChangeNote => Augmentation.IsNone
        ? null
        : $"{Examples} pictures are few, so each is changed at random every time (--augment {Augmentation})";

    /// <summary>A model that begins like this.</summary>
    /// <param name="device">Where it lives.</param>
    /// <param name="seed">Seed of parameters that no file gives.</param>
    /// <exception cref="VaeException">The file is damaged.</exception>
    public VaeModel Make(GpuDevice device, ulong seed)
    {
        VaeModel model = StartingModel.Fresh(device, Architecture, seed);
        try
        {
            Begin(model);
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>Puts what <see cref="Weights"/> holds into an untrained model of the architecture.</summary>
    /// <exception cref="VaeException">The file is damaged.</exception>
    public void Begin(VaeModel model)
    {
        if (Weights is not null)
        {
            ModelFile.Begin(Weights, model);
        }
    }
}
