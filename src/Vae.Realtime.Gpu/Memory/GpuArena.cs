namespace Vae.Realtime.Gpu.Memory;

using System.Runtime.InteropServices;
using Silk.NET.Vulkan;
using Vae.Realtime.Gpu.Device;
using Buffer = Silk.NET.Vulkan.Buffer;

/// <summary>
/// One buffer and one allocation for everything of one lifetime. Slices are reserved first, then <see cref="Commit"/> makes the
/// memory, zeroed; a plan that does not fit is refused before anything is allocated.
/// </summary>
internal sealed unsafe class GpuArena : IDisposable
{
    private readonly VulkanDevice _device;
    private readonly MemoryKind _kind;
    private readonly Dictionary<string, ulong> _shares = [];
    private readonly Dictionary<string, BufferSlice> _shared = [];
    private Buffer _buffer;
    private DeviceMemory _memory;
    private byte* _mapped;
    private ulong _reserved;

    internal GpuArena(VulkanDevice device, string name, MemoryKind kind)
    {
        _device = device;
        _kind = kind;
        Name = name;
    }

    /// <summary>Shown in error messages and debuggers.</summary>
    public string Name { get; }

    /// <summary>Bytes planned so far.</summary>
    public ulong Reserved => _reserved;

    /// <summary>Where a committed arena's buffer begins for kernels; 0 where the device has no addresses.</summary>
    internal ulong Address { get; private set; }

    internal Buffer Handle => _buffer.Handle != 0
        ? _buffer
        : throw new GpuException($"Arena '{Name}' was used before it was committed.");

    /// <summary>Plans a slice; its memory exists after <see cref="Commit"/>.</summary>
    /// <param name="bytes">Size, at least 1.</param>
    public BufferSlice Reserve(ulong bytes)
    {
        ArgumentOutOfRangeException.ThrowIfZero(bytes);
        ThrowIfCommitted();
        ulong alignment = _device.Traits.OffsetAlignment;
        ulong size = (bytes + 15) / 16 * 16;
        BufferSlice slice = new(this, _reserved, size);
        _reserved = (_reserved + size + alignment - 1) / alignment * alignment;
        return slice;
    }

    /// <summary>Reserves room for elements of a type.</summary>
    public BufferSlice Reserve<T>(long count)
        where T : unmanaged => Reserve(checked((ulong)count * (ulong)sizeof(T)));

    /// <summary>Plans a turn in memory that is as large as the largest of its turns.</summary>
    /// <param name="name">That the users agree on.</param>
    /// <param name="bytes">Size of this turn, at least 1.</param>
    public SharedSlice Share(string name, ulong bytes)
    {
        ArgumentOutOfRangeException.ThrowIfZero(bytes);
        ThrowIfCommitted();
        _shares[name] = Math.Max(bytes, _shares.GetValueOrDefault(name));
        return new SharedSlice(this, name, bytes);
    }

    /// <summary>Allocates what was reserved and zeroes it.</summary>
    /// <exception cref="DeviceOutOfMemoryException">The plan exceeds the heap, with both numbers; or the driver refused.</exception>
    public GpuArena Commit() => Allocate(zeroed: true);

    /// <summary>Allocates what was reserved.</summary>
    /// <param name="zeroed">Filled with zeros. Memory that is not takes no room on a software driver before it is used.</param>
    /// <exception cref="DeviceOutOfMemoryException">The plan exceeds the heap, with both numbers; or the driver refused.</exception>
    internal GpuArena Allocate(bool zeroed)
    {
        foreach ((string name, ulong bytes) in _shares)
        {
            _shared[name] = Reserve(bytes);
        }

        ulong size = Math.Max(_reserved, 16);
        (uint type, ulong heapBytes) = _device.Memory.Choose(_kind);
        if (size > heapBytes)
        {
            throw new DeviceOutOfMemoryException(
                $"Arena '{Name}' needs {size / 1048576.0:F1} MiB but the device's heap has {heapBytes / 1048576.0:F1} MiB; use a smaller "
                    + $"batch or model.");
        }

        Vk vk = _device.Vk;
        BufferCreateInfo info = new()
        {
            SType = StructureType.BufferCreateInfo,
            Size = size,
            Usage = BufferUsageFlags.StorageBufferBit | BufferUsageFlags.UniformTexelBufferBit
                | BufferUsageFlags.TransferSrcBit | BufferUsageFlags.TransferDstBit
                | (_device.Traits.Addresses ? BufferUsageFlags.ShaderDeviceAddressBit : 0),
            SharingMode = SharingMode.Exclusive,
        };
        Buffer buffer;
        vk.CreateBuffer(_device.Handle, &info, null, &buffer).Check($"creating arena '{Name}'");
        _device.Ledger.Created("buffer");
        _buffer = buffer;
        try
        {
            MemoryRequirements needs;
            vk.GetBufferMemoryRequirements(_device.Handle, buffer, &needs);
            _memory = _device.Memory.Allocate(needs, type, $"arena '{Name}' ({size / 1048576.0:F1} MiB)");
            vk.BindBufferMemory(_device.Handle, buffer, _memory, 0).Check($"binding arena '{Name}'");
            if (_device.Traits.Addresses)
            {
                BufferDeviceAddressInfo asked = new() { SType = StructureType.BufferDeviceAddressInfo, Buffer = buffer };
                Address = vk.GetBufferDeviceAddress(_device.Handle, &asked);
            }

            if (_kind == MemoryKind.Host)
            {
                void* address;
                vk.MapMemory(_device.Handle, _memory, 0, Vk.WholeSize, 0, &address).Check($"mapping arena '{Name}'");
                _mapped = (byte*)address;
                NativeMemory.Clear(_mapped, (nuint)size);
            }
            else if (zeroed)
            {
                _device.Queue.RunOnce($"zeroing '{Name}'", commands => vk.CmdFillBuffer(commands, _buffer, 0, size, 0));
            }
        }
        catch
        {
            Dispose();
            throw;
        }

        return this;
    }

    /// <summary>A host arena's slice as memory. Written before a submit, the device sees it; read after its wait, the host does.</summary>
    public Span<T> Map<T>(BufferSlice slice)
        where T : unmanaged
    {
        if (_mapped == null)
        {
            throw new GpuException($"Arena '{Name}' is not mapped: only committed host arenas are.");
        }

        return new Span<T>(_mapped + slice.Offset, checked((int)(slice.Size / (ulong)sizeof(T))));
    }

    internal BufferSlice Shared(string name) => _shared.TryGetValue(name, out BufferSlice slice)
        ? slice
        : throw new GpuException($"Arena '{Name}' was used before it was committed.");

    public void Dispose()
    {
        if (_buffer.Handle != 0)
        {
            _device.Vk.DestroyBuffer(_device.Handle, _buffer, null);
            _device.Ledger.Destroyed("buffer");
        }

        _device.Memory.Free(_memory);
        (_buffer, _memory, Address) = (default, default, 0);
        _mapped = null;
    }

    private void ThrowIfCommitted()
    {
        if (_buffer.Handle != 0)
        {
            throw new GpuException($"Arena '{Name}' is committed; nothing more can be reserved in it.");
        }
    }
}
