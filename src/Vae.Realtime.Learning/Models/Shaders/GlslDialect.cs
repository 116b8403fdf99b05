namespace Vae.Realtime.Learning.Models.Shaders;

/// <summary>GLSL for Vulkan and OpenGL.</summary>
internal sealed class GlslDialect : ShaderDialect
{
    public override string Name => "GLSL";

    /// <summary>An array of vec4s as a constant.</summary>
    public static IEnumerable<string> ConstantArray(string name, IReadOnlyList<string> rows) =>
        [$"const vec4 {name}[{Number(rows.Count)}] = vec4[{Number(rows.Count)}](", .. Listed(rows), ");"];

    public override IEnumerable<string> Use(string name, int latents, int quads, string? file) =>
    [
        $"In Vulkan {name}_latent is a uniform buffer at {name}_SET, {name}_LATENT_BINDING (0, 0 unless you define others first);",
        $"in OpenGL it is the uniform {name}_latent: glUniform4fv(location, {Number(quads)}, values).",
        .. file is null ? [] : (ReadOnlySpan<string>)
            [$"Put the bytes of {file} into a storage buffer at {name}_SET, {name}_WEIGHTS_BINDING (0, 1 unless you define others first)."],
        $"To take either from elsewhere, define a macro of its name before: #define {name}_latent my_block.latent",
    ];

    public override IEnumerable<string> Beginning(string name) =>
    [
        $"#ifndef {name}_SET",
        $"#define {name}_SET 0",
        "#endif",
        $"#ifndef {name}_LATENT_BINDING",
        $"#define {name}_LATENT_BINDING 0",
        "#endif",
        $"#ifndef {name}_WEIGHTS_BINDING",
        $"#define {name}_WEIGHTS_BINDING 1",
        "#endif",
    ];

    public override IEnumerable<string> Latent(string name, int quads) =>
    [
        $"#ifndef {name}_latent",
        "#ifdef VULKAN",
        $"layout(std140, set = {name}_SET, binding = {name}_LATENT_BINDING) uniform {name}_Latent {{ vec4 {name}_latent[{Number(quads)}]; }};",
        "#else",
        $"uniform vec4 {name}_latent[{Number(quads)}];",
        "#endif",
        "#endif",
    ];

    public override IEnumerable<string> WeightsBeside(string name, ShaderWeights weights) =>
    [
        $"#ifndef {name}_weights",
        "#ifdef VULKAN",
        $"layout(std430, set = {name}_SET, binding = {name}_WEIGHTS_BINDING) readonly buffer {name}_Weights {{ vec4 {name}_weights[]; }};",
        "#else",
        $"layout(std430, binding = {name}_WEIGHTS_BINDING) readonly buffer {name}_Weights {{ vec4 {name}_weights[]; }};",
        "#endif",
        "#endif",
    ];

    public override IEnumerable<string> WeightsInside(string name, IReadOnlyList<string> rows) => ConstantArray($"{name}_weights", rows);
}
