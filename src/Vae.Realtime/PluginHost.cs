namespace Vae.Realtime;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Training;
using Vae.Realtime.Training;

/// <summary>What a program gives the plugin when it wakes up.</summary>
public sealed class PluginHost
{
    /// <summary>A host with a device of its own, which the plugin uses and leaves as it was.</summary>
    /// <param name="engine">The engine's Vulkan objects; valid until <see cref="VaePlugin.OnDestroy"/> has returned.</param>
    public PluginHost(DeviceHandles engine) => Engine = engine;

    /// <summary>A host within this repository.</summary>
    /// <param name="device">Outlives the plugin.</param>
    internal PluginHost(GpuDevice device) => Device = device;

    internal DeviceHandles Engine { get; }

    /// <summary>
    /// Called before every use of the engine's queue, and returns once no other thread uses it; <see cref="UnlockQueue"/> follows on the same
    /// thread, even if the use failed. The two are never nested, and nothing is waited for in between. Null, with <see cref="UnlockQueue"/>, where
    /// the thread that calls the plugin is the only one that uses the queue.
    /// </summary>
    public Action? LockQueue { get; init; }

    /// <summary>Called after every use of the engine's queue; see <see cref="LockQueue"/>.</summary>
    public Action? UnlockQueue { get; init; }

    /// <summary>The host's device; null where the plugin attaches to <see cref="Engine"/> itself.</summary>
    internal GpuDevice? Device { get; }

    /// <summary>Folder in which compiled kernels are kept for the next start; null keeps them in memory only.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>
    /// What the model learns from, in the words of the command line: <c>glyphs</c>, <c>shapes</c> or <c>textures</c>, a folder of images or of
    /// IDX files, an IDX or a CSV file. Null shows a model that does not learn.
    /// </summary>
    public string? Data { get; init; }

    /// <summary>Data in place of <see cref="Data"/>.</summary>
    internal DataSpec? DataSpec { get; init; }

    /// <summary>Data of the host, which stay the host's, in place of <see cref="DataSpec"/>.</summary>
    internal BatchSources? Sources { get; init; }

    /// <summary>The model to begin with. Null, and no <see cref="Model"/>: an untrained one for the data.</summary>
    public string? ModelPath { get; init; }

    /// <summary>A model of the host, which stays the host's; trainable where there are data.</summary>
    internal VaeModel? Model { get; init; }

    /// <summary>Hyper-parameters of the training.</summary>
    public TrainerOptions Training { get; init; } = new();

    /// <summary>Steps that <see cref="Model"/>, with its optimiser's moments, has behind it.</summary>
    public long TrainedSteps { get; init; }

    /// <summary>Receives the losses; a host that hands over the one of a model before shows both as one run.</summary>
    internal LossHistory History { get; init; } = new();

    /// <summary>Seed of the latents; the training has its own.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// No frame waits for a scene that is chosen: the one before is shown until the other is ready, some frames later. Otherwise every frame
    /// shows what was chosen before it.
    /// </summary>
    public bool Seamless { get; init; }

    /// <summary>The clock that frames are due on, and that training and scenes are measured by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>
    /// Most frames that the host lets the device work on at a time: when it asks for a frame, the one that many before is finished.
    /// </summary>
    public int FramesInFlight { get; init; } = 3;
}
