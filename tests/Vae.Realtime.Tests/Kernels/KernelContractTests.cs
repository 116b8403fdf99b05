namespace Vae.Realtime.Tests.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Shaders;
using Vae.Realtime.ShaderBuild;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>What the build reads from compiled shaders, and what it refuses.</summary>
public sealed class KernelContractTests
{
    private const string Head = "#version 460\n";
    private const string Group = "layout(local_size_x = 64) in;\n";
    private const string Input = "layout(binding = 0) readonly buffer X { float x[]; };\n";
    private const string Output = "layout(binding = 1) writeonly buffer Y { float y[]; };\n";
    private const string Copy = "void main() { y[0] = x[0]; }\n";

    private const string Loads = """
        #if LD == 2
        #define AT(i) Vec4s(addresses[0]).at[i]
        #elif LD == 1 || LD == 3
        #extension GL_EXT_samplerless_texture_functions : require
        layout(binding = 0) uniform textureBuffer x;
        #define AT(i) texelFetch(x, i)
        #else
        layout(binding = 0) readonly buffer X { vec4 x[]; };
        #define AT(i) x[i]
        #endif

        """;

    private const string ByAddress = """
        #extension GL_EXT_buffer_reference : require
        #extension GL_EXT_shader_explicit_arithmetic_types_int64 : require
        #if LD == 2
        layout(buffer_reference, std430) readonly buffer Vec4s { vec4 at[]; };
        layout(push_constant, std430) uniform Pushed { uint a; uint64_t addresses[8]; };
        #else
        layout(push_constant, std430) uniform Pushed { uint a; };
        #endif

        """;

    /// <summary>Variants, the reason why they are refused, and the shader.</summary>
    public static TheoryData<string, string, string> Refusals => new()
    {
        {
            "A=0,1",
            "'probe;A=1' has as binding 0 a storage buffer, but 'probe;A=0' a storage buffer, only read",
            Group + "#if A == 0\n" + Input + "#else\nlayout(binding = 0) buffer X { float x[]; };\n#endif\n" + Output
                + "void main() { y[0] = x[0];\n#if A == 1\nx[0] = 1.0;\n#endif\n}\n"
        },
        {
            "A=0,1",
            "'probe;A=1' has no binding 1, or does not use it",
            Group + Input + Output + "layout(binding = 2) buffer Z { float z[]; };\n"
                + "void main() {\nz[0] = z[1] + x[0];\n#if A == 0\ny[0] = x[0];\n#endif\n}\n"
        },
        {
            "A=0",
            "'probe;A=0' has no binding 1, or does not use it",
            Group + Input + "layout(binding = 2) writeonly buffer Y { float y[]; };\n" + Copy
        },
        {
            "A=0",
            "'probe;A=0' has as binding 0 a storage image, which the host does not bind",
            Group + "layout(binding = 0, r32f) uniform image2D x;\n" + Output + "void main() { y[0] = imageLoad(x, ivec2(0)).x; }\n"
        },
        {
            "LD=0",
            "'probe;LD=0' has the macro LD without loads",
            Group + Loads + Output + "void main() { y[0] = AT(0).x; }\n"
        },
        {
            "A=8,64",
            "'probe;A=64' has workgroups of (64, 1, 1), not (8, 1, 1) as another variant",
            "layout(local_size_x = A) in;\n" + Input + Output + Copy
        },
        {
            "WG=8,64",
            "'probe;WG=64' has workgroups of (8, 1, 1), not (64, 1, 1) as its macro WG says",
            "layout(local_size_x = 8) in;\n" + Input + Output + Copy
        },
        {
            "A=0",
            "'probe;A=0' asks for the number of workgroups, which is another where a launch goes in parts",
            Group + Input + Output + "void main() { y[gl_NumWorkGroups.x] = x[0]; }\n"
        },
        {
            "LD=2,1",
            "'probe;LD=2' comes first, but its push constants end with addresses",
            Group + ByAddress + Loads + Output + "void main() { y[0] = AT(0).x + float(a); }\n"
        },
        {
            "A=0,1",
            "'probe;A=1' uses 8 bytes of push constants where the host pushes 4",
            Group + Input + Output + "layout(push_constant) uniform Params { uint a;\n#if A == 1\nuint b;\n#endif\n} p;\n"
                + "void main() {\n#if A == 1\ny[p.b] = x[p.a];\n#else\ny[p.a] = x[0];\n#endif\n}\n"
        },
    };

