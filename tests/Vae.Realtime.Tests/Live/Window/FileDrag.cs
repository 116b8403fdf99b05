namespace Vae.Realtime.Tests.Live.Window;

using System.Runtime.InteropServices;
using System.Text;
using Xunit;

/// <summary>Files in the hand of another program that are dropped on a window, by the X window system's drag-and-drop protocol, XDND 5.</summary>
internal sealed unsafe partial class FileDrag : IDisposable
{
    private const int ClientMessage = 33;
    private const int SelectionRequest = 30;
    private const int SelectionNotify = 31;
    private const nint Version = 5;

    private readonly nint _display;
    private readonly nuint _source;
    private readonly byte[] _list;

    /// <param name="display">The X server's name.</param>
    /// <param name="addresses">What is dragged, as file:// addresses.</param>
    public FileDrag(string display, string[] addresses)
    {
        _display = OpenDisplay(display);
        Assert.NotEqual(0, _display);
        _list = Encoding.UTF8.GetBytes(string.Concat(addresses.Select(address => $"{address}\r\n")));
        _source = CreateSimpleWindow(_display, DefaultRootWindow(_display), 0, 0, 1, 1, 0, default, default).Value;
    }

    /// <summary>Enters a window, stands still over it, and lets go; returns when the window has taken everything.</summary>
    /// <param name="window">Its number.</param>
    /// <param name="x">On the screen.</param>
    /// <param name="y">On the screen.</param>
    public void Drop(nuint window, int x, int y)
    {
        nuint selection = Atom("XdndSelection");
        nint list = (nint)Atom("text/uri-list");
        _ = SetSelectionOwner(_display, new CULong(selection), new CULong(_source), default);
        Send(window, "XdndEnter", Version << 24, list, 0, 0);
        Send(window, "XdndPosition", 0, ((nint)x << 16) | (nint)(uint)y, 0, (nint)Atom("XdndActionCopy"));
        Await("XdndStatus", answer => (answer & 1) == 1);
        Send(window, "XdndDrop", 0, 0, 0, 0);
        Await("XdndFinished", answer => answer != 0);
    }

    public void Dispose() => _ = CloseDisplay(_display);

    // Waits for an answer and whether it goes well; hands the files over when asked for them.
    private void Await(string name, Func<nint, bool> isYes)
    {
        nuint wanted = Atom(name);
        Patience patience = Patience.Begin();
        while (true)
        {
            patience.Check(name);
            if (Pending(_display) == 0)
            {
                Thread.Sleep(1);
                continue;
            }

            Event next = default;
            _ = NextEvent(_display, &next);
            if (next.Type == SelectionRequest)
            {
                HandOver(next.Request);
            }
            else if (next.Type == ClientMessage && next.Message.MessageType == wanted)
            {
                Assert.True(isYes(next.Message.Second), $"{name} says no.");
                return;
            }
        }
    }

    private void HandOver(in Request asked)
    {
        fixed (byte* bytes = _list)
        {
            _ = ChangeProperty(
                _display, new CULong(asked.Requestor), new CULong(asked.Property), new CULong(asked.Target), 8, 0, bytes, _list.Length);
        }

        Event answer = default;
        answer.Notify = new Notify
        {
            Type = SelectionNotify,
            Requestor = asked.Requestor,
            Selection = asked.Selection,
            Target = asked.Target,
            Property = asked.Property,
            Time = asked.Time,
        };
        _ = SendEvent(_display, new CULong(asked.Requestor), 0, new CLong(0), &answer);
        _ = Flush(_display);
    }

    private void Send(nuint window, string name, nint second, nint third, nint fourth, nint fifth)
    {
        Event message = default;
        message.Message = new Message
        {
            Type = ClientMessage,
            Window = window,
            MessageType = Atom(name),
            Format = 32,
            First = (nint)_source,
            Second = second,
            Third = third,
            Fourth = fourth,
            Fifth = fifth,
        };
        _ = SendEvent(_display, new CULong(window), 0, new CLong(0), &message);
        _ = Flush(_display);
    }

    private nuint Atom(string name) => InternAtom(_display, name, 0).Value;

    [StructLayout(LayoutKind.Explicit, Size = 192)]
    private struct Event
    {
        [FieldOffset(0)]
        public int Type;

        [FieldOffset(0)]
        public Message Message;

        [FieldOffset(0)]
        public Request Request;

        [FieldOffset(0)]
        public Notify Notify;
    }

    // XClientMessageEvent.
    [StructLayout(LayoutKind.Sequential)]
    private struct Message
    {
        public int Type;
        public nuint Serial;
        public int SendEvent;
        public nint Display;
        public nuint Window;
        public nuint MessageType;
        public int Format;
        public nint First;
        public nint Second;
        public nint Third;
        public nint Fourth;
        public nint Fifth;
    }

    // XSelectionRequestEvent.
    [StructLayout(LayoutKind.Sequential)]
    private struct Request
    {
        public int Type;
        public nuint Serial;
        public int SendEvent;
        public nint Display;
        public nuint Owner;
        public nuint Requestor;
        public nuint Selection;
        public nuint Target;
        public nuint Property;
        public nuint Time;
    }

    // XSelectionEvent.
    [StructLayout(LayoutKind.Sequential)]
    private struct Notify
    {
        public int Type;
        public nuint Serial;
        public int SendEvent;
        public nint Display;
        public nuint Requestor;
        public nuint Selection;
        public nuint Target;
        public nuint Property;
        public nuint Time;
    }

    [LibraryImport("libX11.so.6", EntryPoint = "XOpenDisplay", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint OpenDisplay(string name);

    [LibraryImport("libX11.so.6", EntryPoint = "XCloseDisplay")]
    private static partial int CloseDisplay(nint display);

    [LibraryImport("libX11.so.6", EntryPoint = "XDefaultRootWindow")]
    private static partial CULong DefaultRootWindow(nint display);

    [LibraryImport("libX11.so.6", EntryPoint = "XCreateSimpleWindow")]
    private static partial CULong CreateSimpleWindow(
        nint display, CULong parent, int x, int y, uint width, uint height, uint border, CULong edge, CULong ground);

    [LibraryImport("libX11.so.6", EntryPoint = "XInternAtom", StringMarshalling = StringMarshalling.Utf8)]
    private static partial CULong InternAtom(nint display, string name, int onlyIfExists);

    [LibraryImport("libX11.so.6", EntryPoint = "XSetSelectionOwner")]
    private static partial int SetSelectionOwner(nint display, CULong selection, CULong owner, CULong time);

    [LibraryImport("libX11.so.6", EntryPoint = "XChangeProperty")]
    private static partial int ChangeProperty(
        nint display, CULong window, CULong property, CULong type, int format, int mode, void* data, int elements);

    [LibraryImport("libX11.so.6", EntryPoint = "XSendEvent")]
    private static partial int SendEvent(nint display, CULong window, int propagate, CLong mask, void* message);

    [LibraryImport("libX11.so.6", EntryPoint = "XPending")]
    private static partial int Pending(nint display);

    [LibraryImport("libX11.so.6", EntryPoint = "XNextEvent")]
    private static partial int NextEvent(nint display, Event* next);

    [LibraryImport("libX11.so.6", EntryPoint = "XFlush")]
    private static partial int Flush(nint display);
}
