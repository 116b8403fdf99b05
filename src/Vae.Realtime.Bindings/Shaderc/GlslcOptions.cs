namespace Silk.NET.Shaderc;

/// <summary>Options in the words of the program <c>glslc</c>.</summary>
internal sealed class GlslcOptions
{
    public string TargetEnv { get; set; } = "vulkan";

    public string Optimization { get; set; } = "-O0";

    public List<string> Macros { get; } = [];

    public IEnumerable<string> Arguments => [$"--target-env={TargetEnv}", Optimization, .. Macros.Select(macro => "-D" + macro)];
}
