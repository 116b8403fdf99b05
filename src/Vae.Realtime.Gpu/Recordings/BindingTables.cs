namespace Vae.Realtime.Gpu.Recordings;

using Silk.NET.Vulkan;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>The descriptor sets and texel-buffer views of one recording.</summary>
internal sealed unsafe class BindingTables : IDisposable
{
    private readonly VulkanDevice _device;
    private readonly List<BufferView> _views = [];
    private DescriptorPool _pool;

    public BindingTables(VulkanDevice device, IReadOnlyList<(DispatchCommand Dispatch, KernelPipeline Pipeline)> dispatches)
    {
        _device = device;
        Sets = new DescriptorSet[dispatches.Count];
        if (dispatches.Count == 0)
        {
            return;
        }

        try
        {
            CreatePool(dispatches);
            for (int i = 0; i < dispatches.Count; i++)
            {
                Sets[i] = CreateSet(dispatches[i].Dispatch, dispatches[i].Pipeline);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public DescriptorSet[] Sets { get; }

    public void Dispose()
    {
        if (_pool.Handle != 0)
        {
            _device.Vk.DestroyDescriptorPool(_device.Handle, _pool, null);
            _device.Ledger.Destroyed("descriptor pool");
            _pool = default;
        }

        foreach (BufferView view in _views)
        {
            _device.Vk.DestroyBufferView(_device.Handle, view, null);
            _device.Ledger.Destroyed("buffer view");
        }

        _views.Clear();
    }

    private void CreatePool(IReadOnlyList<(DispatchCommand Dispatch, KernelPipeline Pipeline)> dispatches)
    {
        DescriptorPoolSize[] sizes = [.. dispatches
            .SelectMany(dispatch => dispatch.Pipeline.Types)
            .GroupBy(type => type)
            .Select(group => new DescriptorPoolSize { Type = group.Key, DescriptorCount = (uint)group.Count() })];
        fixed (DescriptorPoolSize* first = sizes)
        {
            DescriptorPoolCreateInfo info = new()
            {
                SType = StructureType.DescriptorPoolCreateInfo,
                MaxSets = (uint)dispatches.Count,
                PoolSizeCount = (uint)sizes.Length,
                PPoolSizes = first,
            };
            DescriptorPool pool;
            _device.Vk.CreateDescriptorPool(_device.Handle, &info, null, &pool).Check("creating a descriptor pool");
            _device.Ledger.Created("descriptor pool");
            _pool = pool;
        }
    }

    private DescriptorSet CreateSet(DispatchCommand dispatch, KernelPipeline pipeline)
    {
        DescriptorSetLayout layout = pipeline.SetLayout;
        DescriptorSetAllocateInfo info = new()
        {
            SType = StructureType.DescriptorSetAllocateInfo,
            DescriptorPool = _pool,
            DescriptorSetCount = 1,
            PSetLayouts = &layout,
        };
        DescriptorSet set;
        _device.Vk.AllocateDescriptorSets(_device.Handle, &info, &set).Check($"allocating the bindings of kernel '{dispatch.Info.Name}'");
        for (int i = 0; i < pipeline.Types.Length; i++)
        {
            Write(set, (uint)i, pipeline.Types[i], dispatch.Info.Bindings[i], dispatch.Bindings[i], dispatch.Info.Name);
        }

        return set;
    }

    private void Write(DescriptorSet set, uint index, DescriptorType type, Access access, BufferSlice slice, string kernel)
    {
        DescriptorBufferInfo buffer = default;
        BufferView view = default;
        WriteDescriptorSet write = new()
        {
            SType = StructureType.WriteDescriptorSet,
            DstSet = set,
            DstBinding = index,
            DescriptorCount = 1,
            DescriptorType = type,
        };
        switch (type)
        {
            case DescriptorType.UniformTexelBuffer:
                view = CreateView(slice, access == Access.LoadWords ? Format.R32G32B32A32Uint : Format.R32G32B32A32Sfloat, kernel);
                write.PTexelBufferView = &view;
                break;
            default:
                CheckRange(slice, kernel);
                buffer = new DescriptorBufferInfo
                {
                    Buffer = slice.Arena.Handle,
                    Offset = slice.Offset,
                    Range = slice.Size,
                };
                write.PBufferInfo = &buffer;
                break;
        }

        _device.Vk.UpdateDescriptorSets(_device.Handle, 1, &write, 0, null);
    }

    private void CheckRange(BufferSlice slice, string kernel)
    {
        if (slice.Size > _device.Traits.MaxStorageRange)
        {
            throw new DeviceOutOfMemoryException(
                $"Kernel '{kernel}' would bind {slice.Size / 1048576.0:F1} MiB of '{slice.Arena.Name}' but the device allows "
                    + $"{_device.Traits.MaxStorageRange / 1048576.0:F1} MiB a binding; use a smaller batch or data set.");
        }
    }

    private BufferView CreateView(BufferSlice slice, Format format, string kernel)
    {
        BufferViewCreateInfo info = new()
        {
            SType = StructureType.BufferViewCreateInfo,
            Buffer = slice.Arena.Handle,
            Format = format,
            Offset = slice.Offset,
            Range = slice.Size,
        };
        BufferView view;
        _device.Vk.CreateBufferView(_device.Handle, &info, null, &view).Check($"viewing '{slice.Arena.Name}' for kernel '{kernel}'");
        _device.Ledger.Created("buffer view");
        _views.Add(view);
        return view;
    }
}
