namespace Silk.NET.Vulkan;

using System.Runtime.InteropServices;
using Silk.NET.Core;
using Silk.NET.Core.Loader;
using Silk.NET.Core.Native;

/// <summary>
/// The Vulkan API over the system's loader. Core functions are the loader's exports where it has them: those dispatch on
/// their first argument, so one object serves any number of instances and devices, also ones made by somebody else.
/// </summary>
public sealed unsafe partial class Vk : IDisposable
{
    private nint _library;

    private Vk(nint library) => _library = library;

    public static Version32 Version10 => new(1, 0, 0);

    public static Version32 Version11 => new(1, 1, 0);

    public static Version32 Version12 => new(1, 2, 0);

    public static Version32 Version13 => new(1, 3, 0);

    /// <summary>The instance made last, through which functions are looked up that the loader does not export.</summary>
    public Instance? CurrentInstance { get; set; }

    /// <summary>The device made last. Core functions are never tied to it.</summary>
    public Device? CurrentDevice { get; set; }

    /// <exception cref="FileNotFoundException">The system has no Vulkan loader.</exception>
    public static Vk GetApi() => new(VulkanLibrary.Load());

    public static Version32 MakeVersion(uint major, uint minor, uint patch = 0) => new(major, minor, patch);

    /// <summary>False when the extension is not enabled on the instance.</summary>
    public bool TryGetInstanceExtension<T>(Instance instance, out T extension, string? layer = null)
        where T : NativeExtension<Vk>, IInstanceExtension<T>
    {
        nint[]? functions = All(T.Commands, name => GetInstanceProcAddr(instance, name));
        extension = functions == null ? null! : T.Create(functions);
        return functions != null;
    }

    /// <summary>False when the extension is not enabled on the device.</summary>
    public bool TryGetDeviceExtension<T>(Instance instance, Device device, out T extension, string? layer = null)
        where T : NativeExtension<Vk>, IDeviceExtension<T>
    {
        nint[]? functions = All(T.Commands, name => GetDeviceProcAddr(device, name));
        extension = functions == null ? null! : T.Create(functions);
        return functions != null;
    }

    /// <summary>Lets go of the loader, once. Whoever else uses it keeps it.</summary>
    public void Dispose() => NativeLibrary.Free(Interlocked.Exchange(ref _library, 0));

    private delegate nint Lookup(byte* name);

    private static nint[]? All(IReadOnlyList<string> names, Lookup lookup)
    {
        var functions = new nint[names.Count];
        for (int index = 0; index < functions.Length; index++)
        {
            nint name = Marshal.StringToCoTaskMemUTF8(names[index]);
            functions[index] = lookup((byte*)name);
            Marshal.FreeCoTaskMem(name);
            if (functions[index] == 0)
            {
                return null;
            }
        }

        return functions;
    }

    private Result Note(Result result, Instance* made)
    {
        CurrentInstance = result == Result.Success ? *made : CurrentInstance;
        return result;
    }

    private Result Note(Result result, Device* made)
    {
        CurrentDevice = result == Result.Success ? *made : CurrentDevice;
        return result;
    }

    /// <exception cref="SymbolLoadingException">The loader is too old to know the function.</exception>
    private nint Resolve(ref nint function, string name)
    {
        if (!NativeLibrary.TryGetExport(_library, name, out nint address))
        {
            Instance instance = CurrentInstance ?? default;
            address = All([name], text => GetInstanceProcAddr(instance, text))?[0] ?? throw new SymbolLoadingException(name);
        }

        return function = address;
    }
}
