namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>The largest value of every window of an image, channel by channel.</summary>
/// <param name="input">What enters.</param>
/// <param name="kernel">Side of a window.</param>
/// <param name="stride">Pixels from one window to the next.</param>
/// <param name="padding">Width of a border that is never chosen; at most half of the kernel.</param>
internal sealed class MaxPool(Shape input, int kernel, int stride, int padding)
    : Module(input, input with { Height = Windows(input.Height, kernel, stride, padding), Width = Windows(input.Width, kernel, stride, padding) })
{
    /// <summary>Windows along an axis.</summary>
    public static int Windows(int size, int kernel, int stride, int padding) => ((size + (2 * padding) - kernel) / stride) + 1;

    // What leaves was chosen from what enters.
    public override Activation ActivationAfter(Activation before) => before;

    public override ModulePass Plan(PassPlan plan, FeatureMap x) => new Pass(this, plan, x);

    private MaxPoolParams Size(FeatureMap written) => new(
        written.Quads,
        written.RowQuads,
        (uint)Input.Height,
        (uint)Input.Width,
        (uint)Output.Height,
        (uint)Output.Width,
        (uint)kernel,
        (uint)stride,
        (uint)padding);

    private sealed class Pass : ModulePass
    {
        private readonly MaxPool _pool;
        private readonly BufferSlice _chosen;

        public Pass(MaxPool pool, PassPlan plan, FeatureMap x)
            : base(x, plan.Map(pool.Output)) => (_pool, _chosen) = (pool, plan.Floats(4L * Y.Quads));

        public override void Forward(Recording recording, StepBindings step)
        {
            recording.Dispatch(new MaxPoolForward(X.Matrix.Buffer, Y.Matrix.Buffer, _chosen, _pool.Size(Y)));
            recording.Cut();
        }

        public override void Backward(Recording recording, StepBindings step, FeatureMap dz, Activation before, FeatureMap? dx)
        {
            if (dx is FeatureMap wanted)
            {
                recording.Dispatch(new MaxPoolBackward(dz.Matrix.Buffer, _chosen, wanted.Matrix.Buffer, _pool.Size(wanted)));
                recording.Cut();
            }
        }
    }
}
