namespace Vae.Realtime.Realtime;

using Vae.Realtime.Batches;
using Vae.Realtime.Data;
using Vae.Realtime.Gpu;
using Vae.Realtime.Models;
using Vae.Realtime.Training;

/// <summary>What a program gives the plugin when it wakes up.</summary>
/// <param name="device">Opened for itself, or attached to an engine's device. It outlives the plugin.</param>
public sealed class PluginHost(GpuDevice device)
{
    public GpuDevice Device { get; } = device;

    /// <summary>What the model learns from; null shows a model that does not learn.</summary>
    public DataSpec? Data { get; init; }

    /// <summary>Data of the host, which stay the host's, in place of <see cref="Data"/>.</summary>
    public BatchSources? Sources { get; init; }

    /// <summary>The model to begin with. Null, and no <see cref="Model"/>: an untrained one for the data.</summary>
    public string? ModelPath { get; init; }

    /// <summary>A model of the host, which stays the host's; trainable where there are data.</summary>
    public VaeModel? Model { get; init; }

    /// <summary>Hyper-parameters of the training.</summary>
    public TrainerOptions Training { get; init; } = new();

    /// <summary>Steps that <see cref="Model"/>, with its optimiser's moments, has behind it.</summary>
    public long TrainedSteps { get; init; }

    /// <summary>Receives the losses; a host that hands over the one of a model before shows both as one run.</summary>
    public LossHistory History { get; init; } = new();

    /// <summary>Of the latents; the training has its own.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// No frame waits for a scene that is chosen: the one before is shown until the other is ready, some frames later. Otherwise every frame
    /// shows what was chosen before it.
    /// </summary>
    public bool Seamless { get; init; }

    /// <summary>The clock that frames are due on, and that training and scenes are measured by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>
    /// Most frames that the host lets the device work on at a time: when it asks for a frame, the one so many before is finished.
    /// </summary>
    public int FramesInFlight { get; init; } = 3;
}
