namespace Vae.Realtime.Gpu;

using Silk.NET.Vulkan;

/// <summary>An RGBA8 storage image (UNORM), always in the GENERAL layout, that kernels write and frames are copied from.</summary>
public sealed unsafe class GpuImage : IDisposable
{
    private readonly GpuDevice _device;
    private DeviceMemory _memory;

    internal GpuImage(GpuDevice device, int width, int height, string name)
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
            Usage = ImageUsageFlags.StorageBit | ImageUsageFlags.TransferSrcBit | ImageUsageFlags.TransferDstBit,
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
            View = CreateView();
            device.RunOnce($"laying out '{name}'", Transition);
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

    internal ImageView View { get; private set; }

    public void Dispose()
    {
        if (View.Handle != 0)
        {
            _device.Vk.DestroyImageView(_device.Handle, View, null);
            _device.Ledger.Destroyed("image view");
        }

        if (Image.Handle != 0)
        {
            _device.Vk.DestroyImage(_device.Handle, Image, null);
            _device.Ledger.Destroyed("image");
        }

        _device.Memory.Free(_memory);
        (View, Image, _memory) = (default, default, default);
    }

    private ImageView CreateView()
    {
        ImageViewCreateInfo info = new()
        {
            SType = StructureType.ImageViewCreateInfo,
            Image = Image,
            ViewType = ImageViewType.Type2D,
            Format = Format.R8G8B8A8Unorm,
            SubresourceRange = ImageBarriers.Whole,
        };
        ImageView view;
        _device.Vk.CreateImageView(_device.Handle, &info, null, &view).Check($"creating a view of image '{Name}'");
        _device.Ledger.Created("image view");
        return view;
    }

    private void Transition(CommandBuffer commands) => ImageBarriers.Transition(
        _device.Vk, commands, Image, ImageLayout.Undefined, ImageLayout.General, AccessFlags.None, AccessFlags.ShaderWriteBit | AccessFlags.TransferReadBit);
}
