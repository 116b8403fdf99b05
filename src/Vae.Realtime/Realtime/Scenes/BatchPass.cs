namespace Vae.Realtime.Realtime;

using System.Diagnostics;
using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Models;

/// <summary>A pass that decodes a batch, or encodes it first, and how long that takes on this device.</summary>
internal sealed class BatchPass : IDisposable
{
    private const int Trials = 3;

    // Differences of grey pictures lie around one half; of colours only the magnitude can be shown.
    private static readonly (float Offset, float Gain) Signed = (0.5f, 0.7f);
    private static readonly (float Offset, float Gain) Unsigned = (0, 2);

    private readonly StepRing _ring;
    private readonly GpuArena? _arena;

    private BatchPass(VaeModel model, int rows, bool encoding)
    {
        Pass = new VaePass(model, rows);
        if (encoding)
        {
            _arena = model.Device.CreateArena("differences");
            Differences = _arena.Reserve(Pass.Pictures.Data.Size);
            _arena.Commit();
        }

        _ring = new StepRing(model.Device);
        _ring.Entry(0) = new StepEntry { Valid = (uint)rows, InverseValid = 1f / rows };
        Recording recording = new(encoding ? "reconstruct tiles" : "decode tiles");
        Record(recording);
        Work = model.Device.Compile(recording);
        Seconds = Measure(model.Device);
    }

    public VaePass Pass { get; }

    /// <summary>What the pictures add to x, as it is drawn: (batch, pixels). Only where it encodes.</summary>
    public BufferSlice Differences { get; }

    /// <summary>Latents → pictures, or x → latents → pictures and differences; in a conditional model by the pass's labels.</summary>
    public CompiledRecording Work { get; }

    /// <summary>Of one run, as measured.</summary>
    public double Seconds { get; }

    /// <summary>The largest batch that runs within a time, or one of a single row.</summary>
    /// <param name="model">Whose decoder runs.</param>
    /// <param name="most">Rows at most.</param>
    /// <param name="seconds">The time.</param>
    /// <param name="encoding">Encode the pass's x first.</param>
    public static BatchPass Within(VaeModel model, int most, double seconds, bool encoding = false)
    {
        BatchPass batch = new(model, most, encoding);
        while (batch.Seconds > seconds && batch.Pass.Batch > 1)
        {
            int rows = Math.Max(1, batch.Pass.Batch / 4);
            batch.Dispose();
            batch = new BatchPass(model, rows, encoding);
        }

        return batch;
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
                Pass.X.Data, Pass.Pictures.Data, Differences, new DifferenceParams(count, grey ? 0u : 1u, offset, gain)));
        }
    }

    public void Dispose()
    {
        Work.Dispose();
        _ring.Dispose();
        _arena?.Dispose();
        Pass.Dispose();
    }

    // The first run may compile kernels; of the others the shortest was disturbed least.
    private double Measure(GpuDevice device)
    {
        device.Wait(device.Submit(Work));
        double least = double.MaxValue;
        for (int i = 0; i < Trials; i++)
        {
            long begun = Stopwatch.GetTimestamp();
            device.Wait(device.Submit(Work));
            least = Math.Min(least, Stopwatch.GetElapsedTime(begun).TotalSeconds);
        }

        return least;
    }
}
