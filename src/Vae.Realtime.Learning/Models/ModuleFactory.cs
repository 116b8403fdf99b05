namespace Vae.Realtime.Learning.Models;

using Vae.Realtime.Learning.Kernels.Tuning;
using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Learning.Nn;

/// <summary>Turns an architecture's layers into modules that run.</summary>
/// <param name="tuning">Which variants of the products to run.</param>
/// <param name="store">Receives the parameters.</param>
internal sealed class ModuleFactory(GemmTuning tuning, ParameterStore store)
{
    /// <summary>Which variants of the products to run.</summary>
    public GemmTuning Tuning => tuning;

    /// <summary>Receives the parameters.</summary>
    public ParameterStore Store => store;

    /// <summary>A list of layers, with the reshaping between them that images and vectors need.</summary>
    public ModuleStack Stack(string name, IReadOnlyList<LayerSpec> layers, Shape input)
    {
        List<Module> modules = [];
        Shape[] orders = ChannelOrders.Of(layers, input);
        Shape shape = input;
        for (int i = 0; i < layers.Count; i++)
        {
            modules.AddRange(layers[i].Build(new BuildContext(this, $"{name}.{i}", shape, (orders[i], orders[i + 1]))));
            shape = layers[i].Output(shape);
        }

        return new ModuleStack(input, modules) { Order = orders[^1] };
    }

    /// <summary>The layer that makes the likelihood's parameters.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="decoder">What comes before.</param>
    /// <param name="image">Shape of the likelihood's parameters.</param>
    public ModuleStack Output(LayerSpec layer, ModuleStack decoder, Shape image) =>
        new(decoder.Output, layer.Build(new BuildContext(this, "output", decoder.Output, (decoder.Order, image))));

    /// <summary>The running variance of each channel that a calibrated likelihood keeps; its index in the store's averages.</summary>
    public int Variances(int channels) =>
        store.AddAverage(VaeArchitecture.VarianceName, channels, new ParameterLayout([(VaeArchitecture.VarianceName, [channels])]));

    /// <summary>The encoder, which ends in one row of features where a condition is appended to them.</summary>
    public ModuleStack Encoder(VaeArchitecture architecture)
    {
        ModuleStack layers = Stack("encoder", architecture.Encoder, architecture.Input);
        return architecture.Labels is null
            ? layers
            : new ModuleStack(architecture.Input, [.. layers.Modules, .. BuildContext.Flatten(layers.Output)]) { Order = layers.Order };
    }

    /// <summary>The layer that learns a vector for every class, where the architecture asks for one.</summary>
    public Linear? LabelEmbedding(LabelCondition? labels) => labels?.Embedding is int size
        ? new Linear(tuning, store, LabelCondition.EmbeddingName, labels.Classes, size, Activation.None)
        : null;

    /// <summary>Both posterior heads in one layer: rows [0, L) give the mean, rows [L, 2L) the log-variance.</summary>
    /// <param name="encoder">What comes before.</param>
    /// <param name="latent">L.</param>
    /// <param name="condition">Values that are appended to the flattened features.</param>
    public ModuleStack Posterior(ModuleStack encoder, int latent, int condition)
    {
        Shape features = encoder.Output;
        int columns = features.Length + condition;
        int[]? order = ChannelOrder.OfBias(encoder.Order);
        int[]? map = order is null ? null
            : [.. from row in Enumerable.Range(0, 2 * latent)
                  from column in Enumerable.Range(0, columns)
                  select checked((row * columns) + (column < order.Length ? order[column] : column))];
        Linear heads = new(
            tuning,
            store,
            "posterior",
            (columns, 2 * latent),
            Activation.None,
            new ParameterLayout([("posterior_mean.weight", [latent, columns]), ("posterior_log_variance.weight", [latent, columns])], map),
            new ParameterLayout([("posterior_mean.bias", [latent]), ("posterior_log_variance.bias", [latent])]));
        return condition > 0 ? new ModuleStack(heads.Input, [heads]) : new ModuleStack(features, [.. BuildContext.Flatten(features), heads]);
    }
}