    [Fact]
    public void Access_push_constants_workgroup_and_items_come_from_the_shader()
    {
        const string text = """
            layout(local_size_x = 8, local_size_y = 2) in;
            const uint PER_INVOCATION = 4u;
            layout(binding = 2) buffer Z { float z[]; };
            layout(push_constant) uniform Params { uint used; vec2 pair; uint unused; } p;
            void main() { y[0] = x[p.used]; z[0] += x[1]; }
            """;
        KernelInfo info = Read(Input + Output + text);
        Assert.Equal("probe", info.Name);
        Assert.Equal([Access.Read, Access.Write, Access.ReadWrite], info.Bindings);
        Assert.Equal(20, info.PushBytes);
        Assert.Equal(new WorkgroupSize(8, 2), info.Local);
        Assert.Equal(4, info.PerInvocation);
    }

    [Fact]
    public void What_one_variant_reads_another_may_not_need()
    {
        KernelInfo info = Read(Group + Input + Output + "void main() {\n#if A == 1\ny[0] = x[0];\n#else\ny[0] = 1.0;\n#endif\n}\n", "A=0,1");
        Assert.Equal([Access.Read, Access.Write], info.Bindings);
    }

    [Fact]
    public void A_load_is_a_texel_buffer_in_one_load_path_only()
    {
        KernelInfo info = Read(Group + Loads + Output + "void main() { y[0] = AT(0).x; }\n", "LD=0,1");
        Assert.Equal([Access.Load, Access.Write], info.Bindings);
        Assert.True(info.HasLoads);
    }

    [Fact]
    public void A_load_by_address_is_not_bound_and_its_addresses_are_not_the_kernels()
    {
        KernelInfo info = Read(Group + ByAddress + Loads + Output + "void main() { y[0] = AT(0).x + float(a); }\n", "LD=0,1,2");
        Assert.Equal([Access.Load, Access.Write], info.Bindings);
        Assert.Equal(4, info.PushBytes);
        Assert.False(info.StoresWide);
    }

    [Fact]
    public void Wide_stores_are_told()
    {
        KernelInfo info = Read(Group + Loads + Output + "void main() { y[0] = AT(0).x; }\n", "LD=0,1,3");
        Assert.True(info.StoresWide);
    }

    [Fact]
    public void A_workgroup_of_the_macro_is_left_to_the_variant()
    {
        KernelInfo info = Read("layout(local_size_x = WG) in;\n" + Input + Output + Copy, "WG=8,64");
        Assert.Null(info.Local);
        Assert.Equal(new DispatchSize(2), info.Cover(65, 64));
        Assert.Throws<InvalidOperationException>(() => info.Cover(65));
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_the_host_could_not_bind_or_launch_is_refused(string variants, string reason, string text)
    {
        GpuException refused = Assert.Throws<GpuException>(() => Read(text, variants));
        Assert.Equal($"Kernel {reason}.", refused.Message);
    }

    [Fact]
    public void The_source_names_every_kernel()
    {
        string source = KernelSource.Of(
        [
            ("b/two_words.comp", new KernelInfo("two_words", [Access.Load, Access.Write], 8, null, 16)),
            ("a/one.comp", new KernelInfo("one", [Access.ReadWrite], 0, new WorkgroupSize(32, 2))),
        ]);
        const string expected = """
            {
                /// <summary><c>shaders/a/one.comp</c>.</summary>
                public static KernelInfo One { get; } =
                    new("one", [Access.ReadWrite], 0, new(32, 2, 1), 1);

                /// <summary><c>shaders/b/two_words.comp</c>; its workgroups are as large as the macro WG.</summary>
                public static KernelInfo TwoWords { get; } =
                    new("two_words", [Access.Load, Access.Write], 8, null, 16);
            }

            """;
        Assert.EndsWith(expected, source, StringComparison.Ordinal);
    }

    private static KernelInfo Read(string text, string variants = "")
    {
        using TemporaryFolder folder = new();
        string path = folder.File("probe.comp");
        File.WriteAllText(path, Head + (variants.Length > 0 ? $"// variants: {variants}\n" : "") + text);
        ShaderSource source = ShaderSource.Read(path);
        using ShaderCompiler compiler = new();
        SpirvModule declared = new(compiler.Compile(source, source.Variants[0], optimised: false));
        return KernelContract.Read(source, declared, [.. source.Variants.Select(macros => new SpirvModule(compiler.Compile(source, macros)))]);
    }
}
