namespace Vae.Realtime.Benchmarks;

using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Nn;

/// <summary>The dense layer's three products at the sizes of the 784-400-20 model with a batch of 128.</summary>
internal static class GemmBenchmark
{
    private const int Batch = 128;
    private const int PerRun = 10;

    public static void Run(GpuDevice device)
    {
        (int Inputs, int Outputs)[] shapes = [(784, 400), (400, 784), (400, 40), (20, 400)];
        foreach ((int inputs, int outputs) in shapes)
        {
            using ParameterStore store = new(device, trainable: true);
            Linear layer = Linear.Plan(GemmTuning.Load(device), store, "layer", inputs, outputs, Activation.Relu);
            store.Commit();
            using GpuArena arena = device.CreateArena("operands");
            Tensor x = Tensor.Reserve(arena, Batch, inputs);
            Tensor y = Tensor.Reserve(arena, Batch, outputs);
            Tensor dx = Tensor.Reserve(arena, Batch, inputs);
            BufferSlice squares = arena.Reserve<float>(layer.SquareTiles(Batch));
            arena.Commit();
            Report(device, $"forward         {inputs}-{outputs}", inputs, outputs, recording => layer.Forward(recording, x, y));
            Report(
                device, $"backward input  {inputs}-{outputs}", inputs, outputs, recording => layer.BackwardInput(recording, y, x, Activation.Relu, dx));
            Report(
                device, $"backward weight {inputs}-{outputs}", inputs, outputs, recording => layer.BackwardWeight(recording, y, x, squares, false));
        }
    }

    private static void Report(GpuDevice device, string name, int inputs, int outputs, Action<Recording> record)
    {
        Recording recording = new(name);
        for (int i = 0; i < PerRun; i++)
        {
            record(recording);
        }

        using CompiledRecording work = device.Compile(recording);
        (double wall, double cpu) = Timing.Measure(device, work, 4);
        double operations = 2.0 * Batch * inputs * outputs * PerRun;
        Console.WriteLine(FormattableString.Invariant(
            $"gemm   {name,-26} {operations / wall / 1e9,7:F1} GFLOP/s   ({operations / cpu / 1e9:F1} per CPU second)"));
    }
}
