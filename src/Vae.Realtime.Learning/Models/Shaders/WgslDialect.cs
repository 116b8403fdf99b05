namespace Vae.Realtime.Learning.Models.Shaders;

/// <summary>WGSL for WebGPU.</summary>
internal sealed class WgslDialect : ShaderDialect
{
    public override string Name => "WGSL";

    public override string Vec4 => "vec4f";

    public override string Vec2 => "vec2f";

    public override string Int => "i32";

    public override string Real => "f32";

    public override IEnumerable<string> Use(string name, int latents, int quads, string? file) =>
    [
        $"{name}_latent is a uniform buffer of {Number(16 * quads)} bytes at @group(0) @binding(0).",
        .. file is null ? [] : (ReadOnlySpan<string>)[$"Put the bytes of {file} into a storage buffer at @group(0) @binding(1)."],
        "WGSL has no #include: put this text and yours together, and change the numbers where they are yours too.",
    ];

    public override IEnumerable<string> Latent(string name, int quads) =>
        [$"@group(0) @binding(0) var<uniform> {name}_latent: {ArrayType(quads)};"];

    public override IEnumerable<string> WeightsBeside(string name, ShaderWeights weights) =>
        [$"@group(0) @binding(1) var<storage, read> {name}_weights: array<vec4f>;"];

    // Constants may be indexed by variables only where they are variables.
    public override IEnumerable<string> WeightsInside(string name, IReadOnlyList<string> rows) =>
    [
        $"var<private> {name}_weights: {ArrayType(rows.Count)} = {ArrayType(rows.Count)}(",
        .. Listed(rows),
        ");",
    ];

    public override string Constant(string name, int value) => $"const {name}: i32 = {Number(value)};";

    public override string Variable(string type, string name, string value) => $"var {name}: {type} = {value};";

    public override string Array(string name, int count) => $"var {name}: {ArrayType(count)};";

    public override string Loop(string index, int count) => $"for (var {index}: i32 = 0; {index} < {Number(count)}; {index}++) {{";

    public override string PrivateArray(string name, int count) => $"var<private> {name}: {ArrayType(count)};";

    public override string Procedure(string name) => $"fn {name}() {{";

    public override string Function(string type, string name, params (string Type, string Name)[] parameters) =>
        $"fn {name}({string.Join(", ", parameters.Select(parameter => $"{parameter.Name}: {parameter.Type}"))}) -> {type} {{";

    private static string ArrayType(int count) => $"array<vec4f, {Number(count)}>";
}
