namespace Vae.Realtime.Tests.Bindings;

using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Silk.NET.Windowing;
using Xunit;

/// <summary>The display windows are tested on: the one of DISPLAY, else an Xvfb of our own, else none.</summary>
public sealed partial class DisplayFixture : IDisposable
{
    private const string Variable = "DISPLAY";

    private readonly Process? _server;

    public DisplayFixture()
    {
        Name = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(Name) && OperatingSystem.IsLinux())
        {
            _server = StartServer();
            Name = _server is null ? null : ":" + Patience.Of(_server.StandardOutput.ReadLineAsync(), "Xvfb");
            Use(Name);
        }
    }

    /// <summary>
    /// Makes room for the variable while nothing else runs: the C library may move its environment when one is added, and drivers read
    /// theirs on other threads.
    /// </summary>
    public static void Reserve()
    {
        if (OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable(Variable) is null)
        {
            Use("");
        }
    }

    /// <summary>The display's name; null where windows cannot be opened.</summary>
    public string? Name { get; }

    public void Dispose()
    {
        if (_server is null)
        {
            return;
        }

        // GLFW must let go first: a client whose display dies is ended by Xlib.
        Terminate();
        Use(null);
        _server.Kill();
        _server.WaitForExit();
        _server.Dispose();
    }

    /// <summary>Runs a test that opens windows; without a display, what is left to test is that they refuse to open.</summary>
    public void Run(Action test)
    {
        if (Name is null)
        {
            Assert.ThrowsAny<Exception>(() => Window.Create(WindowOptions.DefaultVulkan).Initialize());
        }
        else
        {
            test();
        }
    }

    /// <summary>Runs <paramref name="action"/> as on a machine without a display.</summary>
    public void WithoutDisplay(Action action)
    {
        Terminate();
        Use(null);
        try
        {
            action();
        }
        finally
        {
            Use(Name);
        }
    }

    // The server picks a free number and writes it once it is ready. Without -noreset it begins again whenever its last client leaves, and
    // refuses connections meanwhile.
    private static Process? StartServer()
    {
        ProcessStartInfo start = new("Xvfb", "-displayfd 1 -screen 0 1024x768x24 -nolisten tcp -noreset")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    // Xlib reads the C library's environment, which Environment.SetEnvironmentVariable does not touch.
    private static void Use(string? display)
    {
        _ = SetEnvironment(Variable, display ?? "", 1);
    }

    [LibraryImport("libc.so.6", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    [LibraryImport("libglfw.so.3", EntryPoint = "glfwTerminate")]
    private static partial void Terminate();
}
