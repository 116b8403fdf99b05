namespace Vae.Realtime.Gpu.Device;

using System.Runtime.InteropServices;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;

/// <content>Transfers between host memory and device arenas through a staging arena. They block; nothing of a step or frame uses them.</content>
internal sealed partial class GpuDevice
{
    private const ulong StagingBytes = 16 << 20;

    /// <summary>Copies host data to the start of a slice.</summary>
    public void Upload<T>(BufferSlice target, ReadOnlySpan<T> data)
        where T : unmanaged
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(data);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((ulong)bytes.Length, target.Size);
        if (bytes.IsEmpty)
        {
            return;
        }

        using GpuArena staging = CreateArena("upload", MemoryKind.Host);
        BufferSlice buffer = staging.Reserve(Math.Min(StagingBytes, (ulong)bytes.Length));
        staging.Commit();
        for (int at = 0; at < bytes.Length; at += (int)StagingBytes)
        {
            ReadOnlySpan<byte> chunk = bytes[at..Math.Min(bytes.Length, at + (int)StagingBytes)];
            chunk.CopyTo(staging.Map<byte>(buffer));
            Recording copy = new($"upload to '{target.Arena.Name}'");
            copy.Copy(buffer.Part(0, Whole(chunk.Length)), target.Part((ulong)at, Whole(chunk.Length)));
            RunOnce(copy);
        }
    }

    /// <summary>Copies a slice's first elements to the host, after everything submitted before.</summary>
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

        using GpuArena staging = CreateArena("download", MemoryKind.Host);
        BufferSlice buffer = staging.Reserve(Math.Min(StagingBytes, (ulong)bytes.Length));
        staging.Commit();
        for (int at = 0; at < bytes.Length; at += (int)StagingBytes)
        {
            int length = Math.Min(bytes.Length - at, (int)StagingBytes);
            Recording copy = new($"download from '{source.Arena.Name}'");
            copy.Copy(source.Part((ulong)at, Whole(length)), buffer.Part(0, Whole(length)));
            RunOnce(copy);
            staging.Map<byte>(buffer)[..length].CopyTo(bytes[at..]);
        }

        return data;
    }

    // Slices are whole vec4s (GpuArena.Reserve), so rounding a copy up to whole words stays inside them.
    private static ulong Whole(int bytes) => ((ulong)bytes + 3) / 4 * 4;
}
