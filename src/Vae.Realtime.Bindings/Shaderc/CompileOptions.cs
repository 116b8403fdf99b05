namespace Silk.NET.Shaderc;

/// <summary>Options, seen only through pointers.</summary>
public struct CompileOptions;
