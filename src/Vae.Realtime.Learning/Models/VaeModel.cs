namespace Vae.Realtime.Learning.Models;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Tuning;
using Vae.Realtime.Learning.Nn;

/// <summary>A variational autoencoder's modules and parameters on a device, as its architecture says.</summary>
internal sealed class VaeModel : IDisposable
{
    private readonly int? _variances;

    /// <param name="device">Where it lives.</param>
    /// <param name="architecture">What it is made of.</param>
    /// <param name="trainable">Also reserve gradients and Adam's moments.</param>
    public VaeModel(GpuDevice device, VaeArchitecture architecture, bool trainable)
    {
        (Device, Architecture, Tuning) = (device, architecture, GemmTuning.Load(device));
        Store = new ParameterStore(device, trainable);
        try
        {
            ModuleFactory factory = new(Tuning, Store);
            Encoder = factory.Encoder(architecture);
            LabelEmbedding = factory.LabelEmbedding(architecture.Labels);
            Posterior = factory.Posterior(Encoder, architecture.Latent, architecture.ConditionWidth);
            Decoder = factory.Stack("decoder", architecture.Decoder, architecture.DecoderInput);
            Output = factory.Output(architecture.OutputLayer, Decoder, architecture.OutputShape);
            _variances = architecture.Likelihood.Traits.Calibrated ? factory.Variances(architecture.Input.Channels) : null;
            Store.Commit();
        }
        catch
        {
            Store.Dispose();
            throw;
        }
    }

    public GpuDevice Device { get; }

    /// <summary>
    /// (1,C): the running variance of each channel, where the likelihood is calibrated; in the place of the gradient that of the last batch.
    /// </summary>
    public Parameter? Variances => _variances is int at ? Store.Averages[at] : null;

    /// <summary>The file that it was loaded from, for messages; null for a new one.</summary>
    public string? Path { get; init; }

    public VaeArchitecture Architecture { get; }

    public ParameterStore Store { get; }

    /// <summary>Which variants of the products this device runs fastest.</summary>
    public GemmTuning Tuning { get; }

    public ModuleStack Encoder { get; }

    /// <summary>From a class's unit vector to what the model is told of it; null where that is the unit vector itself, or nothing.</summary>
    public Linear? LabelEmbedding { get; }

    /// <summary>From features, with the condition behind them, to μ | s.</summary>
    public ModuleStack Posterior { get; }

    public ModuleStack Decoder { get; }

    /// <summary>From the last decoder layer to the likelihood's parameters of every pixel.</summary>
    public ModuleStack Output { get; }

    /// <summary>Every module from pixels to the likelihood's parameters.</summary>
    public IEnumerable<Module> Modules =>
        [.. Encoder.Leaves, .. LabelEmbedding?.Leaves ?? [], .. Posterior.Leaves, .. Decoder.Leaves, .. Output.Leaves];

    /// <summary>The products of one training step.</summary>
    public IEnumerable<GemmShape> Products(int batch)
    {
        Linear[] layers = [.. Modules.OfType<Linear>()];
        foreach (Linear layer in layers)
        {
            yield return layer.Product(layer == FusedBernoulli ? GemmOperation.Bernoulli : GemmOperation.Forward, batch);
            yield return layer.Product(GemmOperation.BackwardWeight, batch);
            if (layer != LabelEmbedding && layer != Modules.First(module => module is not Unpack))
            {
                yield return layer.Product(GemmOperation.BackwardInput, batch);
            }
        }
    }

    /// <summary>Draws the parameters on the device, as PyTorch's modules do.</summary>
    public void Initialise(ulong seed) => Initialise(new Recording("initialise"), seed);

    /// <summary>Draws the parameters of a model that has learned again: it forgets everything, its optimiser too.</summary>
    /// <exception cref="InvalidOperationException">It is not trainable.</exception>
    public void Forget(ulong seed)
    {
        Recording recording = new("forget");
        Store.RecordClear(recording);
        Initialise(recording, seed);
    }

    private void Initialise(Recording recording, ulong seed)
    {
        InitialDraws draws = new(recording, seed);
        foreach (Module module in Modules)
        {
            module.Initialise(draws);
        }

        if (Variances is Parameter variances)
        {
            draws.Constant(variances, 1);
        }

        Device.RunOnce(recording);
    }

    /// <summary>What the output module wrote, as the likelihood reads it.</summary>
    public RawOutputs RawOutputs(FeatureMap y) => Nn.RawOutputs.Of(y, Architecture.Input, Architecture.Likelihood, Variances);

    public void Dispose() => Store.Dispose();

    /// <summary>The output layer where its product can end in the Bernoulli likelihood, else null.</summary>
    internal Linear? FusedBernoulli =>
        Architecture.Likelihood.Family == LikelihoodFamily.Bernoulli && Output.Modules[^1] is Linear { Activation: Activation.None } layer
            ? layer
            : null;
}
