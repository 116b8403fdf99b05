namespace Vae.Realtime.Tests.Live;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu;
using Vae.Realtime.Live;
using Vae.Realtime.Live.Control;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Live.Pictures;
using Vae.Realtime.Live.Sessions;
using Vae.Realtime.Models;
using Vae.Realtime.Tests.Cli;
using Vae.Realtime.Tests.Formats;

/// <summary>The live program with a small model and data, on a stage that follows a script.</summary>
internal sealed class LiveBench : IDisposable
{
    private readonly PictureFolder _pictures;
    private readonly Peripherals _peripherals;

    public LiveBench(GpuDevice device, int latent = 4)
    {
        ModelPath = MakeModel(device, "model.safetensors", new ImageShape(TinyData.Side, TinyData.Side, 1), latent);
        DataPath = Folder.File(TinyData.Name);
        Studio = new Studio(device, ModelPath, DataSpec.Parse(DataPath), seed: 5);
        Instrument = new Instrument(Studio.Plugin) { FramesPerSecond = 0 };
        Files = new LiveFiles(Instrument, Studio, Folder.Root, session: null);
        Stage = new ScriptedStage(device, 48, 32) { Controls = new LiveControls(Instrument) };
        _pictures = new PictureFolder(Folder.Root, TextWriter.Null);
        _peripherals = new Peripherals(
            new PeripheralOptions(), Instrument, device, shaders: null, Stage.Size, unseen: true, Folder.Root, TextWriter.Null);
    }

    public TemporaryFolder Folder { get; } = TinyData.Folder();

    public string ModelPath { get; }

    public string DataPath { get; }

    public Studio Studio { get; }

    public Instrument Instrument { get; }

    public LiveFiles Files { get; }

    public ScriptedStage Stage { get; }

    public float[] Latent => Instrument.Latents.State.Values.ToArray();

    /// <summary>Plays the script to its end.</summary>
    public void Play()
    {
        new LiveLoop(Instrument, Stage, _pictures, Files, _peripherals).Run(null, null, default);
        _pictures.Finish();
        _peripherals.Finish();
    }

    /// <summary>Writes an untrained model.</summary>
    public string MakeModel(GpuDevice device, string name, ImageShape shape, int latent)
    {
        using VaeModel model = new(device, VaeArchitecture.Mlp(shape, hidden: 24, latent: latent), trainable: false);
        model.Initialise(3);
        ModelFile.Save(Folder.File(name), model, []);
        return Folder.File(name);
    }

    public void Dispose()
    {
        _peripherals.Dispose();
        _pictures.Dispose();
        Stage.Dispose();
        Studio.Dispose();
        Folder.Dispose();
    }
}
