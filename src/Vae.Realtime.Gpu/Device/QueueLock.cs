namespace Vae.Realtime.Gpu.Device;

/// <summary>How an engine lets one thread at a time use its queue.</summary>
/// <param name="Enter">Called before every use of the queue; returns once the queue is free.</param>
/// <param name="Leave">Called after it, on the same thread, also where the use failed.</param>
internal sealed record QueueLock(Action Enter, Action Leave);
