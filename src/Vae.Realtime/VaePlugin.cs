namespace Vae.Realtime;

using Vae.Realtime.Frames;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Scenes;

/// <summary>
/// A VAE inside a host's frame loop: it decodes a latent into the image and command buffer that it is given, and trains in the time
/// the host leaves it. Its life is Awake, then Update and Render every frame and Train as often as there is time, then OnDestroy; all on
/// the thread that owns the device's queue, or on any one thread where the host lets its queue be locked.
/// </summary>
public sealed class VaePlugin : IDisposable
{
    private AwakePlugin? _awake;

    /// <summary>The picture of a frame, before <see cref="Layer"/> is drawn over it. Raised while one is rendered.</summary>
    internal event PictureTaker? PictureReady;

    /// <summary>The latent on show and all that moves it.</summary>
    public LatentPlayer Latents => Awoken.Latents;

    internal VaeModel Model => Awoken.Model;

    /// <summary>The training; null where the host gave no data.</summary>
    public FrameTraining? Training => _awake?.Training;

    /// <summary>What the picture shows and how it looks.</summary>
    public SceneDirector Scenes => Awoken.Scenes;

    /// <summary>What is drawn over the scene; null for nothing. It is the host's, and stays when the plugin goes.</summary>
    internal IFrameLayer? Layer { get; set; }

    /// <summary>The picture of the last frame; null before the first one.</summary>
    internal SceneFrame? Picture => _awake?.Scenes.Picture;

    /// <summary>Frames rendered.</summary>
    public long Frames => _awake?.Frames ?? 0;

    private AwakePlugin Awoken => _awake ?? throw new InvalidOperationException("The plugin is not awake.");

    /// <summary>Loads data and model. Everything made here goes with <see cref="OnDestroy"/>.</summary>
    /// <exception cref="VaeException">Data or model are unusable or do not fit each other.</exception>
    /// <exception cref="GpuException">The device lacks something, or has too little memory.</exception>
    /// <exception cref="ArgumentException">
    /// There are data, but the host's model is not trainable; or of <see cref="PluginHost.LockQueue"/> and <see cref="PluginHost.UnlockQueue"/>
    /// one is missing.
    /// </exception>
    /// <exception cref="InvalidOperationException">The plugin is awake already.</exception>
    public void Awake(PluginHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (_awake is not null)
        {
            throw new InvalidOperationException("The plugin is awake already.");
        }

        _awake = new AwakePlugin(host);
    }

    /// <summary>
    /// Learns from other data, once the kernels are compiled, and compares with them. The data before are used until the plugin sleeps.
    /// </summary>
    /// <param name="sources">The host's.</param>
    /// <exception cref="VaeException">They are of another shape than the model takes.</exception>
    /// <exception cref="InvalidOperationException">The model does not learn.</exception>
    internal void SwitchTo(BatchSources sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        Awoken.SwitchTo(sources);
    }

    /// <summary>Forgets all that the model has learned and shows how it begins from nothing; see <see cref="FrameTraining.StartOver"/>.</summary>
    /// <param name="seed">Seed of the parameters that it begins with.</param>
    /// <exception cref="InvalidOperationException">The model does not learn.</exception>
    public void StartOver(ulong seed) => Awoken.Replace(training => training.StartOver(seed));

    /// <summary>Brings back what the model knew before it started over.</summary>
    /// <exception cref="InvalidOperationException">It has not started over.</exception>
    public void TakeBack() => Awoken.Replace(training => training.TakeBack());

    /// <summary>Lets time pass: moves the latent and takes the reports of finished training steps. Never waits for the device.</summary>
    public void Update(in PluginFrame frame) => Awoken.Update(frame.Seconds);

    /// <summary>
    /// Orders the dimensions by what they tell of the examples now, the strongest first; see <see cref="LatentState.Order"/>. It is done by itself
    /// once for every model and data, as soon as they tell anything: an order that followed the learning would move under the hand.
    /// </summary>
    /// <returns>False where nothing is known of them.</returns>
    public bool SortLatents() => Awoken.SortLatents();

    /// <summary>
    /// Writes a frame's commands: the scene, fitted into the target, and the layer over it. The host submits them to the queue the device was opened
    /// or attached with, before anything that this plugin submits later.
    /// </summary>
    public void Render(in RenderTarget target) => Awoken.Render(target, PictureReady, Layer);

    /// <summary>
    /// Records a frame into a command buffer of the plugin's own and submits it. It waits first until the frame is finished that was
    /// <see cref="PluginHost.FramesInFlight"/> before, so that the host need not count them.
    /// </summary>
    /// <exception cref="GpuException">The frame could not be submitted.</exception>
    public void Render(in ImageTarget target) => Awoken.Render(target, PictureReady, Layer);

    /// <summary>Whether the next frame will probably draw another picture than the last, which takes longer than showing it again.</summary>
    public bool WillDraw => Frames == 0 || Scenes.IsMoving || Scenes.IsOutdated || Training is { StepPending: true };

    /// <summary>Trains until shortly before the next frame is due.</summary>
    /// <param name="until">
    /// When it is due, as a timestamp of <see cref="PluginHost.Clock"/>; if that is the system's, as a <see cref="System.Diagnostics.Stopwatch"/>
    /// timestamp.
    /// </param>
    public void Train(long until) => Training?.Run(until);

    /// <summary>Begins reading back the frame that was submitted last; null before the first one.</summary>
    internal FrameReadback? Capture() => Picture is SceneFrame picture ? new FrameReadback(Awoken.Device, picture.Image, picture.Format.Bgra) : null;

    /// <summary>
    /// Writes the model as it is now to a file that <see cref="PluginHost.ModelPath"/> takes. The training step under way is finished first.
    /// </summary>
    /// <param name="path">A safetensors file; written whole or not at all.</param>
    /// <exception cref="VaeException">The file cannot be written.</exception>
    public void Save(string path)
    {
        VaeModel model = Model;
        Training?.Settle();
        ModelFile.Save(path, model, []);
    }

    /// <summary>Gives everything back. The host's frames must be finished; the plugin may be woken again.</summary>
    public void OnDestroy()
    {
        AwakePlugin? awake = _awake;
        _awake = null;
        awake?.Dispose();
    }

    /// <summary>See <see cref="OnDestroy"/>.</summary>
    public void Dispose() => OnDestroy();
}
