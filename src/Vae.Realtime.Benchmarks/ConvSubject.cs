namespace Vae.Realtime.Benchmarks;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Convolution;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// A convolution's forward pass, and its backward pass with the gradients of parameters and input; of a picture's, nobody wants the latter.
/// </summary>
internal sealed class ConvSubject : IDisposable
{
    /// <summary>Launches in one run, so that the cost of a submit is shared.</summary>
    public const int Launches = 4;

    private readonly ParameterStore _store;
    private readonly GpuArena _arena;
    private readonly List<CompiledRecording> _works = [];

    /// <param name="device">Where it runs.</param>
    /// <param name="batch">Examples.</param>
    /// <param name="input">One example.</param>
    /// <param name="channels">Outputs.</param>
    /// <param name="transposed">Kernel 4, stride 2 and padding 1 halve the map's sides, or, transposed, double them.</param>
    public ConvSubject(GpuDevice device, int batch, Shape input, int channels, bool transposed)
    {
        _store = new ParameterStore(device, trainable: true);
        _arena = device.CreateArena("operands");
        try
        {
            Convolution layer = transposed
                ? new ConvTranspose2d(
                    _store, "layer", input, channels, ConvGeometry.Transposed(input.Height, input.Width, 4, 2, 1, 0), Activation.Relu)
                : new Conv2d(_store, "layer", input, channels, ConvGeometry.Convolution(input.Height, input.Width, 4, 2, 1), Activation.Relu);
            _store.Commit();
            PassPlan plan = new(
                device, _arena, batch, training: true, _arena.Reserve<float>(PassPlan.SquareRoom(device, [layer], batch)));
            bool picture = !transposed && Conv2d.ReadsPacked(input);
            FeatureMap x = picture ? FeatureMap.ReservePacked(_arena, batch, input) : plan.Map(input);
            ModulePass pass = layer.Plan(plan, x);
            FeatureMap dz = plan.Like(pass.Y);
            FeatureMap? dx = picture ? null : plan.Like(x);
            _arena.Commit();
            Initialise(device, layer, x, dz);
            ForwardOperations = Launches * 2.0 * batch * layer.Geometry.CoarsePixels * layer.Geometry.Taps * input.Channels * channels;
            BackwardOperations = (picture ? 1 : 2) * ForwardOperations;
            string shape = FormattableString.Invariant($"{(transposed ? "transposed " : "")}convolution {input} to {layer.Output} batch {batch}");
            Forward = Compile(device, $"forward {shape}", recording => pass.Forward(recording, default));
            Backward = Compile(device, $"backward {shape}", recording => pass.Backward(recording, default, dz, Activation.Relu, dx));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public Subject Forward { get; }

    public Subject Backward { get; }

    /// <summary>Floating-point operations of one run of <see cref="Forward"/>, pixels outside the map counted too.</summary>
    public double ForwardOperations { get; }

    /// <summary>Those of <see cref="Backward"/>.</summary>
    public double BackwardOperations { get; }

    public void Dispose()
    {
        _works.ForEach(work => work.Dispose());
        _arena.Dispose();
        _store.Dispose();
    }

    private static void Initialise(GpuDevice device, Convolution layer, params FeatureMap[] maps)
    {
        Recording recording = new("fill operands");
        layer.Initialise(new InitialDraws(recording, 1));
        foreach (Tensor tensor in maps.Select(map => map.Matrix))
        {
            recording.Dispatch(new UniformFill(
                tensor.Buffer, new UniformFillParams((uint)tensor.Rows, (uint)tensor.Columns, (uint)tensor.RowStride, 1, 1, 2)));
        }

        device.RunOnce(recording);
    }

    private Subject Compile(GpuDevice device, string name, Action<Recording> record)
    {
        Recording recording = new(name);
        for (int i = 0; i < Launches; i++)
        {
            record(recording);
        }

        CompiledRecording work = device.Compile(recording);
        _works.Add(work);
        return Subject.Of(device, name, work);
    }
}
