namespace Vae.Realtime.Gpu.Kernels;

/// <summary>One dispatch of one kernel as a typed value.</summary>
/// <typeparam name="TSelf">The implementing struct.</typeparam>
internal interface IKernel<TSelf>
    where TSelf : struct, IKernel<TSelf>
{
    /// <summary>The contract shared by every dispatch of the kernel.</summary>
    static abstract KernelInfo Info { get; }

    /// <summary>Workgroups to launch.</summary>
    DispatchSize Groups { get; }

    /// <summary>Fills in bindings in order, push constants and build-time macros.</summary>
    void Bind(ref KernelArguments args);
}
