namespace Vae.Realtime.Gpu.Recordings;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>One entry of a <see cref="Recording"/>.</summary>
internal abstract record RecordedCommand;

/// <summary>A kernel launch with everything it binds.</summary>
internal sealed record DispatchCommand(
    KernelInfo Info,
    IReadOnlyDictionary<string, int> Macros,
    IReadOnlyList<BufferSlice> Bindings,
    byte[] PushConstants,
    DispatchSize Groups) : RecordedCommand;

/// <summary>Copies one slice into another of at least its size.</summary>
internal sealed record CopyCommand(BufferSlice Source, BufferSlice Target) : RecordedCommand;

/// <summary>Fills a slice with a repeated 32-bit word.</summary>
internal sealed record FillCommand(BufferSlice Target, uint Word) : RecordedCommand;

/// <summary>Copies a whole image into a slice, four bytes a pixel, rows top to bottom.</summary>
internal sealed record ReadImageCommand(GpuImage Source, BufferSlice Target) : RecordedCommand;

/// <summary>Copies a picture's pixels into a slice, four bytes a pixel, rows top to bottom without gaps.</summary>
internal sealed record ReadPictureCommand(GpuPixelBuffer Source, BufferSlice Target) : RecordedCommand;

/// <summary>A place where the recording may be cut into separately submitted slices.</summary>
internal sealed record CutCommand : RecordedCommand;
