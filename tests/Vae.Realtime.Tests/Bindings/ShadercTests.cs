namespace Vae.Realtime.Tests.Bindings;

using System.Runtime.InteropServices;
using System.Text;
using Silk.NET.Shaderc;
using Xunit;

/// <summary>The compiler surface that both flavours share.</summary>
public sealed unsafe class ShadercTests : IDisposable
{
    private const string Head = "#version 450\nlayout(local_size_x = SIZE) in;\nlayout(binding = 0) buffer Data { float data[]; };\n";
    private const uint SpirvMagic = 0x07230203;

    private readonly Shaderc _shaderc = Shaderc.GetApi();

    public void Dispose() => _shaderc.Dispose();

    [Fact]
    public void CompilesToTheSpirvVersionOfItsTarget()
    {
        (CompilationStatus status, byte[] spirv, string message) = Compile("void main() { data[0] = 1.0; }");
        Assert.Equal("", message);
        Assert.Equal(CompilationStatus.Success, status);
        ReadOnlySpan<uint> words = MemoryMarshal.Cast<byte, uint>(spirv);
        Assert.Equal(SpirvMagic, words[0]);
        Assert.Equal(0x00010500u, words[1]);
    }

    [Fact]
    public void OptimisationRemovesDeadCode()
    {
        const string body = "void main() { float unused = data[1] * 2.0; data[0] = 1.0; }";
        int plain = Compile(body, level: OptimizationLevel.Zero).Spirv.Length;
        Assert.InRange(Compile(body, level: OptimizationLevel.Performance).Spirv.Length, 1, plain - 1);
    }

    [Fact]
    public void ErrorsNameTheFileAndTheLine()
    {
        (CompilationStatus status, byte[] spirv, string message) = Compile("void main() { data[0] = missing; }");
        Assert.Equal(CompilationStatus.CompilationError, status);
        Assert.Empty(spirv);
        Assert.StartsWith("shaders/odd name.comp:4: error: 'missing'", message, StringComparison.Ordinal);
        Assert.DoesNotContain("generated", message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMacroLengthCutsItsText()
    {
        Assert.Equal(CompilationStatus.Success, Compile("#if SIZE != 64\n#error\n#endif\nvoid main() { data[0] = 1.0; }", "64junk", 2).Status);
    }

    private (CompilationStatus Status, byte[] Spirv, string Message) Compile(
        string body, string size = "64", int sizeLength = 2, OptimizationLevel level = OptimizationLevel.Performance)
    {
        string source = Head + body;
        Compiler* compiler = _shaderc.CompilerInitialize();
        CompileOptions* options = _shaderc.CompileOptionsInitialize();
        _shaderc.CompileOptionsSetTargetEnv(options, TargetEnv.Vulkan, (uint)EnvVersion.Vulkan12);
        _shaderc.CompileOptionsSetOptimizationLevel(options, level);
        _shaderc.CompileOptionsAddMacroDefinition(options, "SIZE", 4, size, (nuint)sizeLength);
        CompilationResult* result = _shaderc.CompileIntoSpv(
            compiler, source, (nuint)Encoding.UTF8.GetByteCount(source), ShaderKind.ComputeShader, "shaders/odd name.comp", "main", options);
        try
        {
            byte[] spirv = new ReadOnlySpan<byte>(_shaderc.ResultGetBytes(result), (int)_shaderc.ResultGetLength(result)).ToArray();
            return (_shaderc.ResultGetCompilationStatus(result), spirv, _shaderc.ResultGetErrorMessageS(result));
        }
        finally
        {
            _shaderc.ResultRelease(result);
            _shaderc.CompileOptionsRelease(options);
            _shaderc.CompilerRelease(compiler);
        }
    }
}
