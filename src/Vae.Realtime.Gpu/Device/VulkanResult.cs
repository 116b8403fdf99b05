namespace Vae.Realtime.Gpu.Device;

using System.Runtime.CompilerServices;
using Silk.NET.Vulkan;

/// <summary>Turns every unsuccessful <see cref="Result"/> into a typed exception, in Release too.</summary>
internal static class VulkanResult
{
    /// <summary>Throws where a call failed. The message is put together only then, so that success costs nothing.</summary>
    public static void Check(this Result result, [InterpolatedStringHandlerArgument(nameof(result))] ref FailureMessage doing)
    {
        if (result < Result.Success)
        {
            result.Check(doing.ToStringAndClear());
        }
    }

    /// <param name="result">What the call returned; positive codes (incomplete, suboptimal, timeout) pass.</param>
    /// <param name="doing">What was being done, as it should read in an error message.</param>
    public static void Check(this Result result, string doing)
    {
        if (result >= Result.Success)
        {
            return;
        }

        throw result switch
        {
            Result.ErrorDeviceLost => new DeviceLostException($"The GPU device was lost while {doing}."),
            Result.ErrorOutOfDeviceMemory or Result.ErrorOutOfHostMemory or Result.ErrorOutOfPoolMemory
                => new DeviceOutOfMemoryException($"Out of GPU memory while {doing}."),
            Result.ErrorIncompatibleDriver => new NoDeviceException($"The Vulkan driver is incompatible ({doing})."),
            _ => new GpuException($"Vulkan failed with {result} while {doing}."),
        };
    }
}
