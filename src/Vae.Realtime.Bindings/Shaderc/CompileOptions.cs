namespace Silk.NET.Shaderc;

/// <summary>Options, seen only through pointers.</summary>
public struct CompileOptions
{
    /// <summary>Keeps the <see cref="GlslcOptions"/> alive.</summary>
    internal nint Handle;
}
