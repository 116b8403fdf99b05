namespace Silk.NET.Shaderc;

using System.Runtime.InteropServices;
using System.Text;
using Silk.NET.Core;

/// <summary>The compiler API of libshaderc, carried out by the program <c>glslc</c>.</summary>
public sealed unsafe class Shaderc : IDisposable
{
    private Shaderc()
    {
    }

    public static Shaderc GetApi() => new();

    public Compiler* CompilerInitialize() => (Compiler*)NativeMemory.AllocZeroed((nuint)sizeof(Compiler));

    public void CompilerRelease(Compiler* compiler) => NativeMemory.Free(compiler);

    public CompileOptions* CompileOptionsInitialize()
    {
        var options = (CompileOptions*)NativeMemory.AllocZeroed((nuint)sizeof(CompileOptions));
        options->Handle = GCHandle.ToIntPtr(GCHandle.Alloc(new GlslcOptions()));
        return options;
    }

    public void CompileOptionsRelease(CompileOptions* options)
    {
        if (options != null)
        {
            GCHandle.FromIntPtr(options->Handle).Free();
            NativeMemory.Free(options);
        }
    }

    /// <param name="options">From <see cref="CompileOptionsInitialize"/>.</param>
    /// <param name="target">Vulkan.</param>
    /// <param name="version">An <see cref="EnvVersion"/>; 0 for the compiler's default.</param>
    public void CompileOptionsSetTargetEnv(CompileOptions* options, TargetEnv target, uint version)
    {
        var packed = (Version32)version;
        State(options).TargetEnv = version == 0 ? "vulkan" : $"vulkan{packed.Major}.{packed.Minor}";
    }

    public void CompileOptionsSetOptimizationLevel(CompileOptions* options, OptimizationLevel level)
    {
        State(options).Optimization = level switch
        {
            OptimizationLevel.Zero => "-O0",
            OptimizationLevel.Size => "-Os",
            _ => "-O",
        };
    }

    /// <summary>Defines a macro. The lengths are in bytes of UTF-8; no value means an empty one.</summary>
    public void CompileOptionsAddMacroDefinition(CompileOptions* options, string name, nuint nameLength, string? value, nuint valueLength) =>
        State(options).Macros.Add($"{Part(name, nameLength)}={Part(value ?? "", valueLength)}");

    /// <summary>Compiles GLSL; the entry point is always <c>main</c>, as GLSL has it. The result is never null.</summary>
    public CompilationResult* CompileIntoSpv(
        Compiler* compiler, string source, nuint sourceLength, ShaderKind kind, string file, string entryPoint, CompileOptions* options)
    {
        string stage = kind switch
        {
            ShaderKind.VertexShader => "vertex",
            ShaderKind.FragmentShader => "fragment",
            _ => "compute",
        };
        byte[] text = Encoding.UTF8.GetBytes(source);
        int length = Math.Min(text.Length, (int)sourceLength);
        (CompilationStatus status, byte[] spirv, string message) =
            Glslc.Compile(text.AsSpan(0, length), stage, file, options == null ? new GlslcOptions() : State(options));

        var result = (CompilationResult*)NativeMemory.AllocZeroed((nuint)sizeof(CompilationResult));
        result->Status = status;
        result->Length = (nuint)spirv.Length;
        result->Bytes = (byte*)NativeMemory.Alloc((nuint)spirv.Length);
        spirv.CopyTo(new Span<byte>(result->Bytes, spirv.Length));
        result->Message = (byte*)Marshal.StringToCoTaskMemUTF8(message);
        return result;
    }

    public CompilationStatus ResultGetCompilationStatus(CompilationResult* result) => result->Status;

    public nuint ResultGetLength(CompilationResult* result) => result->Length;

    /// <summary>The SPIR-V, valid until the result is released.</summary>
    public byte* ResultGetBytes(CompilationResult* result) => result->Bytes;

    /// <summary>Errors and warnings, one a line, as <c>file:line: error: text</c>; empty when there are none.</summary>
    public string ResultGetErrorMessageS(CompilationResult* result) => Marshal.PtrToStringUTF8((nint)result->Message)!;

    public void ResultRelease(CompilationResult* result)
    {
        if (result != null)
        {
            NativeMemory.Free(result->Bytes);
            Marshal.FreeCoTaskMem((nint)result->Message);
            NativeMemory.Free(result);
        }
    }

    /// <summary>Releases nothing: whatever was made has its own release.</summary>
    public void Dispose()
    {
    }

    private static GlslcOptions State(CompileOptions* options) => (GlslcOptions)GCHandle.FromIntPtr(options->Handle).Target!;

    private static string Part(string text, nuint length)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return Encoding.UTF8.GetString(bytes, 0, Math.Min(bytes.Length, (int)length));
    }
}
