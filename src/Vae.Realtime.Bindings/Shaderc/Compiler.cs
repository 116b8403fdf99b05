namespace Silk.NET.Shaderc;

/// <summary>A compiler, seen only through pointers.</summary>
public struct Compiler;
