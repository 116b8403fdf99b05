namespace Vae.Realtime.Benchmarks;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Convolution;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// A convolution's forward pass, and its backward pass with the gradients of the parameters and, but for pictures, of the input.
/// </summary>
internal sealed class ConvSubject : IDisposable
{
    /// <summary>Launches in one run, so that the cost of a submit is shared.</summary>
    public const int Launches = 4;

    private readonly LayerOperands _operands;

    /// <param name="device">Where it runs.</param>
    /// <param name="batch">Examples.</param>
    /// <param name="input">One example.</param>
    /// <param name="channels">Outputs.</param>
    /// <param name="transposed">Kernel 4, stride 2 and padding 1 halve the map's sides, or, transposed, double them.</param>
    public ConvSubject(GpuDevice device, int batch, Shape input, int channels, bool transposed)
        : this(
            device,
            batch,
            store => transposed
                ? new ConvTranspose2d(
                    store, "layer", input, channels, ConvGeometry.Transposed(input.Height, input.Width, 4, 2, 1, 0), Activation.Relu)
                : new Conv2d(store, "layer", input, channels, ConvGeometry.Convolution(input.Height, input.Width, 4, 2, 1), Activation.Relu),
            transposed ? "transposed convolution" : "convolution")
    {
    }

    /// <summary>Kernel 3, stride 1 and padding 1: the map keeps its size.</summary>
    /// <param name="device">Where it runs.</param>
    /// <param name="batch">Examples.</param>
    /// <param name="input">One example.</param>
    /// <param name="channels">Outputs.</param>
    /// <param name="method">How it is computed.</param>
    public ConvSubject(GpuDevice device, int batch, Shape input, int channels, ConvMethod method)
        : this(
            device,
            batch,
            store => new Conv2d(
                store, "layer", input, channels, ConvGeometry.Convolution(input.Height, input.Width, 3, 1, 1), Activation.Relu, method),
            $"3x3 convolution by {(method == ConvMethod.Sums ? "sums" : "Winograd")}")
    {
    }

    private ConvSubject(GpuDevice device, int batch, Func<ParameterStore, Convolution> make, string kind)
    {
        _operands = new LayerOperands(device, Launches);
        try
        {
            (ParameterStore store, GpuArena arena) = (_operands.Store, _operands.Arena);
            Convolution layer = make(store);
            Shape input = layer.Input;
            store.Commit();
            PassPlan plan = new(
                device, arena, batch, training: true, arena.Reserve<float>(PassPlan.SquareRoom(device, [layer], batch)));
            bool picture = layer is Conv2d && Conv2d.ReadsPacked(input);
            FeatureMap x = picture ? FeatureMap.ReservePacked(arena, batch, input) : plan.Map(input);
            ModulePass pass = layer.Plan(plan, x);
            FeatureMap dz = plan.Like(pass.Y);
            FeatureMap? dx = picture ? null : plan.Like(x);
            arena.Commit();
            Recording fill = new("fill operands");
            layer.Initialise(new InitialDraws(fill, 1));
            LayerOperands.Fill(fill, x.Matrix, dz.Matrix);
            device.RunOnce(fill);
            ForwardOperations = Launches * 2.0 * batch * layer.Geometry.CoarsePixels * layer.Geometry.Taps * input.Channels * layer.Output.Channels;
            BackwardOperations = (picture ? 1 : 2) * ForwardOperations;
            string shape = FormattableString.Invariant($"{kind} {input} to {layer.Output} batch {batch}");
            Forward = _operands.Compile($"forward {shape}", recording => pass.Forward(recording, default));
            Backward = _operands.Compile($"backward {shape}", recording => pass.Backward(recording, default, dz, Activation.Relu, dx));
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

    /// <summary>Floating-point operations of one run of <see cref="Backward"/>.</summary>
    public double BackwardOperations { get; }

    public void Dispose() => _operands.Dispose();
}
