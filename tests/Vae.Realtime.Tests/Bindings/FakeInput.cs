namespace Vae.Realtime.Tests.Bindings;

using System.Runtime.InteropServices;

/// <summary>Keys and mouse as a user would press them, through the X server's XTEST extension.</summary>
internal sealed partial class FakeInput : IDisposable
{
    private readonly nint _display;

    public FakeInput(string display)
    {
        _display = OpenDisplay(display);
        if (_display == 0)
        {
            throw new InvalidOperationException($"The display {display} cannot be opened.");
        }
    }

    public void Dispose() => _ = CloseDisplay(_display);

    /// <summary>Presses and releases the key with this X keysym; for letters and space, their character.</summary>
    public void Key(char keysym)
    {
        uint code = KeysymToKeycode(_display, keysym);
        _ = FakeKey(_display, code, 1, default);
        _ = FakeKey(_display, code, 0, default);
        _ = Sync(_display, 0);
    }

    /// <summary>Presses or releases a button; 1 is left, 2 middle, 3 right, 4 and 5 the wheel away and towards the user.</summary>
    public void Button(uint button, bool press)
    {
        _ = FakeButton(_display, button, press ? 1 : 0, default);
        _ = Sync(_display, 0);
    }

    /// <summary>Moves the cursor on the screen.</summary>
    public void MoveTo(int x, int y)
    {
        _ = FakeMotion(_display, -1, x, y, default);
        _ = Sync(_display, 0);
    }

    [LibraryImport("libX11.so.6", EntryPoint = "XOpenDisplay", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint OpenDisplay(string name);

    [LibraryImport("libX11.so.6", EntryPoint = "XCloseDisplay")]
    private static partial int CloseDisplay(nint display);

    [LibraryImport("libX11.so.6", EntryPoint = "XSync")]
    private static partial int Sync(nint display, int discard);

    [LibraryImport("libX11.so.6", EntryPoint = "XKeysymToKeycode")]
    private static partial byte KeysymToKeycode(nint display, CULong keysym);

    private static uint KeysymToKeycode(nint display, char keysym) => KeysymToKeycode(display, new CULong(keysym));

    [LibraryImport("libXtst.so.6", EntryPoint = "XTestFakeKeyEvent")]
    private static partial int FakeKey(nint display, uint keycode, int press, CULong delay);

    [LibraryImport("libXtst.so.6", EntryPoint = "XTestFakeButtonEvent")]
    private static partial int FakeButton(nint display, uint button, int press, CULong delay);

    [LibraryImport("libXtst.so.6", EntryPoint = "XTestFakeMotionEvent")]
    private static partial int FakeMotion(nint display, int screen, int x, int y, CULong delay);
}
