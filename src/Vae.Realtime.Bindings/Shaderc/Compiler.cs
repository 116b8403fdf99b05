namespace Silk.NET.Shaderc;

/// <summary>A compiler, seen only through pointers. It holds nothing: each compilation is a process of its own.</summary>
public struct Compiler;
