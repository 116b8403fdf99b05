namespace Vae.Realtime.Gpu.Kernels;

using Silk.NET.Vulkan;
using Vae.Realtime.Files;
using Vae.Realtime.Gpu.Device;

/// <summary>
/// The driver's VkPipelineCache in a file of the user's cache folder. The file is a convenience: it is named after the device and its
/// driver, the driver itself rejects foreign content, and failing to read or write it is never an error.
/// </summary>
internal sealed unsafe class PipelineCacheFile : IDisposable
{
    private readonly VulkanDevice _device;
    private readonly string? _path;
    private readonly int _loadedBytes;

    public PipelineCacheFile(VulkanDevice device)
    {
        _device = device;
        _path = device.CacheFile("pipelines", "bin");
        byte[] content = Read();
        _loadedBytes = content.Length;
        fixed (byte* data = content)
        {
            PipelineCacheCreateInfo info = new()
            {
                SType = StructureType.PipelineCacheCreateInfo,
                InitialDataSize = (nuint)content.Length,
                PInitialData = data,
            };
            PipelineCache cache;
            device.Vk.CreatePipelineCache(device.Handle, &info, null, &cache).Check("creating the pipeline cache");
            Handle = cache;
        }
    }

    public PipelineCache Handle { get; }

    public void Dispose()
    {
        Save();
        _device.Vk.DestroyPipelineCache(_device.Handle, Handle, null);
    }

    private byte[] Read()
    {
        try
        {
            return _path is not null && File.Exists(_path) ? File.ReadAllBytes(_path) : [];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private void Save()
    {
        nuint size = 0;
        if (_path is null || _device.Vk.GetPipelineCacheData(_device.Handle, Handle, &size, null) != Result.Success || (int)size <= _loadedBytes)
        {
            return;
        }

        byte[] content = new byte[size];
        fixed (byte* data = content)
        {
            if (_device.Vk.GetPipelineCacheData(_device.Handle, Handle, &size, data) != Result.Success)
            {
                return;
            }
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(_path))!;
        string temporary = TemporaryFile.NameIn(folder);
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, _path, overwrite: true);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
        }
    }
}
