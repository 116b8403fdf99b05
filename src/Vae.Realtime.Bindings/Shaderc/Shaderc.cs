namespace Silk.NET.Shaderc;

using System.Runtime.InteropServices;
using Silk.NET.Core.Contexts;
using Silk.NET.Core.Native;

/// <summary>The compiler API of libshaderc, as far as it is used; where a name is here, all its overloads are.</summary>
public unsafe partial class Shaderc(INativeContext ctx) : NativeAPI(ctx)
{
    private readonly INativeContext _context = ctx;

    private static string[] LibraryNames =>
        OperatingSystem.IsWindows() ? ["shaderc_shared.dll"]
        : OperatingSystem.IsMacOS() ? ["libshaderc_shared.dylib", "libshaderc_shared.1.dylib"]
        : ["libshaderc_shared.so", "libshaderc_shared.so.1"];

    /// <exception cref="FileNotFoundException">There is no such library, or it cannot be loaded.</exception>
    public static Shaderc GetApi() => new(CreateDefaultContext(LibraryNames));

    public static INativeContext CreateDefaultContext(string n) => new DefaultNativeContext(n);

    public static INativeContext CreateDefaultContext(string[] n) => new DefaultNativeContext(n);

    public override bool IsExtensionPresent(string extension) => false;

    public Compiler* CompilerInitialize() => ((delegate* unmanaged[Cdecl]<Compiler*>)Load("shaderc_compiler_initialize"))();

    public void CompilerRelease(Compiler* arg0) => ((delegate* unmanaged[Cdecl]<Compiler*, void>)Load("shaderc_compiler_release"))(arg0);

    public CompileOptions* CompileOptionsInitialize() =>
        ((delegate* unmanaged[Cdecl]<CompileOptions*>)Load("shaderc_compile_options_initialize"))();

    public void CompileOptionsRelease(CompileOptions* options) =>
        ((delegate* unmanaged[Cdecl]<CompileOptions*, void>)Load("shaderc_compile_options_release"))(options);

    public void CompileOptionsSetTargetEnv(CompileOptions* options, TargetEnv target, uint version) =>
        ((delegate* unmanaged[Cdecl]<CompileOptions*, TargetEnv, uint, void>)Load("shaderc_compile_options_set_target_env"))(
            options, target, version);

    public void CompileOptionsSetOptimizationLevel(CompileOptions* options, OptimizationLevel level) =>
        ((delegate* unmanaged[Cdecl]<CompileOptions*, OptimizationLevel, void>)Load("shaderc_compile_options_set_optimization_level"))(
            options, level);

    public CompilationStatus ResultGetCompilationStatus(CompilationResult* arg0) =>
        ((delegate* unmanaged[Cdecl]<CompilationResult*, CompilationStatus>)Load("shaderc_result_get_compilation_status"))(arg0);

    public nuint ResultGetLength(CompilationResult* result) =>
        ((delegate* unmanaged[Cdecl]<CompilationResult*, nuint>)Load("shaderc_result_get_length"))(result);

    /// <summary>The SPIR-V, valid until the result is released.</summary>
    public byte* ResultGetBytes(CompilationResult* result) =>
        ((delegate* unmanaged[Cdecl]<CompilationResult*, byte*>)Load("shaderc_result_get_bytes"))(result);

    /// <summary>Errors and warnings, one a line, as <c>file:line: error: text</c>; empty when there are none.</summary>
    public string ResultGetErrorMessageS(CompilationResult* result) =>
        Marshal.PtrToStringUTF8((nint)((delegate* unmanaged[Cdecl]<CompilationResult*, byte*>)Load("shaderc_result_get_error_message"))(result))!;

    public void ResultRelease(CompilationResult* result) =>
        ((delegate* unmanaged[Cdecl]<CompilationResult*, void>)Load("shaderc_result_release"))(result);

    protected override IVTable CreateVTable() => new EntryPoints(_context);
}
