namespace Silk.NET.Windowing.Glfw;

using System.Runtime.InteropServices;

/// <summary>Loading and starting GLFW, and its last error in words.</summary>
internal static unsafe class GlfwLibrary
{
    private static readonly Lazy<nint> Handle = new(Load);

    private static string[] FileNames =>
        OperatingSystem.IsWindows() ? ["glfw3.dll"]
        : OperatingSystem.IsMacOS() ? ["libglfw.3.dylib"]
        : ["libglfw.so.3.3", "libglfw.so.3"];

    /// <summary>Makes GLFW ready for windows. GLFW itself ignores every call after the first that worked.</summary>
    /// <exception cref="DllNotFoundException">GLFW is not installed.</exception>
    /// <exception cref="PlatformNotSupportedException">There is no display.</exception>
    public static void Start()
    {
        if (Handle.Value == 0)
        {
            throw new DllNotFoundException(
                $"GLFW ({FileNames[^1]}) is not installed, so no window can be opened; on Debian or Ubuntu install the package libglfw3.");
        }

        if (GlfwNative.Init() == 0)
        {
            throw new PlatformNotSupportedException($"No window can be opened: {LastError()}.");
        }
    }

    private static nint Load()
    {
        nint handle = 0;
        _ = FileNames.Any(name => NativeLibrary.TryLoad(name, out handle));
        NativeLibrary.SetDllImportResolver(typeof(GlfwLibrary).Assembly, (name, _, _) => name == GlfwNative.Library ? handle : 0);
        return handle;
    }

    /// <summary>Takes and describes the calling thread's last GLFW error.</summary>
    public static string LastError()
    {
        int code = GlfwNative.GetError(out byte* description);
        string? text = Marshal.PtrToStringUTF8((nint)description);
        return code == 0 ? "GLFW gave no reason" : $"GLFW error 0x{code:X}, {text}";
    }
}
