namespace Vae.Realtime.Scenes.Tiles;

using Vae.Realtime.Frames;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Models;

/// <summary>A pass that decodes a batch, or encodes it first, and how long that takes on this device.</summary>
internal sealed class BatchPass : IDisposable
{
    private const int Trials = 3;

    // Differences of grey pictures lie around one half; of colours only the magnitude can be shown.
    private static readonly (float Offset, float Gain) Signed = (0.5f, 0.7f);
    private static readonly (float Offset, float Gain) Unsigned = (0, 2);

    private readonly TimeProvider _clock;
    private readonly StepRing _ring;
    private readonly GpuArena? _arena;
    private readonly Recording _recording;
    private readonly KernelPreparation _preparation;
    private CompiledRecording? _work;
    private int _runs;

    /// <param name="context">Whose decoder runs.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="encoding">Encode the pass's x first.</param>
    public BatchPass(SceneContext context, int rows, bool encoding)
    {
        GpuDevice device = context.Device;
        _clock = context.Clock;
        Pass = new VaePass(context.Model, rows);
        if (encoding)
        {
            _arena = device.CreateArena("differences");
            Differences = _arena.Reserve(Pass.Pictures.Buffer.Size);
            _arena.Commit();
        }

        _ring = new StepRing(device);
        _ring.Entry(0) = new StepEntry { Valid = (uint)rows, InverseValid = 1f / rows };
        _recording = new Recording(encoding ? "reconstruct tiles" : "decode tiles");
        Record(_recording);
        _preparation = new KernelPreparation(device, _recording, context.Aside);
    }

    public VaePass Pass { get; }

    /// <summary>What the pictures add to x, as it is drawn: (batch, pixels). Only where it encodes.</summary>
    public BufferSlice Differences { get; }

    /// <summary>
    /// Latents → pictures, or x → latents → pictures and differences; in a conditional model by the pass's labels. Once it is prepared.
    /// </summary>
    public CompiledRecording Work => _work ?? throw new InvalidOperationException("The batch is not prepared.");

    /// <summary>Seconds of one run, measured when it is prepared.</summary>
    public double Seconds { get; private set; } = double.MaxValue;

    /// <summary>Goes on with compiling and measuring, for as long as one run takes.</summary>
    /// <returns>Whether that is done.</returns>
    public bool Prepare()
    {
        if (_work is null)
        {
            if (!_preparation.IsDone)
            {
                return false;
            }

            _work = Pass.Model.Device.Compile(_recording);
        }

        if (_runs <= Trials)
        {
            // The first run may compile; of the others the shortest was disturbed least.
            double seconds = Time(Pass.Model.Device);
            Seconds = _runs++ > 0 ? Math.Min(Seconds, seconds) : Seconds;
        }

        return _runs > Trials;
    }

    /// <summary>What the first and the last colour of differences stand for: a reconstruction less its example, or the magnitude of that.</summary>
    /// <param name="grey">There is one channel.</param>
    public static (float Low, float High) DifferenceEnds(bool grey)
    {
        (float offset, float gain) = grey ? Signed : Unsigned;
        return (-offset / gain, (1 - offset) / gain);
    }

    /// <summary>Appends the same to another recording.</summary>
    public void Record(Recording recording)
    {
        Pass.RecordCondition(recording, _ring.Bindings);
        if (_arena is not null)
        {
            Pass.RecordEncode(recording, _ring.Bindings);
            Pass.RecordSample(recording, _ring.Bindings, NoiseMode.Zero);
        }

        Pass.RecordDecode(recording, _ring.Bindings);
        Pass.RecordPictures(recording, _ring.Bindings);
        if (_arena is not null)
        {
            bool grey = Pass.Model.Architecture.Input.Channels == 1;
            (float offset, float gain) = grey ? Signed : Unsigned;
            uint count = (uint)(Pass.Batch * Pass.X.RowStride / 4);
            recording.Dispatch(new Difference(
                Pass.X.Buffer, Pass.Pictures.Buffer, Differences, new DifferenceParams(count, grey ? 0u : 1u, offset, gain)));
        }
    }

    public void Dispose()
    {
        _preparation.Dispose();
        _work?.Dispose();
        _ring.Dispose();
        _arena?.Dispose();
        Pass.Dispose();
    }

    private double Time(GpuDevice device)
    {
        device.Queue.Wait(device.Queue.Submitted);
        long begun = _clock.GetTimestamp();
        device.Queue.Wait(device.Queue.Submit(Work));
        return _clock.GetElapsedTime(begun).TotalSeconds;
    }
}
