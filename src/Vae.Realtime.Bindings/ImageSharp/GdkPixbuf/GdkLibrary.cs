namespace SixLabors.ImageSharp.GdkPixbuf;

using System.Runtime.InteropServices;

/// <summary>Loading GdkPixbuf, which brings GObject and GLib with it.</summary>
internal static class GdkLibrary
{
    private static bool _loaded;

    /// <exception cref="DllNotFoundException">GdkPixbuf is not installed.</exception>
    public static void Load()
    {
        _loaded = _loaded || NativeLibrary.TryLoad("libgdk_pixbuf-2.0.so.0", out _);
        if (!_loaded)
        {
            throw new DllNotFoundException(
                "GdkPixbuf (libgdk_pixbuf-2.0.so.0) is not installed, so images cannot be read or written; "
                + "on Debian or Ubuntu install the package libgdk-pixbuf-2.0-0.");
        }
    }
}
