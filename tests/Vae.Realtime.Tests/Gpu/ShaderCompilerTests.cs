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

    public static TheoryData<string> Compilers => [.. ShadercLibrary.TryLoad() is null ? ["glslc"] : (string[])["glslc", "libshaderc"]];

    [Theory]
    [MemberData(nameof(Compilers))]
    public void The_SPIR_V_is_of_the_version_of_Vulkan_1_2(string compiler)
    {
        (byte[]? spirv, string message) = Compile(compiler, "void main() { data[0] = 1.0; }");
        Assert.Equal("", message);
        ReadOnlySpan<uint> words = MemoryMarshal.Cast<byte, uint>(spirv);
        Assert.Equal(SpirvMagic, words[0]);
        Assert.Equal(0x00010500u, words[1]);
        Assert.Equal(new WorkgroupSize(64), new SpirvModule(spirv!).LocalSize);
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

    private static (byte[]? Spirv, string Message) Compile(string compiler, string body)
    {
        if (compiler == "glslc")
        {
            return Glslc.Compile(new ShaderJob(Source(body), Size));
        }

        using ShadercLibrary library = new(ShadercLibrary.TryLoad()!);
        return library.Compile(new ShaderJob(Source(body), Size));
    }
}
