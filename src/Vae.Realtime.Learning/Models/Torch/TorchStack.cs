namespace Vae.Realtime.Learning.Models.Torch;

using System.Globalization;

/// <summary>Writes layers as Python expressions and notes which classes of <see cref="TorchLayers"/> they need.</summary>
internal sealed class TorchStack
{
    private const string Indent = "    ";

    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>Source of the classes used so far.</summary>
    public IEnumerable<string> Classes => TorchLayers.Sources.Where(source => _used.Contains(source.Key)).Select(source => source.Value);

    /// <summary>A list of layers, each with a comma at its end.</summary>
    /// <exception cref="VaeException">A layer has no counterpart.</exception>
    public IReadOnlyList<string> Layers(IReadOnlyList<VaeArchitecture.Layer> layers, Shape input)
    {
        List<string> lines = [];
        Shape[] orders = ChannelOrders.Of(layers, input);
        for (int i = 0; i < layers.Count; i++)
        {
            lines.AddRange(Layer(layers[i], input, (orders[i], orders[i + 1])));
            input = layers[i].Output(input);
        }

        return lines;
    }

    /// <summary>The last layer, whose outputs are an image.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="decoder">The layers before it.</param>
    /// <param name="latent">What enters those.</param>
    /// <param name="image">What leaves.</param>
    public IReadOnlyList<string> Output(
        VaeArchitecture.Layer layer, IReadOnlyList<VaeArchitecture.Layer> decoder, Shape latent, Shape image)
    {
        Shape input = decoder.Aggregate(latent, (shape, one) => one.Output(shape));
        return layer is VaeArchitecture.Linear dense
            ? One("Linear", dense.Activation, image, input.Length, dense.Out)
            : [.. Layer(layer, input, (ChannelOrders.Of(decoder, latent)[^1], image))];
    }

    // Orders: the images in whose order values are counted, channel by channel, where they are vectors.
    private IEnumerable<string> Layer(VaeArchitecture.Layer layer, Shape input, (Shape In, Shape Out) orders) => layer switch
    {
        VaeArchitecture.Linear dense => One("Linear", dense.Activation, null, input.Length, dense.Out),
        VaeArchitecture.Activate activate => [$"{Module(activate.Activation)}(),"],
        VaeArchitecture.BatchNorm norm => One("BatchNorm", norm.Activation, null, input.Channels),
        VaeArchitecture.GroupNorm norm => One("GroupNorm", norm.Activation, null, norm.Groups, input.Channels),
        VaeArchitecture.Flatten or VaeArchitecture.Reshape => Reshaped(layer.Output(input), orders),
        _ when input != orders.In => throw new VaeException(
            $"a layer that reads the values of a flattened {orders.In} image one by one has no counterpart in PyTorch; export the parameters only, with --out"),
        VaeArchitecture.Residual block => Block(block, input),
        VaeArchitecture.MaxPool pool => [$"nn.MaxPool2d({pool.Kernel}, {pool.Stride}, {pool.Padding}),"],
        VaeArchitecture.Upsample { Mode: VaeArchitecture.UpsampleMode.Bilinear } up => [$"nn.Upsample(scale_factor={up.Factor}, mode='bilinear', align_corners=False),"],
        VaeArchitecture.Upsample up => [$"nn.Upsample(scale_factor={up.Factor}, mode='nearest'),"],
        VaeArchitecture.TimeDistributed dense => One("TimeDistributed", dense.Activation, null, input.Channels, dense.Out),
        VaeArchitecture.Conv conv => One("Conv", conv.Activation, null, input.Channels, conv.Out, conv.Kernel, conv.Stride, conv.Padding),
        VaeArchitecture.ConvTranspose conv => One(
            "ConvTranspose", conv.Activation, null, input.Channels, conv.Out, conv.Kernel, conv.Stride, conv.Padding, conv.OutputPadding),
        VaeArchitecture.Repeat repeat => One("Repeat", VaeArchitecture.ActivationKind.None, null, repeat.Count),
        VaeArchitecture.Lstm lstm => Recurrent(lstm, input),
        _ => throw new VaeException($"the layer '{layer.GetType().Name}' has no counterpart in PyTorch; export the parameters only, with --out"),
    };

