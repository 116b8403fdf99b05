namespace Silk.NET.Shaderc;

using System.Runtime.InteropServices;

/// <summary>A string as C sees it, for the time of a call.</summary>
internal readonly unsafe ref struct Utf8Text(string? text)
{
    public byte* Pointer { get; } = (byte*)Marshal.StringToCoTaskMemUTF8(text);

    public void Dispose() => Marshal.FreeCoTaskMem((nint)Pointer);
}
