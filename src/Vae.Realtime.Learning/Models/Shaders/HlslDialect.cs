namespace Vae.Realtime.Learning.Models.Shaders;

/// <summary>HLSL for Direct3D, and for Unity and Unreal.</summary>
internal sealed class HlslDialect : ShaderDialect
{
    public override string Name => "HLSL";

    public override string Vec4 => "float4";

    public override string Vec2 => "float2";

    public override IEnumerable<string> Use(string name, int latents, int quads, string? file) =>
    [
        $"{name}_latent is in a constant buffer of its own; in Unity: material.SetVectorArray(\"{name}_latent\", values).",
        .. file is null ? [] : (ReadOnlySpan<string>)
        [
            $"{name}_weights is a StructuredBuffer<float4> with the bytes of {file}; in Unity: new ComputeBuffer(bytes.Length / 16, 16),",
            $"buffer.SetData(bytes), material.SetBuffer(\"{name}_weights\", buffer).",
        ],
        $"To give either a register of your own, declare it yourself and define its name before: #define {name}_latent {name}_latent",
    ];

    public override IEnumerable<string> Latent(string name, int quads) =>
    [
        $"#ifndef {name}_latent",
        $"cbuffer {name}_Latent {{ float4 {name}_latent[{Number(quads)}]; }};",
        "#endif",
    ];

    public override IEnumerable<string> WeightsBeside(string name, ShaderWeights weights) =>
    [
        $"#ifndef {name}_weights",
        $"StructuredBuffer<float4> {name}_weights;",
        "#endif",
    ];

    public override IEnumerable<string> WeightsInside(string name, IReadOnlyList<string> rows) =>
    [
        $"static const float4 {name}_weights[{Number(rows.Count)}] = {{",
        .. Listed(rows),
        "};",
    ];

    public override string Constant(string name, int value) => "static " + base.Constant(name, value);

    public override string Array(string name, int count) => $"float4 {name}[{Number(count)}];";

    public override string PrivateArray(string name, int count) => "static " + Array(name, count);
}
