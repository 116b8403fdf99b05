namespace Silk.NET.Windowing.Glfw;

using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

/// <summary>Carries GLFW's callbacks to the window that is its user pointer.</summary>
/// <remarks>
/// An exception must not cross GLFW's frames, which would end the process; the first one thrown by a handler is kept
/// and thrown again by <see cref="ThrowPending"/> once GLFW has returned.
/// </remarks>
internal static unsafe class GlfwCallbacks
{
    private static ExceptionDispatchInfo? _pending;

    /// <summary>Registers every callback; <paramref name="window"/>'s user pointer must be a GCHandle of its <see cref="GlfwWindow"/>.</summary>
    public static void Register(nint window)
    {
        GlfwNative.SetWindowPosCallback(window, &OnMove);
        GlfwNative.SetWindowSizeCallback(window, &OnResize);
        GlfwNative.SetFramebufferSizeCallback(window, &OnFramebufferResize);
        GlfwNative.SetWindowCloseCallback(window, &OnClose);
        GlfwNative.SetWindowFocusCallback(window, &OnFocus);
        GlfwNative.SetWindowIconifyCallback(window, &OnState);
        GlfwNative.SetWindowMaximizeCallback(window, &OnState);
        GlfwNative.SetDropCallback(window, &OnDrop);
        GlfwNative.SetKeyCallback(window, &OnKey);
        GlfwNative.SetCharCallback(window, &OnChar);
        GlfwNative.SetMouseButtonCallback(window, &OnMouseButton);
        GlfwNative.SetCursorPosCallback(window, &OnCursor);
        GlfwNative.SetScrollCallback(window, &OnScroll);
    }

    /// <summary>Throws what a handler threw since the last call, if anything.</summary>
    public static void ThrowPending()
    {
        ExceptionDispatchInfo? pending = _pending;
        _pending = null;
        pending?.Throw();
    }

    private static void Deliver<T>(nint window, T arguments, Action<GlfwWindow, T> deliver)
    {
        try
        {
            if (GCHandle.FromIntPtr(GlfwNative.GetWindowUserPointer(window)).Target is GlfwWindow target)
            {
                deliver(target, arguments);
            }
        }
        catch (Exception exception)
        {
            _pending ??= ExceptionDispatchInfo.Capture(exception);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnMove(nint window, int x, int y) =>
        Deliver(window, (x, y), static (target, at) => target.RaiseMove(at.x, at.y));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnResize(nint window, int width, int height) =>
        Deliver(window, (width, height), static (target, size) => target.RaiseResize(size.width, size.height));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnFramebufferResize(nint window, int width, int height) =>
        Deliver(window, (width, height), static (target, size) => target.RaiseFramebufferResize(size.width, size.height));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnClose(nint window) => Deliver(window, 0, static (target, _) => target.RaiseClosing());

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnFocus(nint window, int focused) =>
        Deliver(window, focused != 0, static (target, hasFocus) => target.RaiseFocusChanged(hasFocus));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnState(nint window, int entered) => Deliver(window, entered, static (target, _) => target.RaiseStateChanged());

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnDrop(nint window, int count, byte** paths)
    {
        string[] files = new string[count];
        for (int i = 0; i < count; i++)
        {
            files[i] = Marshal.PtrToStringUTF8((nint)paths[i]) ?? string.Empty;
        }

        Deliver(window, files, static (target, dropped) => target.RaiseFileDrop(dropped));
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnKey(nint window, int key, int scancode, int action, int modifiers) =>
        Deliver(window, (key, scancode, action), static (target, it) => target.RaiseKey(it.key, it.scancode, it.action));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnChar(nint window, uint codePoint) =>
        Deliver(window, codePoint, static (target, it) => target.RaiseCharacter(it));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnMouseButton(nint window, int button, int action, int modifiers) =>
        Deliver(window, (button, action), static (target, it) => target.RaiseMouseButton(it.button, it.action));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnCursor(nint window, double x, double y) =>
        Deliver(window, (x, y), static (target, at) => target.RaiseMouseMove(at.x, at.y));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnScroll(nint window, double x, double y) =>
        Deliver(window, (x, y), static (target, by) => target.RaiseScroll(by.x, by.y));
}
