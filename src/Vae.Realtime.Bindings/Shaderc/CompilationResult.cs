namespace Silk.NET.Shaderc;

/// <summary>A result, seen only through pointers.</summary>
public struct CompilationResult;
