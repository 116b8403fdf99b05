namespace Vae.Realtime.Learning.Models.Shaders;

using System.Globalization;

/// <summary>A canvas_item shader of Godot 4, whose language is GLSL's but has no storage buffers: weights are in a picture.</summary>
internal sealed class GodotDialect : ShaderDialect
{
    public override string Name => "Godot";

    public override bool WeightsArePicture => true;

    public override bool HasPrivateArrays => false;

    public override IEnumerable<string> Use(string name, int latents, int quads, string? file) =>
    [
        "Put it on a Sprite2D or a ColorRect. From a script:",
        $"material.set_shader_parameter(\"{name}_latent\", values), where values is a PackedVector4Array of {Number(quads)}.",
        .. file is null ? [] : (ReadOnlySpan<string>)
        [
            $"Choose {file} for the shader parameter {name}_weights. Import it as Texture2D with Compress Mode Lossless,",
            "without mipmaps, and with Detect 3D Compress To Disabled: its pixels are numbers.",
        ],
        "For 3D, write shader_type spatial and ALBEDO in the place of canvas_item and COLOR.",
    ];

    public override IEnumerable<string> Beginning(string name) => ["shader_type canvas_item;"];

    public override IEnumerable<string> End(string name) => ["", "void fragment() {", $"    COLOR = {name}_texture(UV);", "}"];

    public override IEnumerable<string> Latent(string name, int quads) => [$"uniform vec4 {name}_latent[{Number(quads)}];"];

    public override IEnumerable<string> WeightsBeside(string name, ShaderWeights weights) =>
    [
        $"uniform sampler2D {name}_weights : filter_nearest, repeat_disable;",
        "",
        "// A number of 24 bits per pixel.",
        $"float {name}_number(int index) {{",
        $"    ivec2 place = ivec2(index % {Number(weights.Side)}, index / {Number(weights.Side)});",
        $"    vec3 bytes = floor(texelFetch({name}_weights, place, 0).rgb * 255.0 + 0.5);",
        $"    return (dot(bytes, vec3(65536.0, 256.0, 1.0)) - 8388608.0) * {weights.Step.ToString("0.0########E-0", CultureInfo.InvariantCulture)};",
        "}",
        "",
        $"vec4 {name}_weight(int index) {{",
        $"    return vec4({string.Join(", ", Enumerable.Range(0, 4).Select(i => $"{name}_number(4 * index + {i})"))});",
        "}",
    ];

    public override IEnumerable<string> WeightsInside(string name, IReadOnlyList<string> rows) =>
        GlslDialect.ConstantArray($"{name}_weights", rows);

    public override string Weight(string name, string index, bool beside) =>
        beside ? $"{name}_weight({index})" : base.Weight(name, index, beside);
}
