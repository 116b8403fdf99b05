namespace Vae.Realtime.Benchmarks;

using System.Diagnostics;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Profiling;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Training;

/// <summary>The training of one model at one batch size.</summary>
internal sealed class TrainSubject : IDisposable
{
    private const int MaxSteps = 256;

    private readonly VaeModel _model;
    private readonly Trainer _trainer;
    private readonly List<double> _host = new(1024);
    private readonly List<double> _allocated = new(1024);
    private readonly StepFloor _floor;
    private readonly int _batch;

    public TrainSubject(GpuDevice device, IBatchSource data, string name, VaeArchitecture architecture, int batch)
    {
        (_batch, _floor) = (batch, StepFloor.Of(architecture, batch));
        _model = new VaeModel(device, architecture, trainable: true);
        try
        {
            _model.Initialise(1);
            _trainer = new Trainer(_model, data, new TrainerOptions { Batch = batch });
        }
        catch
        {
            _model.Dispose();
            throw;
        }

        Subject = new Subject(FormattableString.Invariant($"{name} batch {batch}"), Steps, MaxSteps);
    }

    public Subject Subject { get; }

    /// <param name="ceiling">Operations per second that the device can do.</param>
    /// <param name="report">Receives the measurements.</param>
    public void Report(double ceiling, Action<Measurement> report)
    {
        Quartiles step = Quartiles.Of(Subject.Wall);
        Send(Subject.Rate(_batch), "", "images/s", Subject.Cpu);
        Send(Scale(step, 1e3), " step", "ms", Subject.Cpu);
        Send(Scale(Quartiles.Of(_host), 1e6), " host time per step", "us");
        Send(Quartiles.Of(_allocated), " allocated per step", "bytes");
        report(Measurement.Exact(TrainSuite.Name, $"{Subject.Name} dispatches per step", _trainer.DispatchesPerStep, "dispatches"));
        report(Measurement.Exact(TrainSuite.Name, $"{Subject.Name} floor of operations per step", _floor.Operations / 1e6, "MFLOP"));
        report(Measurement.Exact(TrainSuite.Name, $"{Subject.Name} floor of traffic per step", _floor.Bytes / 1e6, "MB"));
        Quartiles products = Subject.Rate(_floor.Operations);
        report(Scale(products, 1e-9).As(
            TrainSuite.Name, $"{Subject.Name} products of the whole step", "GFLOP/s", products.Median / ceiling, Subject.Cpu));
        if (_model.Device.Traits.TimestampPeriod > 0)
        {
            using GpuProfile profile = _trainer.CreateProfile();
            KernelTimes.Report(TrainSuite.Name, Subject.Name, () => _trainer.RunProfiled(profile), report);
        }

        void Send(Quartiles values, string what, string unit, double? cpu = null) =>
            report(values.As(TrainSuite.Name, Subject.Name + what, unit, null, cpu));
    }

    public void Dispose()
    {
        _trainer.Dispose();
        _model.Dispose();
    }

    private static Quartiles Scale(Quartiles values, double factor) => new(values.Low * factor, values.Median * factor, values.High * factor);

    private void Steps(int count)
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long started = Stopwatch.GetTimestamp();
        _trainer.Submit(count);
        double host = Stopwatch.GetElapsedTime(started).TotalSeconds / count;
        _trainer.Drain();
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        _host.Add(host);
        _allocated.Add((double)allocated / count);
    }
}
