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
/// and has their size, where there is one, with a likelihood that measures its variances. Where they are few, each is changed at random in
/// every epoch.
/// </summary>
/// <param name="Architecture">What the model is made of.</param>
/// <param name="Weights">The model file that it begins with; null begins from nothing.</param>
internal sealed record PictureStart(VaeArchitecture Architecture, string? Weights)
{
    // More examples than these differ enough by themselves.
    private const int Few = 2000;

    private readonly SafetensorsFile? _file;

    private PictureStart(SafetensorsFile file, string path)
        : this(ModelFile.ReadArchitecture(file, path).With(new Likelihood(LikelihoodFamily.CalibratedGaussian)), path) => _file = file;

    /// <summary>What fits pictures of a shape; null where they are none in colour.</summary>
    /// <param name="data">The data: streams have models of their own.</param>
    /// <param name="shape">Shape of the examples.</param>
    /// <exception cref="VaeException">The file that comes with the program is missing or damaged.</exception>
    public static PictureStart? For(DataSpec data, Shape shape) => !IsOwn(data, shape) ? null
        : PretrainedModel.OfShape(shape) is string weights ? new PictureStart(SafetensorsFile.Load(weights), weights)
        : new PictureStart(StartingModel.Architecture(shape, new PresetSize()), null);

    /// <summary>What is changed at random in every picture while it is learned: nothing where they are many, or of another kind.</summary>
    /// <param name="data">The data.</param>
    /// <param name="shape">Shape of the examples.</param>
    /// <param name="examples">Their number.</param>
    /// <returns>The changes, and a line that tells of them; null where there are none.</returns>
    public static (Augmentation Changes, string Note)? ChangesOf(DataSpec data, Shape shape, int examples)
    {
        if (!IsOwn(data, shape) || examples >= Few)
        {
            return null;
        }

        // So much that a dozen photographs are not learned by heart: less lets the error on others grow.
        int shift = Math.Max(1, Math.Min(shape.Height, shape.Width) / 5);
        Augmentation changes = new()
        {
            Shift = shift,
            Flip = true,
            Zoom = 0.35,
            Rotate = 25,
            Brightness = 0.1,
            Contrast = 0.25,
        };
        return (
            changes,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{examples} pictures are few, so each is changed at random every time: {changes} ('train' has --augment)"));
    }

    /// <summary>Says what the model is made of, or begins with.</summary>
    public string ModelNote => Weights is null
        ? $"the model is made of {Architecture.InWords} (--arch)"
        : $"it begins with what '{Path.GetFileNameWithoutExtension(Weights)}' has learned, {Architecture.InWords} (--arch)";

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
        if (_file is not null)
        {
            ModelFile.Begin(_file, Weights!, model);
        }
    }

    private static bool IsOwn(DataSpec data, Shape shape) =>
        data is not StreamSpec && DataKinds.Of(shape) == DataKind.Images && shape.Channels == 3;
}
