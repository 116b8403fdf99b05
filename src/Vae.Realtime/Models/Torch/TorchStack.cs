namespace Vae.Realtime.Models.Torch;

using System.Globalization;
using Vae.Realtime.Data;

/// <summary>Writes layers as Python expressions and notes which classes of <see cref="TorchLayers"/> they need.</summary>
internal sealed class TorchStack
{
    private const string Indent = "    ";

    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>Source of the classes used so far.</summary>
    public IEnumerable<string> Classes => TorchLayers.Sources.Where(source => _used.Contains(source.Key)).Select(source => source.Value);

    /// <summary>A list of layers, one per line, each with a comma.</summary>
    /// <exception cref="VaeException">A layer has no counterpart.</exception>
    public IEnumerable<string> Layers(IReadOnlyList<VaeArchitecture.Layer> layers, ImageShape input)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            ImageShape output = layers[i].Output(input);
            ImageShape? image = i + 1 < layers.Count && layers[i + 1] is VaeArchitecture.Reshape reshape ? reshape.Output(output) : null;
            foreach (string line in Layer(layers[i], input, image))
            {
                yield return line;
            }

            input = output;
        }
    }

    /// <summary>One layer, with a comma at its end.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">What enters.</param>
    /// <param name="image">What a dense layer's outputs are read as, where that is an image.</param>
    public IEnumerable<string> Layer(VaeArchitecture.Layer layer, ImageShape input, ImageShape? image) => layer switch
    {
        VaeArchitecture.Residual block => Block(block, input),
        VaeArchitecture.Activate activate => [$"{Module(activate.Activation)}(),"],
        VaeArchitecture.MaxPool pool => [$"nn.MaxPool2d({pool.Kernel}, {pool.Stride}, {pool.Padding}),"],
        VaeArchitecture.Upsample { Mode: VaeArchitecture.UpsampleMode.Bilinear } up => [$"nn.Upsample(scale_factor={up.Factor}, mode='bilinear', align_corners=False),"],
        VaeArchitecture.Upsample up => [$"nn.Upsample(scale_factor={up.Factor}, mode='nearest'),"],
        VaeArchitecture.Linear dense => One("Linear", dense.Activation, image, input.Length, dense.Out),
        VaeArchitecture.TimeDistributed dense => One("TimeDistributed", dense.Activation, null, input.Channels, dense.Out),
        VaeArchitecture.Conv conv => One("Conv", conv.Activation, null, input.Channels, conv.Out, conv.Kernel, conv.Stride, conv.Padding),
        VaeArchitecture.ConvTranspose conv => One(
            "ConvTranspose", conv.Activation, null, input.Channels, conv.Out, conv.Kernel, conv.Stride, conv.Padding, conv.OutputPadding),
        VaeArchitecture.BatchNorm norm => One("BatchNorm", norm.Activation, null, input.Channels),
        VaeArchitecture.GroupNorm norm => One("GroupNorm", norm.Activation, null, norm.Groups, input.Channels),
        VaeArchitecture.Flatten => One("Flatten", VaeArchitecture.ActivationKind.None, null),
        VaeArchitecture.Reshape shape => One("Reshape", VaeArchitecture.ActivationKind.None, null, shape.Channels, shape.Height, shape.Width),
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

    private string[] One(string name, VaeArchitecture.ActivationKind activation, ImageShape? image, params ReadOnlySpan<int> sizes)
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

        if (image is ImageShape shape)
        {
            arguments.Add($"image=({shape.Channels}, {shape.Height}, {shape.Width})");
        }

        return [$"{name}({string.Join(", ", arguments)}),"];
    }

    private string[] Recurrent(VaeArchitecture.Lstm lstm, ImageShape input)
    {
        _used.Add("Lstm");
        return [$"Lstm({input.Channels}, {lstm.Hidden}, sequences={(lstm.Sequences ? "True" : "False")}),"];
    }

    private IEnumerable<string> Block(VaeArchitecture.Residual block, ImageShape input)
    {
        _used.Add("Residual");
        return
        [
            "Residual(",
            .. Part("body", block.Body, input),
            .. Part("shortcut", block.Shortcut, input),
            $"{Indent}{Function(block.Activation)},",
            "),",
        ];
    }

    private string[] Part(string name, IReadOnlyList<VaeArchitecture.Layer> layers, ImageShape input) => layers.Count == 0
        ? [$"{Indent}[],  # {name}"]
        : [$"{Indent}[  # {name}", .. Layers(layers, input).Select(line => Indent + Indent + line), $"{Indent}],"];
}
