namespace Vae.Realtime.Tests.Kernels;

using Vae.Realtime.Gpu.Shaders;
using Vae.Realtime.Learning.Kernels;
using Xunit;

/// <summary>
/// Three rules for loops. Two of <c>include/memory.glsl</c>, and what breaks them ends the process on llvmpipe of Mesa 26: a loop that a texel
/// fetch stands behind counts from zero, or another one before it does; and a loop that loads by address tests at its end whether to go on.
/// And what is the same for all invocations is read before the loops: in a loop software drivers read it for every lane and in every turn.
/// </summary>
public sealed class LoopTests
{
    public static TheoryData<string> All => [.. VaeShaders.Library.Keys];

    public static TheoryData<string> Variants => [.. VaeShaders.Library.Keys.Where(key => key.Contains(";LD=1", StringComparison.Ordinal))];

    public static TheoryData<string> ByAddress => [.. VaeShaders.Library.Keys.Where(key => key.Contains(";LD=2", StringComparison.Ordinal))];

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
    [MemberData(nameof(ByAddress))]
    public void A_loop_that_loads_by_address_ends_with_its_test(string variant)
    {
        SpirvFlow flow = new(VaeShaders.Library.Load(variant));
        Assert.Equal(1, flow.Functions);
        Assert.NotEqual(0, flow.AddressReads);
        Assert.Equal(0, flow.AddressReadsInOpenLoops);
    }

    [Theory]
    [InlineData("for (uint k = 0u; k < count; ++k) sum += p.a.at[k];", 1)]
    [InlineData("uint k = 0u; do { sum += p.a.at[k]; if (sum > 2.0) break; } while (++k < count);", 1)]
    [InlineData("uint k = 0u; do { for (uint q = 0u; q < k; ++q) sum += p.a.at[q]; } while (++k < count);", 1)]
    [InlineData("for (uint q = 0u; q < count; ++q) { uint k = 0u; do sum += p.a.at[k]; while (++k < count); }", 1)]
    [InlineData("uint k = 0u; do sum += p.a.at[k]; while (++k < count);", 0)]
    [InlineData("uint k = 0u; if (count > 0u) do { sum += p.a.at[k]; } while (++k < count);", 0)]
    [InlineData("for (uint k = 0u; k < count; ++k) sum += float(k); sum += p.a.at[count];", 0)]
    public void The_rule_finds_loads_by_address_that_may_be_one_too_many(string loop, int reads)
    {
        string text = $$"""
            #version 460
            #extension GL_EXT_buffer_reference : require
            layout(local_size_x = 8) in;
            layout(buffer_reference, std430) readonly buffer Floats { float at[]; };
            layout(set = 0, binding = 0, std430) buffer Sums { float sums[]; };
            layout(push_constant, std430) uniform Params { Floats a; uint count; } p;
            void main() {
                uint lane = gl_LocalInvocationID.x;
                uint count = p.count;
                float sum = sums[lane];
                {{loop}}
                sums[lane + 8u] = sum;
            }
            """;
        using ShaderCompiler compiler = new();
        SpirvFlow flow = new(compiler.Compile(new ShaderSource("probe", text, []), new Dictionary<string, int>()));
        Assert.Equal(1, flow.AddressReads);
        Assert.Equal(reads, flow.AddressReadsInOpenLoops);
    }

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
