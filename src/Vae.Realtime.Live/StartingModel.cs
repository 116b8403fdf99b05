namespace Vae.Realtime.Live;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Models;

/// <summary>The model that the program begins with when nobody names one.</summary>
internal static class StartingModel
{
    // Squared errors in their proper scaling: a tenth of the range is what a small model misses of a picture in colour.
    private const double Deviation = 0.1;

    /// <summary>The pretrained model for the data, or, where their pictures have another shape than its, an untrained one.</summary>
    /// <param name="device">Where it lives.</param>
    /// <param name="data">What it will learn from.</param>
    /// <param name="shape">Of the data's examples.</param>
    /// <param name="seed">Of the untrained model's parameters.</param>
    public static VaeModel For(GpuDevice device, DataSpec data, ImageShape shape, ulong seed)
    {
        VaeModel pretrained = ModelFile.Load(device, PretrainedModel.For(data), trainable: true);
        if (pretrained.Architecture.Input == shape)
        {
            return pretrained;
        }

        pretrained.Dispose();
        VaeModel fresh = new(device, Architecture(shape), trainable: true);
        fresh.Initialise(seed);
        return fresh;
    }

    private static VaeArchitecture Architecture(ImageShape shape)
    {
        if (!shape.IsImage || shape.Channels != 3)
        {
            return VaeArchitecture.Mlp(shape);
        }

        string preset = shape.Height % 4 == 0 && shape.Width % 4 == 0 ? "conv" : Presets.Mlp;
        return Presets.Create(preset, shape, new PresetSize()).With(new Nn.Likelihood(LikelihoodFamily.Gaussian, Deviation));
    }
}
