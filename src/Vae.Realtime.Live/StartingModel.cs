namespace Vae.Realtime.Live;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Nn;

/// <summary>The model that the program begins with by default.</summary>
internal static class StartingModel
{
    /// <summary>The pretrained model for the data, or, where their pictures have another shape than its, an untrained one.</summary>
    /// <param name="device">Where it lives.</param>
    /// <param name="data">What it will learn from.</param>
    /// <param name="shape">Shape of the data's examples.</param>
    /// <param name="seed">Seed of the untrained model's parameters.</param>
    /// <returns>The model, and whether it has learned anything.</returns>
    public static (VaeModel Model, bool Learned) For(GpuDevice device, DataSpec data, Shape shape, ulong seed)
    {
        VaeModel pretrained = ModelFile.Load(device, PretrainedModel.For(data), trainable: true);
        if (pretrained.Architecture.Input == shape)
        {
            return (pretrained, true);
        }

        pretrained.Dispose();
        return (Fresh(device, Architecture(shape, new PresetSize()), seed), false);
    }

    /// <summary>An untrained model.</summary>
    /// <param name="device">Where it lives.</param>
    /// <param name="architecture">What it is made of.</param>
    /// <param name="seed">Seed of its parameters.</param>
    public static VaeModel Fresh(GpuDevice device, VaeArchitecture architecture, ulong seed)
    {
        VaeModel fresh = new(device, architecture, trainable: true);
        fresh.Initialise(seed);
        return fresh;
    }

    /// <summary>What an untrained model for pictures of a shape is made of: in colour of convolutions, if they have room for them.</summary>
    public static VaeArchitecture Architecture(Shape shape, PresetSize size)
    {
        if (DataKinds.Of(shape) != DataKind.Images || shape.Channels != 3)
        {
            return Presets.Create(Presets.Mlp, shape, size);
        }

        return Presets.Create(Convolutional(shape), shape, size).With(new Likelihood(LikelihoodFamily.CalibratedGaussian));
    }

    // 'conv' halves the sides twice; 'conv-deep' takes other sides too, unless one is odd on the way where the other is even.
    private static string Convolutional(Shape shape)
    {
        if (shape.Height % 4 == 0 && shape.Width % 4 == 0)
        {
            return "conv";
        }

        try
        {
            Presets.Create("conv-deep", shape, new PresetSize());
            return "conv-deep";
        }
        catch (VaeException)
        {
            return Presets.Mlp;
        }
    }
}
