namespace SixLabors.ImageSharp.GdkPixbuf;

using System.Runtime.InteropServices;

/// <summary>The functions of GdkPixbuf 2 and GLib 2 that are used. Objects are opaque pointers; booleans are int.</summary>
/// <remarks>Reference: https://docs.gtk.org/gdk-pixbuf/.</remarks>
internal static unsafe partial class GdkNative
{
    private const string Pixbuf = "libgdk_pixbuf-2.0.so.0";
    private const string GObject = "libgobject-2.0.so.0";
    private const string GLib = "libglib-2.0.so.0";

    public static void ConnectSizePrepared(
        nint loader, delegate* unmanaged[Cdecl]<nint, int, int, DecodeProgress*, void> handler, DecodeProgress* progress) =>
        SignalConnect(loader, "size-prepared", handler, progress, 0, 0);

    public static void ConnectAreaUpdated(
        nint loader, delegate* unmanaged[Cdecl]<nint, int, int, int, int, DecodeProgress*, void> handler, DecodeProgress* progress) =>
        SignalConnect(loader, "area-updated", handler, progress, 0, 0);

    [LibraryImport(Pixbuf, EntryPoint = "gdk_pixbuf_loader_new_with_type", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint LoaderNewWithType(string type, GError** error);

    [LibraryImport(Pixbuf, EntryPoint = "gdk_pixbuf_loader_set_size")]
    public static partial void LoaderSetSize(nint loader, int width, int height);

    [LibraryImport(Pixbuf, EntryPoint = "gdk_pixbuf_loader_write")]
    public static partial int LoaderWrite(nint loader, byte* data, nuint length, GError** error);

    [LibraryImport(Pixbuf, EntryPoint = "gdk_pixbuf_loader_close")]
    public static partial int LoaderClose(nint loader, GError** error);

    [LibraryImport(Pixbuf, EntryPoint = "gdk_pixbuf_loader_get_pixbuf")]
    public static partial nint LoaderGetPixbuf(nint loader);

    [LibraryImport(Pixbuf, EntryPoint = "gdk_pixbuf_get_width")]
    public static partial int GetWidth(nint pixbuf);

    [LibraryImport(Pixbuf, EntryPoint = "gdk_pixbuf_get_height")]
    public static partial int GetHeight(nint pixbuf);

    [LibraryImport(Pixbuf, EntryPoint = "gdk_pixbuf_get_rowstride")]
    public static partial int GetRowStride(nint pixbuf);

    [LibraryImport(Pixbuf, EntryPoint = "gdk_pixbuf_get_n_channels")]
    public static partial int GetChannels(nint pixbuf);

    [LibraryImport(Pixbuf, EntryPoint = "gdk_pixbuf_read_pixels")]
    public static partial byte* ReadPixels(nint pixbuf);

    [LibraryImport(Pixbuf, EntryPoint = "gdk_pixbuf_new_from_data")]
    public static partial nint NewFromData(
        byte* data, int colorspace, int hasAlpha, int bitsPerSample, int width, int height, int rowStride, nint destroy, nint destroyData);

    [LibraryImport(Pixbuf, EntryPoint = "gdk_pixbuf_save_to_bufferv", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SaveToBuffer(
        nint pixbuf, out byte* buffer, out nuint length, string type, string?[] keys, string?[] values, GError** error);

    [LibraryImport(GObject, EntryPoint = "g_signal_connect_data", StringMarshalling = StringMarshalling.Utf8)]
    private static partial CULong SignalConnect(
        nint instance, string signal, void* handler, DecodeProgress* data, nint destroyData, int flags);

    [LibraryImport(GObject, EntryPoint = "g_object_unref")]
    public static partial void Unref(nint instance);

    [LibraryImport(GLib, EntryPoint = "g_free")]
    public static partial void Free(void* memory);

    [LibraryImport(GLib, EntryPoint = "g_error_free")]
    public static partial void ErrorFree(GError* error);
}
