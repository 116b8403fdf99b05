namespace Vae.Realtime.Gpu.Kernels;

using Vae.Realtime.Gpu.Recordings;

/// <summary>Has a driver compile what it would otherwise compile at a kernel's first run.</summary>
internal interface IKernelWarmup : IDisposable
{
    /// <summary>Runs a kernel as it will be run, but over nothing. On one thread at a time.</summary>
    void Run(DispatchCommand dispatch);
}
