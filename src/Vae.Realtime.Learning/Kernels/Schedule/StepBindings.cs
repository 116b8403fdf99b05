namespace Vae.Realtime.Learning.Kernels.Schedule;

using Vae.Realtime.Gpu.Memory;

/// <summary>The first two bindings of every kernel that follows the schedule; mirrors <c>shaders/include/schedule.glsl</c>.</summary>
/// <param name="Schedule">Ring of 64-byte entries; their number is a power of two.</param>
/// <param name="State">The device's position in the ring and the last step's verdict, 32 bytes.</param>
internal readonly record struct StepBindings(BufferSlice Schedule, BufferSlice State);
