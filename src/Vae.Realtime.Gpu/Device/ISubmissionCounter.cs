namespace Vae.Realtime.Gpu.Device;

using Silk.NET.Vulkan;

/// <summary>Submits to a queue and tells which submissions the device has finished. They are counted from 1, in their order.</summary>
internal interface ISubmissionCounter : IDisposable
{
    /// <summary>Submits, so that <see cref="Read"/> and <see cref="Wait"/> know of it.</summary>
    /// <param name="info">What is submitted; at most one semaphore to wait for, and one to signal.</param>
    /// <param name="value">The count that it has.</param>
    Result Submit(SubmitInfo info, ulong value);

    /// <summary>Asks for the count of the newest submission that is finished, without waiting.</summary>
    Result Read(out ulong completed);

    /// <summary>Blocks until the submission of this count is finished.</summary>
    Result Wait(ulong value);
}
