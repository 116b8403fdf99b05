namespace Vae.Realtime.Tests.Live;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Live;
using Vae.Realtime.Live.Control;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Live.Sessions;
using Vae.Realtime.Tests.Cli;
using Vae.Realtime.Tests.Formats;

/// <summary>The live program with a small model and data, on a stage that follows a script.</summary>
internal sealed class LiveBench : IDisposable
{
    /// <param name="device">Where it computes.</param>
    /// <param name="latent">Dimensions of the model.</param>
    /// <param name="seen">With panels over the picture.</param>
    /// <param name="peripherals">What is connected; null for nothing.</param>
    /// <param name="change">Of the options; null for none.</param>
    public LiveBench(
        GpuDevice device, int latent = 4, bool seen = false, PeripheralOptions? peripherals = null, Func<LiveOptions, LiveOptions>? change = null)
    {
        ModelPath = MakeModel(device, "model.safetensors", new Shape(TinyData.Side, TinyData.Side, 1), latent);
        Stage = new ScriptedStage(device, 48, 32);
        LiveOptions options = new()
        {
            Model = ModelPath,
            Data = DataSpec.Parse(Folder.File(TinyData.Name)),
            Seed = 5,
            FramesPerSecond = 0,
            OutFolder = Folder.Root,
            Peripherals = peripherals ?? new PeripheralOptions(),
        };
        Program = new LiveProgram(change?.Invoke(options) ?? options, device, shaders: null, Stage, seen, Notes);
        Stage.Controls = Program.Controls;
    }

    public TemporaryFolder Folder { get; } = TinyData.Folder();

    public string ModelPath { get; }

    /// <summary>Lines for a person.</summary>
    public StringWriter Notes { get; } = new();

    public LiveProgram Program { get; }

    public LiveModel LiveModel => Program.LiveModel;

    public Instrument Instrument => Program.Instrument;

    public FileCommands Files => Program.Files;

    public ScriptedStage Stage { get; }

    public float[] Latent => Instrument.Latents.State.Values.ToArray();

    /// <summary>Plays the script to its end.</summary>
    public void Play()
    {
        Program.Run(null, null, default);
        Program.Finish();
    }

    /// <summary>Writes an untrained model.</summary>
    public string MakeModel(GpuDevice device, string name, Shape shape, int latent)
    {
        using VaeModel model = new(device, VaeArchitecture.Mlp(shape, hidden: 24, latent: latent), trainable: false);
        model.Initialise(3);
        ModelFile.Save(Folder.File(name), model, []);
        return Folder.File(name);
    }

    public void Dispose()
    {
        Program.Dispose();
        Stage.Dispose();
        Folder.Dispose();
    }
}