    /// <summary>The function of an activation.</summary>
    private static string Function(VaeArchitecture.ActivationKind kind) => kind switch
    {
        VaeArchitecture.ActivationKind.Relu => "torch.relu",
        VaeArchitecture.ActivationKind.LeakyRelu => "F.leaky_relu",
        VaeArchitecture.ActivationKind.Tanh => "torch.tanh",
        VaeArchitecture.ActivationKind.Sigmoid => "torch.sigmoid",
        VaeArchitecture.ActivationKind.Softplus => "F.softplus",
        VaeArchitecture.ActivationKind.Silu => "F.silu",
        VaeArchitecture.ActivationKind.Gelu => "F.gelu",
        _ => "identity",
    };

    private static string Module(VaeArchitecture.ActivationKind kind) => kind switch
    {
        VaeArchitecture.ActivationKind.Relu => "nn.ReLU",
        VaeArchitecture.ActivationKind.LeakyRelu => "nn.LeakyReLU",
        VaeArchitecture.ActivationKind.Tanh => "nn.Tanh",
        VaeArchitecture.ActivationKind.Sigmoid => "nn.Sigmoid",
        VaeArchitecture.ActivationKind.Softplus => "nn.Softplus",
        VaeArchitecture.ActivationKind.Silu => "nn.SiLU",
        VaeArchitecture.ActivationKind.Gelu => "nn.GELU",
        _ => "nn.Identity",
    };

    private string[] One(string name, VaeArchitecture.ActivationKind activation, Shape? image, params ReadOnlySpan<int> sizes)
    {
        _used.Add(name);
        List<string> arguments = [];
        foreach (int size in sizes)
        {
            arguments.Add(size.ToString(CultureInfo.InvariantCulture));
        }

        if (activation != VaeArchitecture.ActivationKind.None)
        {
            arguments.Add(Function(activation));
        }

        if (image is Shape shape)
        {
            arguments.Add($"image={Tuple(shape)}");
        }

        return [$"{name}({string.Join(", ", arguments)}),"];
    }

    private string[] Reshaped(Shape output, (Shape In, Shape Out) orders)
    {
        _used.Add("Reshape");
        string other = orders.In == orders.Out ? "" : $", source={Tuple(orders.In)}, order={Tuple(orders.Out)}";
        return [$"Reshape({Tuple(output)}{other}),"];
    }

    private static string Tuple(Shape shape) => $"({shape.Channels}, {shape.Height}, {shape.Width})";

    private string[] Recurrent(VaeArchitecture.Lstm lstm, Shape input)
    {
        _used.Add("Lstm");
        return [$"Lstm({input.Channels}, {lstm.Hidden}, sequences={(lstm.Sequences ? "True" : "False")}),"];
    }

    private IEnumerable<string> Block(VaeArchitecture.Residual block, Shape input)
    {
        _used.Add("Residual");
        Shape output = block.Output(input);
        if (ChannelOrders.Of(block.Body, input)[^1] != output || ChannelOrders.Of(block.Shortcut, input)[^1] != output)
        {
            throw new VaeException(
                $"a residual layer that ends in a flattened image has no counterpart in PyTorch; export the parameters only, with --out");
        }

        return
        [
            "Residual(",
            .. Part("body", block.Body, input),
            .. Part("shortcut", block.Shortcut, input),
            $"{Indent}{Function(block.Activation)},",
            "),",
        ];
    }

    private string[] Part(string name, IReadOnlyList<VaeArchitecture.Layer> layers, Shape input) => layers.Count == 0
        ? [$"{Indent}[],  # {name}"]
        : [$"{Indent}[  # {name}", .. Layers(layers, input).Select(line => Indent + Indent + line), $"{Indent}],"];
}
