namespace Vae.Realtime.Tests.Live;

using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Xunit;

/// <summary>An X server that draws into memory, with a user who works it through xdotool and looks at its screen.</summary>
internal sealed partial class VirtualDisplay : IDisposable
{
    private const int AllPlanes = -1;
    private const int ZPixmap = 2;

    private readonly Process? _server;
    private readonly nint _connection;

    private VirtualDisplay(Process? server, string name)
    {
        (_server, Name) = (server, name);
        _connection = OpenDisplay(name);
        Assert.NotEqual(0, _connection);
    }

    /// <summary>As DISPLAY takes it.</summary>
    public string Name { get; }

    /// <summary>Starts a server on a free number; null where Xvfb or xdotool is not installed.</summary>
    public static VirtualDisplay? TryStart(int width, int height)
    {
        try
        {
            Process.Start(new ProcessStartInfo("xdotool", "version") { RedirectStandardOutput = true })!.Dispose();
            Process server = Process.Start(new ProcessStartInfo("Xvfb", $"-displayfd 1 -screen 0 {width}x{height}x24 -nolisten tcp")
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            return new VirtualDisplay(server, ":" + Patience.Of(server.StandardOutput.ReadLineAsync(), "Xvfb"));
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>A server that somebody else has started and ends.</summary>
    public static VirtualDisplay Of(string name) => new(null, name);

    /// <summary>Runs xdotool; its output, or nothing when it found no such window.</summary>
    public string Do(params string[] arguments)
    {
        ProcessStartInfo start = new("xdotool", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DISPLAY"] = Name;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Patience.Exit(process, "xdotool");
        return output.Result.Trim();
    }

    /// <summary>A part of the screen, top to bottom, four bytes a pixel: blue, green, red and nothing.</summary>
    public unsafe byte[] Look(int left, int top, int width, int height)
    {
        XImage* image = GetImage(
            _connection, DefaultRootWindow(_connection), left, top, (uint)width, (uint)height, new CULong(unchecked((nuint)AllPlanes)), ZPixmap);
        Assert.True(image != null, "The screen cannot be read.");
        Assert.Equal(32, image->BitsPerPixel);
        byte[] pixels = new byte[width * height * 4];
        for (int y = 0; y < height; y++)
        {
            new Span<byte>(image->Data + (y * image->BytesPerLine), width * 4).CopyTo(pixels.AsSpan(y * width * 4));
        }

        _ = DestroyImage(image);
        return pixels;
    }

    /// <summary>Tells a window what a window manager would: that it is minimised, or that it is shown again.</summary>
    public unsafe void SetMinimised(string window, bool minimised)
    {
        nuint state = InternAtom(_connection, "WM_STATE", 0).Value;
        nuint* value = stackalloc nuint[] { minimised ? 3u : 1u, 0 };
        _ = ChangeProperty(_connection, Id(window), new CULong(state), new CULong(state), 32, 0, value, 2);
        _ = Sync(_connection, 0);
    }

    /// <summary>Writes another title over a window's, until its program tells its own again.</summary>
    public unsafe void SetTitle(string window, string title)
    {
        byte[] text = Encoding.UTF8.GetBytes(title);
        fixed (byte* bytes = text)
        {
            CULong name = InternAtom(_connection, "_NET_WM_NAME", 0);
            _ = ChangeProperty(_connection, Id(window), name, InternAtom(_connection, "UTF8_STRING", 0), 8, 0, bytes, text.Length);
        }

        _ = Sync(_connection, 0);
    }

    /// <summary>Asks a window to close, as its close button would.</summary>
    public unsafe void Close(string window)
    {
        ClientMessage message = new()
        {
            Type = 33,
            Window = Id(window).Value,
            MessageType = InternAtom(_connection, "WM_PROTOCOLS", 0).Value,
            Format = 32,
            First = InternAtom(_connection, "WM_DELETE_WINDOW", 0).Value,
        };
        _ = SendEvent(_connection, Id(window), 0, new CLong(0), &message);
        _ = Sync(_connection, 0);
    }

    public void Dispose()
    {
        _ = CloseDisplay(_connection);
        _server?.Kill();
        _server?.WaitForExit();
        _server?.Dispose();
    }

    private static CULong Id(string window) => new(nuint.Parse(window, System.Globalization.CultureInfo.InvariantCulture));

    // The beginning of Xlib's XImage.
    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct XImage
    {
        public int Width;
        public int Height;
        public int Offset;
        public int Format;
        public byte* Data;
        public int ByteOrder;
        public int BitmapUnit;
        public int BitmapBitOrder;
        public int BitmapPad;
        public int Depth;
        public int BytesPerLine;
        public int BitsPerPixel;
    }

    // XClientMessageEvent within the size of an XEvent.
    [StructLayout(LayoutKind.Sequential, Size = 192)]
    private struct ClientMessage
    {
        public int Type;
        public nuint Serial;
        public int SendEvent;
        public nint Display;
        public nuint Window;
        public nuint MessageType;
        public int Format;
        public nuint First;
    }

    [LibraryImport("libX11.so.6", EntryPoint = "XOpenDisplay", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint OpenDisplay(string name);

    [LibraryImport("libX11.so.6", EntryPoint = "XCloseDisplay")]
    private static partial int CloseDisplay(nint display);

    [LibraryImport("libX11.so.6", EntryPoint = "XDefaultRootWindow")]
    private static partial CULong DefaultRootWindow(nint display);

    [LibraryImport("libX11.so.6", EntryPoint = "XInternAtom", StringMarshalling = StringMarshalling.Utf8)]
    private static partial CULong InternAtom(nint display, string name, int onlyIfExists);

    [LibraryImport("libX11.so.6", EntryPoint = "XSync")]
    private static partial int Sync(nint display, int discard);

    [LibraryImport("libX11.so.6", EntryPoint = "XGetImage")]
    private static unsafe partial XImage* GetImage(nint display, CULong drawable, int x, int y, uint width, uint height, CULong planes, int format);

    [LibraryImport("libX11.so.6", EntryPoint = "XDestroyImage")]
    private static unsafe partial int DestroyImage(XImage* image);

    [LibraryImport("libX11.so.6", EntryPoint = "XChangeProperty")]
    private static unsafe partial int ChangeProperty(
        nint display, CULong window, CULong property, CULong type, int format, int mode, void* data, int elements);

    [LibraryImport("libX11.so.6", EntryPoint = "XSendEvent")]
    private static unsafe partial int SendEvent(nint display, CULong window, int propagate, CLong mask, void* message);
}
