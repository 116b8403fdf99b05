namespace Silk.NET.Shaderc;

/// <summary>The pipeline stage that a source is for.</summary>
public enum ShaderKind
{
    VertexShader = 0,
    FragmentShader = 1,
    ComputeShader = 2,
    GlslVertexShader = VertexShader,
    GlslFragmentShader = FragmentShader,
    GlslComputeShader = ComputeShader,
}
