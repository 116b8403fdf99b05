namespace Vae.Realtime.Realtime;

using System.Diagnostics;
using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Models;

/// <summary>A pass that decodes a batch, and how long that takes on this device.</summary>
internal sealed class BatchDecoder : IDisposable
{
    private const int Trials = 3;

    private readonly StepRing _ring;

    private BatchDecoder(VaeModel model, int rows)
    {
        Pass = new VaePass(model, rows);
        _ring = new StepRing(model.Device);
        _ring.Entry(0) = new StepEntry { Valid = (uint)rows, InverseValid = 1f / rows };
        Recording recording = new("decode tiles");
        Record(recording);
        Work = model.Device.Compile(recording);
        Seconds = Measure(model.Device);
    }

    public VaePass Pass { get; }

    /// <summary>Latents, and labels if there are any → pictures.</summary>
    public CompiledRecording Work { get; }

    /// <summary>Of one run, as measured.</summary>
    public double Seconds { get; }

    /// <summary>The largest batch that runs within a time, or one of a single row.</summary>
    /// <param name="model">Whose decoder runs.</param>
    /// <param name="most">Rows at most.</param>
    /// <param name="seconds">The time.</param>
    public static BatchDecoder Within(VaeModel model, int most, double seconds)
    {
        BatchDecoder decoder = new(model, most);
        while (decoder.Seconds > seconds && decoder.Pass.Batch > 1)
        {
            int rows = Math.Max(1, decoder.Pass.Batch / 4);
            decoder.Dispose();
            decoder = new BatchDecoder(model, rows);
        }

        return decoder;
    }

    /// <summary>Appends the same to another recording.</summary>
    public void Record(Recording recording)
    {
        Pass.RecordCondition(recording, _ring.Bindings);
        Pass.RecordDecode(recording, _ring.Bindings);
        Pass.RecordPictures(recording, _ring.Bindings);
    }

    public void Dispose()
    {
        Work.Dispose();
        _ring.Dispose();
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
