namespace Vae.Realtime.Gpu.Memory;

using Silk.NET.Vulkan;
using Vae.Realtime.Gpu.Device;

/// <summary>An RGBA8 image (UNORM), always in the GENERAL layout, that frames are copied into and read from where there is no window.</summary>
internal sealed unsafe class GpuImage : IDisposable
{
    private readonly VulkanDevice _device;
    private DeviceMemory _memory;

    internal GpuImage(VulkanDevice device, int width, int height, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        (_device, Width, Height, Name) = (device, width, height, name);
        ImageCreateInfo info = new()
        {
            SType = StructureType.ImageCreateInfo,
            ImageType = ImageType.Type2D,
            Format = Format.R8G8B8A8Unorm,
            Extent = new Extent3D { Width = (uint)width, Height = (uint)height, Depth = 1 },
            MipLevels = 1,
            ArrayLayers = 1,
            Samples = SampleCountFlags.Count1Bit,
            Tiling = ImageTiling.Optimal,
            Usage = ImageUsageFlags.TransferSrcBit | ImageUsageFlags.TransferDstBit,
            SharingMode = SharingMode.Exclusive,
            InitialLayout = ImageLayout.Undefined,
        };
        Image image;
        device.Vk.CreateImage(device.Handle, &info, null, &image).Check($"creating image '{name}' ({width}x{height})");
        device.Ledger.Created("image");
        Image = image;
        try
        {
            MemoryRequirements needs;
            device.Vk.GetImageMemoryRequirements(device.Handle, image, &needs);
            _memory = device.Memory.Allocate(needs, null, $"image '{name}' ({width}x{height})");
            device.Vk.BindImageMemory(device.Handle, image, _memory, 0).Check($"binding image '{name}'");
            device.Queue.RunOnce($"laying out '{name}'", Transition);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public int Width { get; }

    public int Height { get; }

    public string Name { get; }

    internal Image Image { get; private set; }

    public void Dispose()
    {
        if (Image.Handle != 0)
        {
            _device.Vk.DestroyImage(_device.Handle, Image, null);
            _device.Ledger.Destroyed("image");
        }

        _device.Memory.Free(_memory);
        (Image, _memory) = (default, default);
    }

    private void Transition(CommandBuffer commands) => ImageBarriers.Transition(
        _device.Vk, commands, Image, ImageLayout.Undefined, ImageLayout.General, AccessFlags.None,
        AccessFlags.TransferWriteBit | AccessFlags.TransferReadBit);
}
