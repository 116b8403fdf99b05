namespace Vae.Realtime.Benchmarks;

using Vae.Realtime.Gpu.Device;

/// <summary>What the startup suite starts.</summary>
/// <param name="Device">The device.</param>
/// <param name="Options">How this process opens it.</param>
/// <param name="ModelPath">A model of 28x28 pictures.</param>
/// <param name="Launch">
/// The program and arguments of a process that takes a <see cref="FirstStep"/> with the same settings, prints its three times in seconds as
/// a line, and leaves; it is started with the environment variables given.
/// </param>
internal sealed record StartupSettings(DeviceSelector Device, GpuOptions Options, string ModelPath, IReadOnlyList<string> Launch);
