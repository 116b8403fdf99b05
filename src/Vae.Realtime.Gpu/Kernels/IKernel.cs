namespace Vae.Realtime.Gpu.Kernels;

/// <summary>One dispatch of one kernel as a typed value.</summary>
/// <typeparam name="TSelf">The implementing struct.</typeparam>
internal interface IKernel<TSelf>
    where TSelf : struct, IKernel<TSelf>
{
    /// <summary>What the build read from the kernel's shader.</summary>
    static abstract KernelInfo Info { get; }

    /// <summary>Workgroups to launch: enough for the items there are.</summary>
    DispatchSize Groups { get; }

    /// <summary>Fills in bindings in order, push constants and build-time macros.</summary>
    void Bind(ref KernelArguments args);
}
