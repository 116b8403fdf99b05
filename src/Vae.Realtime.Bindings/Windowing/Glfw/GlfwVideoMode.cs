namespace Silk.NET.Windowing.Glfw;

using System.Runtime.InteropServices;

/// <summary>GLFWvidmode: what a monitor shows, in screen coordinates, bits per channel and hertz.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct GlfwVideoMode
{
    public readonly int Width;
    public readonly int Height;
    public readonly int RedBits;
    public readonly int GreenBits;
    public readonly int BlueBits;
    public readonly int RefreshRate;
}
