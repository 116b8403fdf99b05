namespace Vae.Realtime.Gpu.Profiling;

using Vae.Realtime.Gpu.Kernels;

/// <summary>When one kernel launch ran.</summary>
/// <param name="Kernel">Name of the kernel.</param>
/// <param name="Variant">The variant that ran; see <see cref="KernelVariant"/>.</param>
/// <param name="Groups">Workgroups launched.</param>
/// <param name="Start">Nanoseconds on the device's clock.</param>
/// <param name="Duration">Nanoseconds.</param>
internal readonly record struct KernelTime(string Kernel, string Variant, DispatchSize Groups, double Start, double Duration);

/// <summary>One profiled submit, as the host and as the device saw it.</summary>
/// <param name="Begun">Before the submit, as a <see cref="System.Diagnostics.Stopwatch"/> timestamp.</param>
/// <param name="Submitted">After the submit returned.</param>
/// <param name="Finished">After the wait for it returned.</param>
/// <param name="Kernels">The launches, in order.</param>
internal sealed record ProfiledSubmit(long Begun, long Submitted, long Finished, IReadOnlyList<KernelTime> Kernels);
