namespace Vae.Realtime.Scenes;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Latents;
using Vae.Realtime.Latents.Map;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Models;

/// <summary>What scenes are made of.</summary>
/// <param name="Model">The model on show.</param>
/// <param name="Latents">The latent that a hand moves.</param>
/// <param name="Examples">Examples to compare with; null where there are none.</param>
/// <param name="Training">What changes the model; null where nothing does.</param>
/// <param name="Map">What is known of the latent space; null where there are no examples.</param>
/// <param name="Places">Where random latents are taken from; null for the prior.</param>
/// <param name="Frames">Frames in flight.</param>
/// <param name="Seamless">No frame waits for a scene that is not ready.</param>
/// <param name="Clock">What is decoded is measured by it.</param>
internal sealed record SceneContext(
    VaeModel Model,
    LatentState Latents,
    IBatchSource? Examples,
    FrameTraining? Training,
    LatentMap? Map,
    LatentPlaces? Places,
    int Frames,
    bool Seamless,
    TimeProvider Clock)
{
    /// <summary>Whether kernels are compiled in the background: once there is a frame to look at, so that none waits.</summary>
    public bool Aside { get; set; }

    /// <summary>Examples to compare with; scenes are made again when others take their place.</summary>
    public IBatchSource? Examples { get; set; } = Examples;

    /// <summary>What is known of the latent space, as these examples tell it.</summary>
    public LatentMap? Map { get; set; } = Map;

    public GpuDevice Device => Model.Device;

    /// <summary>Counts the changes of the parameters, and of the kernels that compute with them.</summary>
    public long ModelVersion => (Training?.Steps ?? 0) + Device.Kernels.Replaced + Changes;

    /// <summary>Changes that nothing else here knows of.</summary>
    public long Changes { get; set; }

    /// <summary>Whether comparing shows the canvas: where that was chosen, and where there are no examples.</summary>
    public bool Paints(SceneSettings settings) => settings.Compare.Painting || Examples is null;

    /// <summary>Classes of a conditional model; 0 for any other.</summary>
    public int Classes => Model.Architecture.Labels?.Classes ?? 0;
}
