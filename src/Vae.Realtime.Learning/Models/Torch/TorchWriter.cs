namespace Vae.Realtime.Learning.Models.Torch;

using System.Globalization;
using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Learning.Nn;

/// <summary>Writes layers as Python expressions and notes which classes they need.</summary>
internal sealed class TorchWriter
{
    private const string Indent = "    ";

    private static readonly TorchClass ReshapeClass = new("Reshape", 7, """"
        class Reshape(nn.Module):
            """The same values as another image or vector (C, H, W).

            Where source and order are given, values are counted pixel by pixel: those of an image of shape source become one of
            shape order, whose values are then counted channel by channel again.
            """

            def __init__(self, shape, source=None, order=None):
                super().__init__()
                self.shape, self.source, self.order = shape, source, order

            def forward(self, x):
                if self.source:
                    channels, height, width = self.order
                    x = x.reshape(-1, *self.source).permute(0, 2, 3, 1).reshape(-1, height, width, channels).permute(0, 3, 1, 2)
                return x.reshape(-1, *self.shape)
        """");

    private readonly HashSet<TorchClass> _used = [];

    /// <summary>Source of the classes used so far.</summary>
    public IEnumerable<string> Classes => _used.OrderBy(one => one.Place).Select(one => one.Source);

    /// <summary>A shape as a tuple (C, H, W).</summary>
    public static string Tuple(Shape shape) => $"({shape.Channels}, {shape.Height}, {shape.Width})";

    /// <summary>Numbers as arguments, then the activation's function unless it is none.</summary>
    public static IReadOnlyList<string> Arguments(Activation activation, params ReadOnlySpan<int> sizes)
    {
        List<string> arguments = [];
        foreach (int size in sizes)
        {
            arguments.Add(size.ToString(CultureInfo.InvariantCulture));
        }

        if (activation != Activation.None)
        {
            arguments.Add(activation.Traits().TorchFunction);
        }

        return arguments;
    }

    /// <summary>A list of layers, each with a comma at its end.</summary>
    /// <exception cref="VaeException">A layer has no counterpart.</exception>
    public IReadOnlyList<string> Layers(IReadOnlyList<LayerSpec> layers, Shape input)
    {
        List<string> lines = [];
        Shape[] orders = ChannelOrders.Of(layers, input);
        for (int i = 0; i < layers.Count; i++)
        {
            lines.AddRange(Layer(layers[i], new TorchPlace(input, (orders[i], orders[i + 1]))));
            input = layers[i].Output(input);
        }

        return lines;
    }

    /// <summary>The last layer, whose outputs are an image.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="decoder">The layers before it.</param>
    /// <param name="latent">What enters those.</param>
    /// <param name="image">What leaves.</param>
    public IReadOnlyList<string> Output(LayerSpec layer, IReadOnlyList<LayerSpec> decoder, Shape latent, Shape image) =>
        Layer(layer, new TorchPlace(decoder.Shapes(latent).Last(), (ChannelOrders.Of(decoder, latent)[^1], image), image));

    /// <summary>An instance of a class, with a comma at its end.</summary>
    public IReadOnlyList<string> Instance(TorchClass kind, IReadOnlyList<string> arguments)
    {
        _used.Add(kind);
        return [$"{kind.Name}({string.Join(", ", arguments)}),"];
    }

    /// <summary>An instance of a class whose first arguments are lists of layers, with a comma at its end.</summary>
    /// <param name="kind">The class.</param>
    /// <param name="input">What enters every list.</param>
    /// <param name="lists">The lists, and their names for a comment.</param>
    /// <param name="last">The last argument.</param>
    public IReadOnlyList<string> Block(
        TorchClass kind, Shape input, IReadOnlyList<(string Name, IReadOnlyList<LayerSpec> Layers)> lists, string last)
    {
        _used.Add(kind);
        return [$"{kind.Name}(", .. lists.SelectMany(list => List(list.Name, list.Layers, input)), $"{Indent}{last},", "),"];
    }

    /// <summary>The same values as another image or vector.</summary>
    /// <param name="output">What leaves.</param>
    /// <param name="orders">The images in whose order values are counted before and after.</param>
    public IReadOnlyList<string> Reshape(Shape output, (Shape In, Shape Out) orders) => Instance(
        ReshapeClass,
        orders.In == orders.Out ? [Tuple(output)] : [Tuple(output), $"source={Tuple(orders.In)}", $"order={Tuple(orders.Out)}"]);

    private IReadOnlyList<string> Layer(LayerSpec layer, TorchPlace place) => place.Input == place.Orders.In || layer.ExportsAnyOrder
        ? layer.ToTorch(this, place)
        : throw new VaeException(
            $"a layer that reads the values of a flattened {place.Orders.In} image one by one has no counterpart in PyTorch; "
            + "export the parameters only, with --out");

    private string[] List(string name, IReadOnlyList<LayerSpec> layers, Shape input) => layers.Count == 0
        ? [$"{Indent}[],  # {name}"]
        : [$"{Indent}[  # {name}", .. Layers(layers, input).Select(line => Indent + Indent + line), $"{Indent}],"];
}
