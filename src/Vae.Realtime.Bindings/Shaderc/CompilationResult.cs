namespace Silk.NET.Shaderc;

/// <summary>A result, seen only through pointers; its parts are unmanaged and end with it.</summary>
public unsafe struct CompilationResult
{
    internal CompilationStatus Status;
    internal nuint Length;
    internal byte* Bytes;
    internal byte* Message;
}
