namespace Vae.Realtime.Gpu.Kernels;

using Silk.NET.Vulkan;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Shaders;

/// <summary>A compiled kernel variant with its layouts.</summary>
internal sealed unsafe class KernelPipeline : IDisposable
{
    // VK_PIPELINE_CREATE_DISPATCH_BASE_BIT, whose name differs between the flavours of the bindings: launches may begin at any workgroup.
    private const PipelineCreateFlags DispatchBase = (PipelineCreateFlags)0x10;

    private readonly VulkanDevice _device;

    public KernelPipeline(VulkanDevice device, string key, KernelInfo info, DescriptorType[] types, bool addresses, PipelineCache cache)
    {
        (_device, Key, Types) = (device, key, types);
        AddressOffset = addresses ? MemoryPath.AddressOffset(info.PushBytes) : null;
        try
        {
            SetLayout = CreateSetLayout(key);
            Layout = CreateLayout(key, AddressOffset is int offset ? offset + (MemoryPath.Addresses * sizeof(ulong)) : info.PushBytes);
            Handle = Build(device.Shaders.Load(key), cache);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The variant's name in the shader library.</summary>
    public string Key { get; }

    public DescriptorType[] Types { get; }

    /// <summary>Where among the push constants the addresses of the bindings lie, in bytes; null where the variant takes none.</summary>
    public int? AddressOffset { get; }

    public DescriptorSetLayout SetLayout { get; private set; }

    public PipelineLayout Layout { get; private set; }

    public Pipeline Handle { get; private set; }

    public void Dispose()
    {
        if (Handle.Handle != 0)
        {
            Destroy(_device, Handle);
        }

        if (Layout.Handle != 0)
        {
            _device.Vk.DestroyPipelineLayout(_device.Handle, Layout, null);
        }

        if (SetLayout.Handle != 0)
        {
            _device.Vk.DestroyDescriptorSetLayout(_device.Handle, SetLayout, null);
        }

        (Handle, Layout, SetLayout) = (default, default, default);
    }

    /// <summary>Compiles other code for the same bindings. May run on any thread.</summary>
    /// <param name="words">SPIR-V.</param>
    /// <param name="cache">The driver's.</param>
    /// <returns>For <see cref="Exchange"/>, or else to be destroyed.</returns>
    public Pipeline Build(byte[] words, PipelineCache cache)
    {
        // Of an engine's device nobody knows for which version its instance was made.
        words = _device.Attached ? EarlierSpirv.Of(words) : words;
        ShaderModule module;
        fixed (byte* code = words)
        {
            ShaderModuleCreateInfo info = new()
            {
                SType = StructureType.ShaderModuleCreateInfo,
                CodeSize = (nuint)words.Length,
                PCode = (uint*)code,
            };
            _device.Vk.CreateShaderModule(_device.Handle, &info, null, &module).Check($"loading kernel '{Key}'");
        }

        try
        {
            byte* entry = stackalloc byte[] { (byte)'m', (byte)'a', (byte)'i', (byte)'n', 0 };
            ComputePipelineCreateInfo info = new()
            {
                SType = StructureType.ComputePipelineCreateInfo,
                Flags = DispatchBase,
                Stage = new PipelineShaderStageCreateInfo
                {
                    SType = StructureType.PipelineShaderStageCreateInfo,
                    Stage = ShaderStageFlags.ComputeBit,
                    Module = module,
                    PName = entry,
                },
                Layout = Layout,
            };
            Pipeline pipeline;
            _device.Vk.CreateComputePipelines(_device.Handle, cache, 1, &info, null, &pipeline).Check($"compiling kernel '{Key}'");
            _device.Ledger.Created("pipeline");
            return pipeline;
        }
        finally
        {
            _device.Vk.DestroyShaderModule(_device.Handle, module, null);
        }
    }

    /// <summary>Puts other code in place of the present one; what is encoded from now on launches it.</summary>
    /// <returns>The present one, which frames in flight may still run.</returns>
    public Pipeline Exchange(Pipeline fresh)
    {
        Pipeline old = Handle;
        Handle = fresh;
        return old;
    }

    /// <summary>Destroys a pipeline that nothing runs any more.</summary>
    public static void Destroy(VulkanDevice device, Pipeline pipeline)
    {
        device.Vk.DestroyPipeline(device.Handle, pipeline, null);
        device.Ledger.Destroyed("pipeline");
    }

    private DescriptorSetLayout CreateSetLayout(string key)
    {
        DescriptorSetLayoutBinding[] bindings = [.. Types.Select((type, index) => new DescriptorSetLayoutBinding
        {
            Binding = (uint)index,
            DescriptorType = type,
            DescriptorCount = 1,
            StageFlags = ShaderStageFlags.ComputeBit,
        })];
        fixed (DescriptorSetLayoutBinding* first = bindings)
        {
            DescriptorSetLayoutCreateInfo info = new()
            {
                SType = StructureType.DescriptorSetLayoutCreateInfo,
                BindingCount = (uint)bindings.Length,
                PBindings = first,
            };
            DescriptorSetLayout layout;
            _device.Vk.CreateDescriptorSetLayout(_device.Handle, &info, null, &layout).Check($"creating the bindings of kernel '{key}'");
            return layout;
        }
    }

    private PipelineLayout CreateLayout(string key, int pushBytes)
    {
        DescriptorSetLayout set = SetLayout;
        PushConstantRange range = new() { StageFlags = ShaderStageFlags.ComputeBit, Size = (uint)pushBytes };
        PipelineLayoutCreateInfo info = new()
        {
            SType = StructureType.PipelineLayoutCreateInfo,
            SetLayoutCount = 1,
            PSetLayouts = &set,
            PushConstantRangeCount = pushBytes > 0 ? 1u : 0u,
            PPushConstantRanges = &range,
        };
        PipelineLayout layout;
        _device.Vk.CreatePipelineLayout(_device.Handle, &info, null, &layout).Check($"creating the layout of kernel '{key}'");
        return layout;
    }
}
