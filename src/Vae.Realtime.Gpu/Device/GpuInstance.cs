namespace Vae.Realtime.Gpu.Device;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Silk.NET.Core;
using Silk.NET.Vulkan;
using Silk.NET.Vulkan.Extensions.EXT;

/// <summary>A Vulkan instance of our own, with the validation layer's messages collected when asked for.</summary>
internal sealed unsafe class GpuInstance : IDisposable
{
    private const string ValidationLayer = "VK_LAYER_KHRONOS_validation";
    private const string PortabilityEnumeration = "VK_KHR_portability_enumeration";

    private readonly ExtDebugUtils? _debug;
    private DebugUtilsMessengerEXT _messenger;
    private GCHandle _log;

    /// <param name="surfaceExtensions">What a window system needs; empty when nothing is presented.</param>
    /// <param name="validation">Turns on the Khronos validation layer with synchronisation validation.</param>
    /// <param name="version">Vulkan version that it is made for, as Vulkan packs it; null for 1.2.</param>
    public GpuInstance(IReadOnlyList<string> surfaceExtensions, bool validation, uint? version = null)
    {
        Vk = VulkanLibrary.Load();
        List<string> extensions = [.. surfaceExtensions];
        bool portability = Extensions().Contains(PortabilityEnumeration);
        if (portability)
        {
            extensions.Add(PortabilityEnumeration);
        }

        if (validation)
        {
            RequireValidationLayer();
            extensions.Add("VK_EXT_debug_utils");
        }

        Handle = Create(extensions, validation, portability, version ?? Vk.Version12);
        Vk.CurrentInstance = Handle;
        if (validation && Vk.TryGetInstanceExtension(Handle, out ExtDebugUtils debug))
        {
            _debug = debug;
            Listen(debug);
        }
    }

    public Vk Vk { get; }

    public Instance Handle { get; private set; }

    public ValidationLog Log { get; } = new();

    public void Dispose()
    {
        if (_messenger.Handle != 0)
        {
            _debug!.DestroyDebugUtilsMessenger(Handle, _messenger, null);
            _messenger = default;
        }

        if (Handle.Handle != 0)
        {
            Vk.DestroyInstance(Handle, null);
            Handle = default;
        }

        if (_log.IsAllocated)
        {
            _log.Free();
        }

        Vk.Dispose();
    }

    private Instance Create(List<string> extensions, bool validation, bool portability, uint version)
    {
        using NativeStrings extensionNames = new(extensions);
        using NativeStrings layers = new(validation ? [ValidationLayer] : []);
        using NativeStrings application = new(["Vae.Realtime"]);
        ApplicationInfo app = new()
        {
            SType = StructureType.ApplicationInfo,
            PApplicationName = application.First[0],
            PEngineName = application.First[0],
            ApiVersion = version,
        };
        ValidationFeatureEnableEXT synchronization = ValidationFeatureEnableEXT.SynchronizationValidationExt;
        ValidationFeaturesEXT features = new()
        {
            SType = StructureType.ValidationFeaturesExt,
            EnabledValidationFeatureCount = 1,
            PEnabledValidationFeatures = &synchronization,
        };
        InstanceCreateInfo info = new()
        {
            SType = StructureType.InstanceCreateInfo,
            PNext = validation ? &features : null,
            Flags = portability ? InstanceCreateFlags.EnumeratePortabilityBitKhr : 0,
            PApplicationInfo = &app,
            EnabledExtensionCount = (uint)extensions.Count,
            PpEnabledExtensionNames = extensionNames.First,
            EnabledLayerCount = validation ? 1u : 0u,
            PpEnabledLayerNames = layers.First,
        };
        Instance instance;
        Result result = Vk.CreateInstance(&info, null, &instance);
        if (result == Result.ErrorIncompatibleDriver)
        {
            throw new NoDeviceException(
                "No Vulkan driver was found. Install one (on Debian or Ubuntu: apt-get install mesa-vulkan-drivers).");
        }

        result.Check("creating the Vulkan instance");
        return instance;
    }

    private void Listen(ExtDebugUtils debug)
    {
        _log = GCHandle.Alloc(Log);
        DebugUtilsMessengerCreateInfoEXT info = new()
        {
            SType = StructureType.DebugUtilsMessengerCreateInfoExt,
            MessageSeverity = DebugUtilsMessageSeverityFlagsEXT.WarningBitExt | DebugUtilsMessageSeverityFlagsEXT.ErrorBitExt,

            // Without the performance hints: they ask for layout changes around every copy of an image, which here is always GENERAL.
            MessageType = DebugUtilsMessageTypeFlagsEXT.ValidationBitExt,
            PfnUserCallback = new PfnDebugUtilsMessengerCallbackEXT(&OnMessage),
            PUserData = (void*)GCHandle.ToIntPtr(_log),
        };
        DebugUtilsMessengerEXT messenger;
        debug.CreateDebugUtilsMessenger(Handle, &info, null, &messenger).Check("listening to the validation layer");
        _messenger = messenger;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static Bool32 OnMessage(
        DebugUtilsMessageSeverityFlagsEXT severity,
        DebugUtilsMessageTypeFlagsEXT type,
        DebugUtilsMessengerCallbackDataEXT* data,
        void* user)
    {
        string text = Marshal.PtrToStringUTF8((nint)data->PMessage) ?? "";
        ((ValidationLog)GCHandle.FromIntPtr((nint)user).Target!).Add(text);
        return false;
    }

    private HashSet<string> Extensions()
    {
        uint count = 0;
        Vk.EnumerateInstanceExtensionProperties((byte*)null, &count, null).Check("listing instance extensions");
        ExtensionProperties[] found = new ExtensionProperties[count];
        fixed (ExtensionProperties* first = found)
        {
            Vk.EnumerateInstanceExtensionProperties((byte*)null, &count, first).Check("listing instance extensions");
        }

        return [.. found.Select(extension => Marshal.PtrToStringUTF8((nint)extension.ExtensionName)!)];
    }

    private void RequireValidationLayer()
    {
        uint count = 0;
        Vk.EnumerateInstanceLayerProperties(&count, null).Check("listing layers");
        LayerProperties[] found = new LayerProperties[count];
        fixed (LayerProperties* first = found)
        {
            Vk.EnumerateInstanceLayerProperties(&count, first).Check("listing layers");
        }

        if (!found.Any(layer => Marshal.PtrToStringUTF8((nint)layer.LayerName) == ValidationLayer))
        {
            throw new GpuException(
                "The Vulkan validation layer is not installed (on Debian or Ubuntu: apt-get install vulkan-validationlayers).");
        }
    }
}
