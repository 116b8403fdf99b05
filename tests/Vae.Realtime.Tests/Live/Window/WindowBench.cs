namespace Vae.Realtime.Tests.Live.Window;

using System.Net;
using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Live;
using Vae.Realtime.Live.Control;
using Vae.Realtime.Live.Stages;
using Vae.Realtime.Tests.Cli;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>
/// The live program with a small model and data in a real window, under validation. Its frames belong to the test's thread; the person in
/// front of it is another thread.
/// </summary>
internal sealed class WindowBench : IDisposable
{
    /// <summary>Three quarters of the size that the panels are laid out for.</summary>
    public const int Width = 960;

    public const int Height = 540;

    private readonly LiveWindow _window;
    private readonly GpuDevice _device;

    /// <param name="display">The X server's name.</param>
    /// <param name="latent">Dimensions of the model.</param>
    public WindowBench(string display, int latent = 4)
    {
        _window = LiveWindow.TryOpen(Width, Height) ?? throw new InvalidOperationException("The display shows no Vulkan.");
        _device = GpuDevice.Open(
            new DeviceSelector(Environment.GetEnvironmentVariable("VAE_DEVICE")),
            new GpuOptions { Shaders = VaeShaders.Library, Validation = true, SurfaceExtensions = _window.SurfaceExtensions });
        MakeModel("model.safetensors", new Shape(TinyData.Side, TinyData.Side, 1), latent);
        LiveOptions options = new()
        {
            Model = Folder.File("model.safetensors"),
            Data = DataSpec.Parse(Folder.File(TinyData.Name)),
            Seed = 5,
            OutFolder = Folder.Root,
            Peripherals = new PeripheralOptions { Osc = new IPEndPoint(IPAddress.Loopback, 0) },
        };
        Stage = new WatchedStage(new WindowStage(_window, _device));
        Program = new LiveProgram(options, _device, shaders: null, Stage, seen: true, TextWriter.Null);
        _window.Connect(Program.Controls, Program.Files);

        // What was said is still there when somebody looks.
        Program.Instrument.Notice.Stay = double.PositiveInfinity;
        User = new WindowUser(VirtualDisplay.Of(display), this);
    }

    public TemporaryFolder Folder { get; } = TinyData.Folder();

    public LiveProgram Program { get; }

    public WatchedStage Stage { get; }

    public WindowUser User { get; }

    /// <summary>What the validation layer has said first; null for nothing.</summary>
    public string? Complaint => _device.Validation.Messages.FirstOrDefault();

    /// <summary>Writes an untrained model.</summary>
    public string MakeModel(string name, Shape shape, int latent)
    {
        using VaeModel model = new(_device, VaeArchitecture.Mlp(shape, hidden: 24, latent: latent), trainable: false);
        model.Initialise(3);
        ModelFile.Save(Folder.File(name), model, []);
        return Folder.File(name);
    }

    /// <summary>Runs the program while somebody plays it, until they have quit it; what they found wrong is thrown here.</summary>
    public void Play(Action<WindowUser> script)
    {
        using CancellationTokenSource over = new();
        _window.Show();
        Task person = OwnThread.Run(() =>
        {
            try
            {
                User.Arrive();
                script(User);
                over.CancelAfter(Patience.Longest);
            }
            catch
            {
                over.Cancel();
                throw;
            }
        });
        try
        {
            Program.Run(seconds: null, schedule: null, over.Token);
        }
        finally
        {
            Stage.Leave();
        }

        Program.Finish();
        Patience.Of(person, "the person to leave");
        Assert.False(over.IsCancellationRequested, "It was not quit.");
    }

    /// <summary>Closes everything and fails where the validation layer complained or something was left behind.</summary>
    public void Dispose()
    {
        User.Dispose();
        Program.Dispose();
        Stage.Dispose();
        _device.Dispose();
        _window.Dispose();
        Folder.Dispose();
        string[] complaints = [.. _device.Validation.Messages, .. _device.Ledger.Alive];
        Assert.True(complaints.Length == 0, string.Join('\n', complaints));
    }
}
