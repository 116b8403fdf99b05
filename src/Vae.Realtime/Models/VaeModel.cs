namespace Vae.Realtime.Models;

using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Nn;

/// <summary>A variational autoencoder's layers and parameters on a device, as its architecture says.</summary>
public sealed class VaeModel : IDisposable
{
    /// <param name="device">Where it lives.</param>
    /// <param name="architecture">What it is made of.</param>
    /// <param name="trainable">Also reserve gradients and Adam's moments.</param>
    public VaeModel(GpuDevice device, VaeArchitecture architecture, bool trainable)
    {
        (Device, Architecture, Tuning) = (device, architecture, GemmTuning.Load(device));
        Store = new ParameterStore(device, trainable);
        (Encoder, int features) = Plan("encoder", architecture.Encoder, architecture.Input.Length);
        Posterior = Linear.Plan(Tuning, Store, "posterior", features, 2 * architecture.Latent, Activation.None);
        (Decoder, features) = Plan("decoder", architecture.Decoder, architecture.Latent);
        Output = Linear.Plan(Tuning, Store, "output", features, architecture.Input.Length, Activation.None);
        try
        {
            Store.Commit();
        }
        catch
        {
            Store.Dispose();
            throw;
        }
    }

    public GpuDevice Device { get; }

    public VaeArchitecture Architecture { get; }

    public ParameterStore Store { get; }

    /// <summary>Which variants of the products this device runs fastest.</summary>
    public GemmTuning Tuning { get; }

    public IReadOnlyList<Linear> Encoder { get; }

    /// <summary>Both posterior heads in one layer: rows [0, L) give the mean, rows [L, 2L) the log-variance.</summary>
    public Linear Posterior { get; }

    public IReadOnlyList<Linear> Decoder { get; }

    /// <summary>From the last decoder layer to the pixels' logits.</summary>
    public Linear Output { get; }

    /// <summary>Every layer from pixels to logits.</summary>
    public IEnumerable<Linear> Layers => [.. Encoder, Posterior, .. Decoder, Output];

    /// <summary>The products of one training step.</summary>
    public IEnumerable<GemmShape> Products(int batch)
    {
        Linear[] layers = [.. Layers];
        for (int i = 0; i < layers.Length; i++)
        {
            yield return layers[i].Product(i == layers.Length - 1 ? GemmOperation.Bernoulli : GemmOperation.Forward, batch);
            yield return layers[i].Product(GemmOperation.BackwardWeight, batch);
            if (i > 0)
            {
                yield return layers[i].Product(GemmOperation.BackwardInput, batch);
            }
        }
    }

    /// <summary>Draws weights and biases uniform in ±1/√inputs on the device, as PyTorch's nn.Linear does.</summary>
    public void Initialise(ulong seed)
    {
        Recording recording = new("initialise");
        ulong index = 0;
        foreach (Linear layer in Layers)
        {
            foreach (Tensor value in new[] { layer.Weight.Value, layer.Bias.Value })
            {
                ulong key = Keys.Derive(seed, Keys.Parameters, index++);
                recording.Dispatch(new UniformFill(value.Data, new UniformFillParams(
                    (uint)value.Rows,
                    (uint)value.Columns,
                    (uint)value.RowStride,
                    (float)(1 / Math.Sqrt(layer.Inputs)),
                    (uint)key,
                    (uint)(key >> 32))));
            }
        }

        Device.RunOnce(recording);
    }

    public void Dispose() => Store.Dispose();

    private (IReadOnlyList<Linear> Layers, int Outputs) Plan(string name, IReadOnlyList<VaeArchitecture.Layer> layers, int inputs)
    {
        Linear[] planned = new Linear[layers.Count];
        for (int i = 0; i < planned.Length; i++)
        {
            VaeArchitecture.Linear layer = layers[i] as VaeArchitecture.Linear
                ?? throw new VaeException($"The {name}'s layer {i} is of a kind that cannot be run.");
            Activation activation = VaeArchitecture.OnDevice(layer.Activation);
            if (!activation.HasEpilogue())
            {
                throw new VaeException($"The {name}'s layer {i} has an activation that cannot be run.");
            }

            planned[i] = Linear.Plan(Tuning, Store, $"{name}.{i}", inputs, layer.Out, activation);
            inputs = layer.Out;
        }

        return (planned, inputs);
    }
}
