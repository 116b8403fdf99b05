namespace Vae.Realtime.Gpu.Recordings;

using System.Runtime.InteropServices;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>
/// Copies between host memory and arenas through a staging arena. They block until they are done; no step and no frame uses them.
/// </summary>
internal sealed class Transfers(VulkanDevice device, KernelLibrary kernels)
{
    private const ulong StagingBytes = 16 << 20;

    /// <summary>Copies host data to the start of a slice.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not fit.</exception>
    public void Upload<T>(BufferSlice target, ReadOnlySpan<T> data)
        where T : unmanaged
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(data);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((ulong)bytes.Length, target.Size);
        if (bytes.IsEmpty)
        {
            return;
        }

        using GpuArena staging = Stage("upload", bytes.Length, out BufferSlice buffer);
        for (int at = 0; at < bytes.Length; at += (int)StagingBytes)
        {
            ReadOnlySpan<byte> chunk = bytes[at..Math.Min(bytes.Length, at + (int)StagingBytes)];
            chunk.CopyTo(staging.Map<byte>(buffer));
            Copy($"upload to '{target.Arena.Name}'", buffer.Part(0, Whole(chunk.Length)), target.Part((ulong)at, Whole(chunk.Length)));
        }
    }

    /// <summary>Copies a slice's first elements to the host, after everything submitted before.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The slice has fewer.</exception>
    public T[] Download<T>(BufferSlice source, int count)
        where T : unmanaged
    {
        T[] data = new T[count];
        Span<byte> bytes = MemoryMarshal.AsBytes(data.AsSpan());
        ArgumentOutOfRangeException.ThrowIfGreaterThan((ulong)bytes.Length, source.Size);
        if (bytes.IsEmpty)
        {
            return data;
        }

        using GpuArena staging = Stage("download", bytes.Length, out BufferSlice buffer);
        for (int at = 0; at < bytes.Length; at += (int)StagingBytes)
        {
            int length = Math.Min(bytes.Length - at, (int)StagingBytes);
            Copy($"download from '{source.Arena.Name}'", source.Part((ulong)at, Whole(length)), buffer.Part(0, Whole(length)));
            staging.Map<byte>(buffer)[..length].CopyTo(bytes[at..]);
        }

        return data;
    }

    private GpuArena Stage(string name, int bytes, out BufferSlice buffer)
    {
        GpuArena staging = new(device, name, MemoryKind.Host);
        buffer = staging.Reserve(Math.Min(StagingBytes, (ulong)bytes));
        return staging.Commit();
    }

    private void Copy(string name, BufferSlice source, BufferSlice target)
    {
        Recording copy = new(name);
        copy.Copy(source, target);
        using CompiledRecording work = new(device, kernels, copy, sliced: false);
        device.Queue.Wait(device.Queue.Submit(work));
    }

    // Slices are whole vec4s (GpuArena.Reserve), so rounding a copy up to whole words stays inside them.
    private static ulong Whole(int bytes) => ((ulong)bytes + 3) / 4 * 4;
}
