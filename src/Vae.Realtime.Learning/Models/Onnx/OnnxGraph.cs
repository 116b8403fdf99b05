namespace Vae.Realtime.Learning.Models.Onnx;

using System.Runtime.InteropServices;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// A graph of ONNX as it grows. Values are named; those of layers are (N, C, H, W), a vector is (N, C, 1, 1) and a sequence of T steps
/// (N, C, T, 1).
/// </summary>
/// <remarks>Source: https://github.com/onnx/onnx, "onnx.proto" for the numbers of fields and "Operators.md" for what operators do.</remarks>
internal sealed class OnnxGraph
{
    /// <summary>The set of operators: old enough for engines, and every operator here is in it.</summary>
    private const int OperatorSet = 15;

    private const int IrVersion = 8;
    private const int FloatType = 1;
    private const int Int64Type = 7;

    private readonly SafetensorsFile _parameters;
    private readonly List<ProtoMessage> _nodes = [];
    private readonly Dictionary<string, ProtoMessage> _initializers = [];
    private readonly List<ProtoMessage> _inputs = [];
    private readonly List<ProtoMessage> _outputs = [];

    /// <param name="parameters">The model's parameters.</param>
    public OnnxGraph(SafetensorsFile parameters) => _parameters = parameters;

    /// <summary>A value that enters the graph.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="sizes">Its sizes behind the number of examples.</param>
    /// <param name="whole">Whether it is of 64-bit whole numbers; else of 32-bit floats.</param>
    public string Input(string name, ReadOnlySpan<int> sizes, bool whole = false)
    {
        _inputs.Add(Value(name, sizes, whole));
        return name;
    }

    /// <summary>A value that leaves the graph, under a name of its own.</summary>
    public void Output(string name, string value, params ReadOnlySpan<int> sizes)
    {
        _outputs.Add(Value(name, sizes, whole: false));
        _nodes.Add(Node("Identity", [value], [name], []));
    }

    /// <summary>Appends an operator with one output.</summary>
    /// <param name="type">Its name in ONNX.</param>
    /// <param name="inputs">Names of values; empty for one that is left out.</param>
    /// <param name="attributes">A <c>long</c>, <c>float</c>, <c>string</c> or <c>long[]</c> each.</param>
    /// <returns>The output's name.</returns>
    public string Add(string type, IEnumerable<string> inputs, params (string Name, object Value)[] attributes) =>
        Add(type, inputs, output: 0, attributes);

    /// <summary>Appends an operator of whose outputs one is wanted.</summary>
    /// <inheritdoc cref="Add(string, IEnumerable{string}, ValueTuple{string, object}[])"/>
    public string Add(string type, IEnumerable<string> inputs, int output, params (string Name, object Value)[] attributes)
    {
        string name = $"{type.ToLowerInvariant()}_{_nodes.Count}";
        _nodes.Add(Node(type, inputs, [.. Enumerable.Repeat("", output), name], attributes));
        return name;
    }

    /// <summary>A parameter of the model under its own name, perhaps with other sizes.</summary>
    public string Parameter(string name, params ReadOnlySpan<long> sizes)
    {
        TensorEntry tensor = _parameters.Find(name)!;
        return Constant(name, FloatType, sizes.Length > 0 ? sizes : [.. tensor.Shape], tensor.Data);
    }

    /// <summary>Numbers of a parameter of the model.</summary>
    public float[] Numbers(string name) => _parameters.Find(name)!.ToFloats();

    /// <summary>Constant floats.</summary>
    public string Floats(string name, ReadOnlySpan<long> sizes, ReadOnlySpan<float> values) =>
        Constant(name, FloatType, sizes, TensorEntry.OfFloats(name, sizes, values).Data);

