namespace Vae.Realtime.Tests.Gpu;

using System.Runtime.InteropServices;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Shaders;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>The program glslc, and libshaderc where this machine has one that can be loaded: they answer alike.</summary>
public sealed class ShaderCompilerTests
{
    private const string Head = "#version 450\nlayout(local_size_x = SIZE) in;\nlayout(binding = 0) buffer Data { float data[]; };\n";
    private const uint SpirvMagic = 0x07230203;

    private static readonly Dictionary<string, int> Size = new() { ["SIZE"] = 64 };

    // The SPIR-V of the loads and stores of a variant.
    private static readonly (int Path, uint Version)[] Versions =
    [
        (MemoryPath.Storage, 0x00010300), (MemoryPath.Texel, 0x00010300), (MemoryPath.Address, 0x00010500), (MemoryPath.WideTexel, 0x00010300),
    ];

    public static TheoryData<string> Compilers => [.. ShadercLibrary.TryLoad() is null ? ["glslc"] : (string[])["glslc", "libshaderc"]];

    [Theory]
    [MemberData(nameof(Compilers))]
    public void Only_what_loads_by_address_needs_more_than_Vulkan_1_1(string compiler)
    {
        foreach ((int path, uint version) in Versions)
        {
            (byte[]? spirv, string message) = Compile(compiler, "void main() { data[0] = 1.0; }", path);
            Assert.Equal("", message);
            Assert.Equal((SpirvMagic, version), Begin(spirv!));
            Assert.Equal(new WorkgroupSize(64), new SpirvModule(spirv!).LocalSize);
        }
    }

    [Fact]
    public void Variants_for_both_versions_compile_together()
    {
        (int Path, uint Version)[] mixed = [.. Versions, .. Versions];
        ShaderJob[] jobs = [.. mixed.Select(variant => Job("void main() { data[0] = 1.0; }", variant.Path))];
        uint[] built = new uint[jobs.Length];
        using TemporaryFolder folder = new();
        using ShaderCompiler compiler = new();
        compiler.CompileAll(jobs, folder.Root, (index, spirv) => built[index] = Begin(spirv).Version);
        Assert.Equal(mixed.Select(variant => variant.Version), built);
    }

    [Theory]
    [MemberData(nameof(Compilers))]
    public void Dead_code_is_gone(string compiler)
    {
        int plain = Compile(compiler, "void main() { data[0] = 1.0; }").Spirv!.Length;
        Assert.Equal(plain, Compile(compiler, "void main() { float unused = data[1] * 2.0; data[0] = 1.0; }").Spirv!.Length);
    }

    [Theory]
    [MemberData(nameof(Compilers))]
    public void An_error_names_the_file_and_the_line(string compiler)
    {
        (byte[]? spirv, string message) = Compile(compiler, "void main() { data[0] = missing; }");
        Assert.Null(spirv);
        Assert.StartsWith("odd name.comp:4: error: 'missing'", message, StringComparison.Ordinal);
        Assert.DoesNotContain("generated", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kernel_that_does_not_compile_is_refused_with_its_name()
    {
        using ShaderCompiler compiler = new();
        GpuException refused = Assert.Throws<GpuException>(() => compiler.Compile(Source("nonsense"), Size));
        Assert.StartsWith("Compiling odd name.comp failed: odd name.comp:4: error:", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_program_is_missing_the_message_says_what_to_install()
    {
        (byte[]? spirv, string message) = Glslc.Compile(new ShaderJob(Source("void main() {}"), Size), "glslc-that-is-not-there");
        Assert.Null(spirv);
        Assert.Contains("apt install glslc", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_that_the_program_does_not_know_is_told()
    {
        (byte[]? spirv, string message) = Glslc.Compile(new ShaderJob(Source("void main() {}"), Size), target: "vulkan9.9");
        Assert.Null(spirv);
        Assert.Contains("vulkan9.9", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_variants_compile_as_each_alone_and_those_that_fail_are_all_told()
    {
        const string body = "void main() { data[0] = SIZE > 20 ? 1.0 : missing; }";
        ShaderJob[] jobs = [.. Enumerable.Range(1, 40).Select(size => new ShaderJob(
            new ShaderSource($"s{size}", Head + (size == 7 || size == 30 ? body : "void main() { data[0] = float(SIZE); }"), []),
            new Dictionary<string, int> { ["SIZE"] = size }))];
        Dictionary<int, byte[]> compiled = [];
        using TemporaryFolder folder = new();
        using ShaderCompiler compiler = new();
        AggregateException failed = Assert.Throws<AggregateException>(() => compiler.CompileAll(jobs, folder.Root, (index, spirv) =>
        {
            lock (compiled)
            {
                compiled.Add(index, spirv);
            }
        }));
        const string undeclared = "comp:4: error: 'missing' : undeclared identifier";
        Assert.Equal(
            [$"Compiling s30.comp failed: s30.{undeclared}", $"Compiling s7.comp failed: s7.{undeclared}"],
            failed.InnerExceptions.Select(error => error.Message.Split('\n')[0]).Order(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(0, 40).Except([6, 29]), compiled.Keys.Order());
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Root));
        Assert.All(compiled, entry => Assert.Equal(compiler.Compile(jobs[entry.Key].Source, jobs[entry.Key].Macros), entry.Value));
    }

    private static ShaderSource Source(string body) => new("odd name", Head + body, []);

    private static ShaderJob Job(string body, int path) => new(Source(body), new Dictionary<string, int>(Size) { [MemoryPath.Macro] = path });

    private static (uint Magic, uint Version) Begin(byte[] spirv)
    {
        ReadOnlySpan<uint> words = MemoryMarshal.Cast<byte, uint>(spirv);
        return (words[0], words[1]);
    }

    private static (byte[]? Spirv, string Message) Compile(string compiler, string body, int path = MemoryPath.Storage)
    {
        if (compiler == "glslc")
        {
            return Glslc.Compile(Job(body, path));
        }

        using ShadercLibrary library = new(ShadercLibrary.TryLoad()!);
        return library.Compile(Job(body, path));
    }
}
