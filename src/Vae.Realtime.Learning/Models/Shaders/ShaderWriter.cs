namespace Vae.Realtime.Learning.Models.Shaders;

using System.Globalization;
using System.Text;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// Writes a decoder as functions of a shader: <c>NAME_decode()</c> computes what all pixels share, <c>NAME_sample(uv)</c> the four pixels
/// about a point, blended, and <c>NAME_texture(uv)</c> is both. Arrays are never handed over: drivers copy them element by element.
/// </summary>
internal sealed class ShaderWriter
{
    /// <summary>vec4s of weights that a shader's text may hold, 4 KiB: compilers may copy a constant array at each place that indexes it.</summary>
    public const int MostInside = 256;

    // Some drivers unroll a loop over all of an array, however much is in it; over less than all they do not.
    private const int Spare = 1;

    private const string Indent = "    ";

    private readonly DenseDecoder _decoder;
    private readonly ShaderDialect _dialect;
    private readonly string _name;
    private readonly bool _beside;
    private readonly StringBuilder _text = new();

    private ShaderWriter(DenseDecoder decoder, ShaderDialect dialect, string name, bool beside) =>
        (_decoder, _dialect, _name, _beside) = (decoder, dialect, name, beside);

    private string Features => $"{_name}_features";

    /// <summary>Writes the shader.</summary>
    /// <param name="decoder">What it computes.</param>
    /// <param name="dialect">The language.</param>
    /// <param name="file">The file it is for; all names in it begin with its name.</param>
    /// <param name="model">What the decoder is, in a few words.</param>
    public static ShaderProgram Write(DenseDecoder decoder, ShaderDialect dialect, string file, string model)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        ArgumentNullException.ThrowIfNull(dialect);
        float[] numbers = decoder.Numbers();
        bool beside = numbers.Length / 4 > MostInside;
        ShaderWeights weights = new(numbers);
        ShaderWriter writer = new(decoder, dialect, NameOf(file), beside);
        writer.Comment(model, numbers.Length, beside ? Path.GetFileName(WeightsFile(file, dialect)) : null);
        writer.Declarations(weights, numbers);
        writer.Functions();
        writer.Lines(dialect.End(writer._name));
        return new ShaderProgram(writer._text.ToString(), beside ? weights : null);
    }

    /// <summary>The file of weights that belongs to a shader's file.</summary>
    public static string WeightsFile(string file, ShaderDialect dialect) =>
        Path.Combine(Path.GetDirectoryName(file) ?? "", $"{Path.GetFileNameWithoutExtension(file)}_weights{dialect.WeightsEnding}");

    /// <summary>What the names in a file begin with: its own name as languages allow them.</summary>
    public static string NameOf(string file)
    {
        StringBuilder name = new();
        foreach (char letter in Path.GetFileNameWithoutExtension(file).ToLowerInvariant())
        {
            bool kept = char.IsAsciiLetterOrDigit(letter);
            if (kept || (name.Length > 0 && name[^1] != '_'))
            {
                name.Append(kept ? letter : '_');
            }
        }

        string text = name.ToString().TrimEnd('_');
        bool reserved = char.IsAsciiDigit(text.FirstOrDefault('0')) || text is "gl" || text.StartsWith("gl_", StringComparison.Ordinal);
        return reserved ? $"vae_{text}".TrimEnd('_') : text;
    }

    private void Comment(string model, int numbers, string? file)
    {
        int quads = DenseLayer.Quads(_decoder.Latent);
        string[] lines =
        [
            $"The decoder of a variational autoencoder, {model}, as {_dialect.Name}.",
            "",
            $"    {_dialect.Vec4} colour = {_name}_texture(uv);   // uv from 0 to 1, from the top left; pixels are blended as of a texture",
            "",
            $"The picture is {_decoder.Picture.Width} x {_decoder.Picture.Height}. {_name}_latent holds the {_decoder.Latent} numbers of the latent,",
            "four to a vector; each is mostly from -3 to 3, and the picture changes smoothly with them.",
            .. _dialect.Use(_name, _decoder.Latent, quads, file),
            .. _dialect.HasPrivateArrays
                ? [
                    $"{_name}_texture(uv) is {_name}_decode(), which computes what all pixels share, and {_name}_sample(uv). An invocation that",
                    "makes many pixels calls the first once: it takes most of the time.",
                ]
                : (ReadOnlySpan<string>)[],
            file is null
                ? $"The {numbers.ToString("N0", CultureInfo.InvariantCulture)} weights are constants, since they take no more than 4 KiB."
                : $"The {numbers.ToString("N0", CultureInfo.InvariantCulture)} weights are in {file}, since they take more than 4 KiB.",
            $"All names begin with {_name}, after the file, so that several such files go together.",
        ];
        Lines(lines.Select(line => $"// {line}".TrimEnd()));
        Line();
    }

    private void Declarations(ShaderWeights weights, float[] numbers)
    {
        Lines(_dialect.Beginning(_name));
        Line();
        Line(_dialect.Constant($"{_name}_WIDTH", _decoder.Picture.Width));
        Line(_dialect.Constant($"{_name}_HEIGHT", _decoder.Picture.Height));
        Line();
        Lines(_dialect.Latent(_name, DenseLayer.Quads(_decoder.Latent)));
        Line();
        Lines(_beside ? _dialect.WeightsBeside(_name, weights) : _dialect.WeightsInside(_name, [.. numbers.Chunk(4).Select(Vector)]));
        Line();
        foreach (Activation activation in _decoder.Activations)
        {
            string[] lines = ShaderActivations.Lines(activation, _dialect);
            Function(_dialect.Function(_dialect.Vec4, Named(activation), (_dialect.Vec4, "x")), [.. lines[..^1], $"return {lines[^1]};"]);
        }
    }

    private void Functions()
    {
        string texture = _dialect.Function(_dialect.Vec4, $"{_name}_texture", (_dialect.Vec2, "uv"));
        if (!_dialect.HasPrivateArrays)
        {
            Function(texture, [_dialect.Array(Features, _decoder.Output.InputQuads + Spare), .. Decode(), .. Sample()], last: true);
            return;
        }

        Line("// What all pixels of the picture share.");
        Line(_dialect.PrivateArray(Features, _decoder.Output.InputQuads + Spare));
        Line();
        Function(_dialect.Procedure($"{_name}_decode"), Decode());
        Line("// The picture that was decoded, between its pixels.");
        Function(_dialect.Function(_dialect.Vec4, $"{_name}_sample", (_dialect.Vec2, "uv")), Sample());
        Function(texture, [$"{_name}_decode();", $"return {_name}_sample(uv);"], last: true);
    }

    private IEnumerable<string> Decode()
    {
        int quads = DenseLayer.Quads(_decoder.Latent);
        string Target(int layer) => layer == _decoder.Hidden.Count ? Features : $"h{layer}";
        string Made(int layer, int count) => layer == _decoder.Hidden.Count ? "" : _dialect.Array(Target(layer), count + Spare);
        int offset = 0;
        List<string> lines =
        [
            Made(0, quads),
            _dialect.Loop("i", quads),
            $"{Indent}{Target(0)}[i] = {Activated(_decoder.Before, $"{_name}_latent[i]")};",
            "}",
        ];
        for (int layer = 0; layer < _decoder.Hidden.Count; layer++)
        {
            DenseLayer dense = _decoder.Hidden[layer];
            lines.AddRange(
            [
                Made(layer + 1, dense.Blocks.Count),
                _dialect.Loop("row", dense.Blocks.Count),
                Indent + _dialect.Variable(_dialect.Int, "block", $"{offset} + row * {dense.BlockQuads}"),
                .. Block(dense, $"{Target(layer)}[i]", "h").Select(line => Indent + line),
                $"{Indent}{Target(layer + 1)}[row] = {Activated(dense.Activations, "sum")};",
                "}",
            ]);
            offset += dense.Blocks.Count * dense.BlockQuads;
        }

        return lines.Where(line => line.Length > 0);
    }

    private IEnumerable<string> Sample()
    {
        DenseLayer output = _decoder.Output;
        (int width, int height) = (_decoder.Picture.Width, _decoder.Picture.Height);
        int offset = _decoder.Hidden.Sum(layer => layer.Blocks.Count * layer.BlockQuads);
        string Inside(string axis, string corner, int size) =>
            _dialect.Variable(_dialect.Int, axis, $"clamp({_dialect.Int}(low.{axis}) + {corner}, 0, {size - 1})");
        string Share(string axis, string corner) => $"abs(1.0 - {_dialect.Real}({corner}) - at.{axis} + low.{axis})";
        string zeros = $"{_dialect.Vec4}(0.0, 0.0, 0.0, 0.0)";
        string ones = $"{_dialect.Vec4}(1.0, 1.0, 1.0, 1.0)";
        string colour = _decoder.Picture.Channels switch
        {
            1 => "value.x, value.x, value.x, 1.0",
            2 => "value.x, value.y, 0.0, 1.0",
            3 => "value.x, value.y, value.z, 1.0",
            _ => "value.x, value.y, value.z, value.w",
        };
        return
        [
            _dialect.Variable(_dialect.Vec2, "at", $"uv * {_dialect.Vec2}({width}.0, {height}.0) - 0.5"),
            _dialect.Variable(_dialect.Vec2, "low", "floor(at)"),
            _dialect.Variable(_dialect.Vec4, "value", zeros),
            _dialect.Loop("corner", 4),
            .. ((string[])
            [
                Inside("x", "corner % 2", width),
                Inside("y", "corner / 2", height),
                _dialect.Variable(_dialect.Int, "block", $"{offset} + (y * {width} + x) * {output.BlockQuads}"),
                .. Block(output, $"{Features}[i]", "h"),
                $"value += {Share("x", "corner % 2")} * {Share("y", "corner / 2")} * clamp({Activated(output.Activations, "sum")}, {zeros}, {ones});",
            ]).Select(line => Indent + line),
            "}",
            $"return {_dialect.Vec4}({colour});",
        ];
    }

    // From `block`, the place of a block's numbers, to `sum`.
    private IEnumerable<string> Block(DenseLayer layer, string input, string entering)
    {
        string Row(int row) =>
            row < layer.Rows ? $"dot({Weight($"block + {1 + (row * layer.InputQuads)} + i")}, {entering})" : "0.0";
        return
        [
            _dialect.Variable(_dialect.Vec4, "sum", Weight("block")),
            _dialect.Loop("i", layer.InputQuads),
            Indent + _dialect.Variable(_dialect.Vec4, entering, input),
            $"{Indent}sum += {_dialect.Vec4}({string.Join(", ", Enumerable.Range(0, 4).Select(Row))});",
            "}",
        ];
    }

    private string Weight(string index) => _dialect.Weight(_name, index, _beside);

    private string Activated(IEnumerable<Activation> activations, string value) => activations
        .Where(activation => activation != Activation.None)
        .Aggregate(value, (inner, activation) => $"{Named(activation)}({inner})");

    private string Named(Activation activation) => $"{_name}_{activation.Traits().Name}";

    private string Vector(float[] numbers) =>
        $"{_dialect.Vec4}({string.Join(", ", numbers.Select(Literal))})";

    // A point or an exponent makes it a float, in any language.
    private static string Literal(float number)
    {
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }

    private void Function(string head, IEnumerable<string> body, bool last = false)
    {
        Line(head);
        Lines(body.Select(line => Indent + line));
        Line("}");
        if (!last)
        {
            Line();
        }
    }

    private void Lines(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            Line(line);
        }
    }

    private void Line(string text = "") => _text.Append(text).Append('\n');
}
