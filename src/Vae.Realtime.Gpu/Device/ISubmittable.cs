namespace Vae.Realtime.Gpu.Device;

using Silk.NET.Vulkan;

/// <summary>Command buffers that are submitted again and again.</summary>
internal interface ISubmittable
{
    /// <summary>Named by errors.</summary>
    string Name { get; }

    /// <summary>How many command buffers make one pass.</summary>
    int Slices { get; }

    /// <summary>Consecutive command buffers, beginning again after the last. Valid until the next call.</summary>
    ReadOnlySpan<CommandBuffer> Commands(int first, int count);
}
