namespace Vae.Realtime.Gpu.Shaders;

using System.Globalization;
using System.Text;
using Silk.NET.Core.Loader;
using Silk.NET.Shaderc;

/// <summary>A compiler of libshaderc, which any number of threads may use.</summary>
internal sealed unsafe class ShadercLibrary(Shaderc shaderc) : IDisposable
{
    private const uint Vulkan12 = (1u << 22) | (2u << 12);

    private readonly Compiler* _compiler = shaderc.CompilerInitialize();

    /// <summary>The library; null where there is none that can be loaded.</summary>
    public static Shaderc? TryLoad()
    {
        try
        {
            Shaderc shaderc = Shaderc.GetApi();
            shaderc.CompilerRelease(shaderc.CompilerInitialize());
            return shaderc;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DllNotFoundException or SymbolLoadingException)
        {
            return null;
        }
    }

    /// <summary>The SPIR-V, null on failure, and what the compiler said.</summary>
    public (byte[]? Spirv, string Message) Compile(ShaderJob job)
    {
        CompileOptions* options = shaderc.CompileOptionsInitialize();
        CompilationResult* result = null;
        try
        {
            shaderc.CompileOptionsSetTargetEnv(options, TargetEnv.Vulkan, Vulkan12);
            shaderc.CompileOptionsSetOptimizationLevel(options, job.Optimised ? OptimizationLevel.Size : OptimizationLevel.Zero);
            foreach ((string macro, int value) in job.Macros)
            {
                string text = value.ToString(CultureInfo.InvariantCulture);
                shaderc.CompileOptionsAddMacroDefinition(options, macro, (nuint)macro.Length, text, (nuint)text.Length);
            }

            ShaderSource source = job.Source;
            nuint length = (nuint)Encoding.UTF8.GetByteCount(source.Text);
            result = shaderc.CompileIntoSpv(
                _compiler, source.Text, length, ShaderKind.ComputeShader, source.Name + ".comp", "main", options);
            return shaderc.ResultGetCompilationStatus(result) == CompilationStatus.Success
                ? (new ReadOnlySpan<byte>(shaderc.ResultGetBytes(result), (int)shaderc.ResultGetLength(result)).ToArray(), "")
                : (null, shaderc.ResultGetErrorMessageS(result));
        }
        finally
        {
            if (result != null)
            {
                shaderc.ResultRelease(result);
            }

            shaderc.CompileOptionsRelease(options);
        }
    }

    public void Dispose() => shaderc.CompilerRelease(_compiler);
}