    /// <summary>Constant whole numbers, which are the same for whoever asks for them.</summary>
    public string Whole(params ReadOnlySpan<long> values) =>
        Constant($"int64_{string.Join('_', values.ToArray())}", Int64Type, [values.Length], MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>The same values in other sizes, of which 0 stays as it is.</summary>
    public string Reshape(string x, params ReadOnlySpan<long> sizes) => Add("Reshape", [x, Whole(sizes)]);

    /// <summary>The same values as another image or vector.</summary>
    public string Reshape(string x, Shape shape) => Reshape(x, 0, shape.Channels, shape.Height, shape.Width);

    /// <summary>The same values as another image or vector, counted pixel by pixel in the images of whose order they are.</summary>
    public string Reshape(string x, Shape output, (Shape In, Shape Out) orders)
    {
        if (orders.In != orders.Out)
        {
            x = Add("Transpose", [Reshape(x, orders.In)], ("perm", new long[] { 0, 2, 3, 1 }));
            x = Add("Transpose", [Reshape(x, 0, orders.Out.Height, orders.Out.Width, orders.Out.Channels)], ("perm", new long[] { 0, 3, 1, 2 }));
        }

        return Reshape(x, output);
    }

    /// <summary>An activation of a value.</summary>
    public string Activated(Activation activation, string x) => activation switch
    {
        Activation.None => x,
        Activation.LeakyRelu => Add("LeakyRelu", [x], ("alpha", 0.01f)),
        Activation.Silu => Add("Mul", [x, Add("Sigmoid", [x])]),
        Activation.Gelu => Gelu(x),
        Activation.Relu or Activation.Tanh or Activation.Sigmoid or Activation.Softplus => Add($"{activation}", [x]),
        _ => throw new VaeException($"the activation '{activation.Traits().Name}' has no counterpart in ONNX; try --torch"),
    };

    /// <summary>A dense layer of a value whose values but the first size are one row: (N, outputs).</summary>
    public string Dense(string name, string x) => Add(
        "Gemm", [Add("Flatten", [x], ("axis", 1L)), Parameter($"{name}.weight"), Parameter($"{name}.bias")], ("transB", 1L));

    /// <summary>A list of layers, one after the other.</summary>
    /// <param name="name">Prefix of their names.</param>
    /// <param name="layers">The layers.</param>
    /// <param name="input">What enters.</param>
    /// <param name="x">The value that enters.</param>
    /// <exception cref="VaeException">A layer has no counterpart.</exception>
    public string Layers(string name, IReadOnlyList<LayerSpec> layers, Shape input, string x)
    {
        Shape[] orders = ChannelOrders.Of(layers, input);
        for (int i = 0; i < layers.Count; i++)
        {
            x = Layer(layers[i], new OnnxPlace($"{name}.{i}", input, (orders[i], orders[i + 1])), x);
            input = layers[i].Output(input);
        }

        return x;
    }

    /// <summary>A layer.</summary>
    /// <exception cref="VaeException">It has no counterpart.</exception>
    public string Layer(LayerSpec layer, OnnxPlace place, string x) => place.Input == place.Orders.In || layer.ExportsAnyOrder
        ? layer.ToOnnx(this, place, x)
        : throw new VaeException(
            $"the layer {place.Name} of type '{layer.Type}' reads the values of a flattened {place.Orders.In} image one by one, which has no "
            + "counterpart in ONNX; export the parameters only, with --out");

    /// <summary>The bytes of a file with this graph.</summary>
    /// <param name="name">Of the graph.</param>
    /// <param name="metadata">What else to keep.</param>
    public ReadOnlyMemory<byte> File(string name, IEnumerable<KeyValuePair<string, string>> metadata) => new ProtoMessage()
        .Whole(1, IrVersion)
        .Text(2, "vae.realtime")
        .Messages(7, new ProtoMessage()
            .Messages(1, _nodes)
            .Text(2, name)
            .Messages(5, _initializers.Values)
            .Messages(11, _inputs)
            .Messages(12, _outputs))
        .Messages(8, new ProtoMessage().Text(1, "").Whole(2, OperatorSet))
        .Messages(14, metadata.Select(entry => new ProtoMessage().Text(1, entry.Key).Text(2, entry.Value)))
        .Written;

    // Half of x (1 + erf(x / sqrt 2)).
    private string Gelu(string x)
    {
        string error = Add("Erf", [Add("Mul", [x, Scalar(MathF.Sqrt(0.5f))])]);
        return Add("Mul", [Add("Mul", [x, Scalar(0.5f)]), Add("Add", [error, Scalar(1)])]);
    }

    private string Scalar(float value) => Floats(FormattableString.Invariant($"float_{value:R}"), [], [value]);

    private string Constant(string name, int type, ReadOnlySpan<long> sizes, ReadOnlyMemory<byte> data)
    {
        if (!_initializers.ContainsKey(name))
        {
            ProtoMessage tensor = new();
            foreach (long size in sizes)
            {
                tensor.Whole(1, size);
            }

            _initializers.Add(name, tensor.Whole(2, type).Text(8, name).Bytes(9, data));
        }

        return name;
    }

    private static ProtoMessage Value(string name, ReadOnlySpan<int> sizes, bool whole)
    {
        ProtoMessage shape = new ProtoMessage().Messages(1, new ProtoMessage().Text(2, "N"));
        foreach (int size in sizes)
        {
            shape.Messages(1, new ProtoMessage().Whole(1, size));
        }

        ProtoMessage tensor = new ProtoMessage().Whole(1, whole ? Int64Type : FloatType).Messages(2, shape);
        return new ProtoMessage().Text(1, name).Messages(2, new ProtoMessage().Messages(1, tensor));
    }

    private static ProtoMessage Node(
        string type, IEnumerable<string> inputs, IReadOnlyList<string> outputs, IEnumerable<(string Name, object Value)> attributes)
    {
        ProtoMessage node = new();
        foreach (string input in inputs)
        {
            node.Text(1, input);
        }

        foreach (string output in outputs)
        {
            node.Text(2, output);
        }

        return node.Text(3, $"{type}_{outputs[^1]}").Text(4, type).Messages(5, attributes.Select(Attribute));
    }

    private static ProtoMessage Attribute((string Name, object Value) attribute)
    {
        const int kind = 20;
        ProtoMessage message = new ProtoMessage().Text(1, attribute.Name);
        switch (attribute.Value)
        {
            case float real:
                return message.Real(2, real).Whole(kind, 1);
            case long whole:
                return message.Whole(3, whole).Whole(kind, 2);
            case string text:
                return message.Text(4, text).Whole(kind, 3);
            case long[] list:
                foreach (long entry in list)
                {
                    message.Whole(8, entry);
                }

                return message.Whole(kind, 7);
            default:
                throw new ArgumentException($"An attribute cannot be {attribute.Value}.", nameof(attribute));
        }
    }
}
