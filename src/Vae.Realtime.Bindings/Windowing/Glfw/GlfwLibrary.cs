namespace Silk.NET.Windowing.Glfw;

using System.Runtime.InteropServices;

/// <summary>Loading and starting GLFW, and its last error in words.</summary>
internal static unsafe class GlfwLibrary
{
    private static readonly string[] FileNames = ["libglfw.so.3.3", "libglfw.so.3"];
    private static bool _loaded;

    /// <summary>Makes GLFW ready for windows. GLFW itself ignores every call after the first that worked.</summary>
    /// <exception cref="DllNotFoundException">GLFW is not installed.</exception>
    /// <exception cref="PlatformNotSupportedException">There is no display.</exception>
    public static void Start()
    {
        _loaded = _loaded || FileNames.Any(name => NativeLibrary.TryLoad(name, out _));
        if (!_loaded)
        {
            throw new DllNotFoundException(
                "GLFW (libglfw.so.3) is not installed, so no window can be opened; on Debian or Ubuntu install the package libglfw3.");
        }

        if (GlfwNative.Init() == 0)
        {
            throw new PlatformNotSupportedException($"No window can be opened: {LastError()}.");
        }
    }

    /// <summary>Takes and describes the calling thread's last GLFW error.</summary>
    public static string LastError()
    {
        int code = GlfwNative.GetError(out byte* description);
        string? text = Marshal.PtrToStringUTF8((nint)description);
        return code == 0 ? "GLFW gave no reason" : $"GLFW error 0x{code:X}, {text}";
    }
}
