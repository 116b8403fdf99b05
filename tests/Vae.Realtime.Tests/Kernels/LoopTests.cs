namespace Vae.Realtime.Tests.Kernels;

using Vae.Realtime.Gpu.Shaders;
using Vae.Realtime.Learning.Kernels;
using Xunit;

/// <summary>
/// Two rules for loops. That of <c>include/memory.glsl</c>: a loop that a texel fetch stands behind counts from zero, or another one before it
/// does; what breaks it ends the process on llvmpipe of Mesa 26. And what is the same for all invocations is read before the loops: in a loop
/// software drivers read it for every lane and in every turn.
/// </summary>
public sealed class LoopTests
{
    public static TheoryData<string> All => [.. VaeShaders.Library.Keys];

    public static TheoryData<string> Variants => [.. VaeShaders.Library.Keys.Where(key => key.Contains(";LD=1", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_fetch_behind_a_loop_has_a_zero_before_the_loop(string variant)
    {
        SpirvFlow flow = new(VaeShaders.Library.Load(variant));
        Assert.Equal(1, flow.Functions);
        Assert.NotEqual(0, flow.Fetches);
        Assert.Equal(0, flow.FetchesWithoutZero);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void No_loop_reads_what_all_invocations_share(string variant) =>
        Assert.Equal(0, new SpirvFlow(VaeShaders.Library.Load(variant)).SharedReadsInLoops);

    [Theory]
    [InlineData("for (uint k = lane; k < p.count; k += 8u) sum += FETCH;", 1)]
    [InlineData("for (uint k = 1u; k < p.count; ++k) sum += FETCH;", 1)]
    [InlineData("for (uint k = lane; k < p.count; k += 8u) for (uint q = 0u; q < p.count; ++q) sum += FETCH;", 1)]
    [InlineData("if (lane > 2u) { for (uint k = 0u; k < p.count; ++k) sum += FETCH; } for (uint k = 1u; k < p.count; ++k) sum += FETCH;", 1)]
    [InlineData("for (uint k = 0u; k < p.count; ++k) sum += FETCH;", 0)]
    [InlineData("for (uint k = 0u; k < p.count; ++k) { for (uint q = lane; q < p.count; ++q) sum += FETCH; sum += FETCH; }", 0)]
    [InlineData("uint k = lane; sum += FETCH;", 0)]
    public void The_rule_tells_the_loops_apart(string loop, int without)
    {
        string text = $$"""
            #version 460
            #extension GL_EXT_samplerless_texture_functions : require
            layout(local_size_x = 8) in;
            layout(set = 0, binding = 0) uniform textureBuffer a;
            layout(set = 0, binding = 1, std430) buffer Sums { vec4 sums[]; };
            layout(push_constant, std430) uniform Params { uint count; } p;
            void main() {
                uint lane = gl_LocalInvocationID.x;
                vec4 sum = sums[lane];
                {{loop.Replace("FETCH", "texelFetch(a, int(k))", StringComparison.Ordinal)}}
                sums[lane] = sum + texelFetch(a, int(lane));
            }
            """;
        using ShaderCompiler compiler = new();
        SpirvFlow flow = new(compiler.Compile(new ShaderSource("probe", text, []), new Dictionary<string, int>()));
        Assert.Equal(without, flow.FetchesWithoutZero);
    }

    [Theory]
    [InlineData("for (uint k = 0u; k < p.count; ++k) sum += float(k);", 1)]
    [InlineData("for (uint k = 0u; k < count; ++k) sum += float(lane > 2u ? k : p.scale);", 1)]
    [InlineData("for (uint k = 0u; k < count; ++k) sum += sums[2];", 1)]
    [InlineData("for (uint k = 0u; k < count; ++k) sum += sums[k];", 0)]
    [InlineData("for (uint k = 0u; k < count; ++k) sum += float(k);", 0)]
    [InlineData("sum += float(p.scale);", 0)]
    public void The_rule_finds_what_is_read_again(string line, int reads)
    {
        string text = $$"""
            #version 460
            layout(local_size_x = 8) in;
            layout(set = 0, binding = 0, std430) buffer Sums { float sums[]; };
            layout(push_constant, std430) uniform Params { uint count; uint scale; } p;
            void main() {
                uint lane = gl_LocalInvocationID.x;
                uint count = p.count;
                float sum = sums[lane];
                {{line}}
                sums[lane + 8u] = sum;
            }
            """;
        using ShaderCompiler compiler = new();
        SpirvFlow flow = new(compiler.Compile(new ShaderSource("probe", text, []), new Dictionary<string, int>()));
        Assert.Equal(reads, flow.SharedReadsInLoops);
    }
}
