namespace Vae.Realtime.Gpu;

using System.Globalization;
using System.Text;
using Silk.NET.Shaderc;

/// <summary>GLSL to SPIR-V 1.5 (Vulkan 1.2), optimised for speed.</summary>
public sealed unsafe class ShaderCompiler : IDisposable
{
    private const uint Vulkan12 = (1u << 22) | (2u << 12);

    private readonly Shaderc _shaderc = Shaderc.GetApi();
    private readonly Compiler* _compiler;

    public ShaderCompiler() => _compiler = _shaderc.CompilerInitialize();

    /// <summary>Compiles one variant of a shader.</summary>
    /// <exception cref="GpuException">The compiler's own message, with file and line.</exception>
    public byte[] Compile(ShaderSource source, IReadOnlyDictionary<string, int> macros)
    {
        CompileOptions* options = _shaderc.CompileOptionsInitialize();
        CompilationResult* result = null;
        try
        {
            _shaderc.CompileOptionsSetTargetEnv(options, TargetEnv.Vulkan, Vulkan12);
            _shaderc.CompileOptionsSetOptimizationLevel(options, OptimizationLevel.Performance);
            foreach ((string macro, int value) in macros)
            {
                string text = value.ToString(CultureInfo.InvariantCulture);
                _shaderc.CompileOptionsAddMacroDefinition(options, macro, (nuint)macro.Length, text, (nuint)text.Length);
            }

            nuint length = (nuint)Encoding.UTF8.GetByteCount(source.Text);
            result = _shaderc.CompileIntoSpv(
                _compiler, source.Text, length, ShaderKind.ComputeShader, source.Name + ".comp", "main", options);
            if (_shaderc.ResultGetCompilationStatus(result) != CompilationStatus.Success)
            {
                throw new GpuException($"Compiling {source.Name}.comp failed: {_shaderc.ResultGetErrorMessageS(result)}");
            }

            return new ReadOnlySpan<byte>(_shaderc.ResultGetBytes(result), (int)_shaderc.ResultGetLength(result)).ToArray();
        }
        finally
        {
            if (result != null)
            {
                _shaderc.ResultRelease(result);
            }

            _shaderc.CompileOptionsRelease(options);
        }
    }

    public void Dispose()
    {
        _shaderc.CompilerRelease(_compiler);
        _shaderc.Dispose();
    }
}
