namespace Vae.Realtime.Learning.Models;

using Vae.Realtime.Learning.Kernels.Tuning;
using Vae.Realtime.Learning.Nn;

/// <summary>Turns an architecture's layers into modules that run.</summary>
/// <param name="tuning">Which variants of the products to run.</param>
/// <param name="store">Receives the parameters.</param>
internal sealed class ModuleFactory(GemmTuning tuning, ParameterStore store)
{
    /// <summary>A list of layers, with the reshaping between them that images and vectors need.</summary>
    public ModuleStack Stack(string name, IReadOnlyList<VaeArchitecture.Layer> layers, Shape input)
    {
        List<Module> modules = [];
        Shape[] orders = ChannelOrders.Of(layers, input);
        Shape shape = input;
        for (int i = 0; i < layers.Count; i++)
        {
            modules.AddRange(Modules($"{name}.{i}", layers[i], shape, (orders[i], orders[i + 1])));
            shape = layers[i].Output(shape);
        }

        return new ModuleStack(input, modules) { Order = orders[^1] };
    }

    /// <summary>The layer that makes the likelihood's parameters.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="decoder">What comes before.</param>
    /// <param name="image">Shape of the likelihood's parameters.</param>
    public ModuleStack Output(VaeArchitecture.Layer layer, ModuleStack decoder, Shape image) =>
        new(decoder.Output, [.. Modules("output", layer, decoder.Output, (decoder.Order, image))]);

    /// <summary>The encoder, which ends in one row of features where a condition is to be appended to them.</summary>
    public ModuleStack Encoder(VaeArchitecture architecture)
    {
        ModuleStack layers = Stack("encoder", architecture.Encoder, architecture.Input);
        return architecture.Labels is null ? layers : new ModuleStack(architecture.Input, [.. layers.Modules, .. Flattened(layers.Output)]) { Order = layers.Order };
    }

    /// <summary>The layer that learns a vector for every class, where the architecture asks for one.</summary>
    public Linear? LabelEmbedding(VaeArchitecture.LabelCondition? labels) => labels?.Embedding is int size
        ? new Linear(tuning, store, VaeArchitecture.LabelEmbedding, labels.Classes, size, Activation.None)
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
        return condition > 0 ? new ModuleStack(heads.Input, [heads]) : new ModuleStack(features, [.. Flattened(features), heads]);
    }

    // Orders: the images in whose order files count what enters and what leaves, where those are vectors.
    private IEnumerable<Module> Modules(string name, VaeArchitecture.Layer layer, Shape input, (Shape In, Shape Out) orders) => layer switch
    {
        VaeArchitecture.Linear linear => [.. Flattened(input), .. Dense(name, linear, orders)],
        VaeArchitecture.Conv conv =>
        [
            .. Conv2d.ReadsPacked(input) ? Enumerable.Empty<Module>() : [Rows(input)],
            .. Activated(conv.Activation, activation => new Conv2d(store, name, input, conv.Out, conv.Geometry(input), activation)),
        ],
        VaeArchitecture.ConvTranspose conv =>
        [
            Rows(input),
            .. Activated(conv.Activation, activation => new ConvTranspose2d(store, name, input, conv.Out, conv.Geometry(input), activation)),
        ],
        VaeArchitecture.Lstm lstm => [Rows(input), new Lstm(tuning, store, name, input, lstm.Hidden, lstm.Sequences)],
        VaeArchitecture.Repeat repeat => [.. Flattened(input), new RepeatVector(input.Length, repeat.Count)],
        VaeArchitecture.TimeDistributed dense =>
        [
            Rows(input),
            .. Activated(
                dense.Activation,
                activation => new TimeDistributed(input, new Linear(tuning, store, name, input.Channels, dense.Out, activation))),
        ],
        VaeArchitecture.Activate activate => [Rows(input), new ActivationLayer(input, VaeArchitecture.OnDevice(activate.Activation))],
        VaeArchitecture.MaxPool pool => [Rows(input), new MaxPool(input, pool.Kernel, pool.Stride, pool.Padding)],
        VaeArchitecture.Upsample upsample =>
            [Rows(input), new Upsample(input, upsample.Factor, upsample.Mode == VaeArchitecture.UpsampleMode.Bilinear)],
        VaeArchitecture.BatchNorm norm =>
            [Rows(input), .. Activated(norm.Activation, activation => new BatchNorm(store, name, input, activation, VectorOrder(input, orders.In)))],
        VaeArchitecture.GroupNorm { Groups: > 1 } when VectorOrder(input, orders.In) is not null => throw new VaeException(
            $"The layer '{name}' has groups of a flattened image's values, which files keep in another order; put it before the flatten layer."),
        VaeArchitecture.GroupNorm norm =>
        [
            Rows(input),
            .. Activated(
                norm.Activation, activation => new GroupNorm(store, name, input, norm.Groups, activation, VectorOrder(input, orders.In))),
        ],
        VaeArchitecture.Residual block =>
        [
            Rows(input),
            .. Activated(
                block.Activation,
                activation => new Residual(Stack($"{name}.body", block.Body, input), Stack($"{name}.shortcut", block.Shortcut, input), activation)),
        ],
        VaeArchitecture.Flatten or VaeArchitecture.Reshape => [new Unpack(input, layer.Output(input))],
        _ => throw new VaeException($"The layer '{name}' is of a kind that cannot be run."),
    };

    // An image is flattened before a dense layer; PyTorch's files count its channels first.
    private IEnumerable<Module> Dense(string name, VaeArchitecture.Linear layer, (Shape In, Shape Out) orders) => Activated(
        layer.Activation,
        activation => new Linear(
            tuning,
            store,
            name,
            (orders.In.Length, layer.Out),
            activation,
            new ParameterLayout([($"{name}.weight", [layer.Out, orders.In.Length])], ChannelOrder.OfWeight(orders.Out, orders.In)),
            new ParameterLayout([($"{name}.bias", [layer.Out])], ChannelOrder.OfBias(orders.Out))));

    // Of a vector; the channels of an image are in the same order everywhere.
    private static int[]? VectorOrder(Shape input, Shape order) =>
        input.Height * input.Width == 1 ? ChannelOrder.OfBias(order) : null;

    private static IEnumerable<Module> Flattened(Shape input) =>
        input.Height * input.Width == 1 ? [] : [new Unpack(input, new Shape(1, 1, input.Length))];

    // Of a map whose examples may be packed into rows.
    private static Unpack Rows(Shape input) => new(input, input);

    // The activation goes into the layer's epilogue, or becomes a layer of its own.
    private static IEnumerable<Module> Activated(VaeArchitecture.ActivationKind kind, Func<Activation, Module> layer)
    {
        Activation activation = VaeArchitecture.OnDevice(kind);
        if (activation.HasEpilogue())
        {
            return [layer(activation)];
        }

        Module plain = layer(Activation.None);
        return [plain, new ActivationLayer(plain.Output, activation)];
    }
}
