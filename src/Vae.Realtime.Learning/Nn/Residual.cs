namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>What a body of modules makes, added to what enters: <c>y = act(body(x) + shortcut(x))</c> (He et al. 2015).</summary>
/// <param name="body">Makes the difference; at least one module that is not a view.</param>
/// <param name="shortcut">From x to the body's output shape; empty when that is x's.</param>
/// <param name="activation">Applied to the sum.</param>
internal sealed class Residual(ModuleStack body, ModuleStack shortcut, Activation activation) : Module(body.Input, body.Output)
{
    public ModuleStack Body { get; } = body;

    public ModuleStack Shortcut { get; } = shortcut;

    public Activation Activation { get; } = activation;

    public override IEnumerable<Module> Leaves => Body.Leaves.Concat(Shortcut.Leaves);

    public override Activation ActivationAfter(Activation before) => Activation;

    public override int SquareTiles(int batch) => Body.SquareTiles(batch) + Shortcut.SquareTiles(batch);

    public override void Initialise(InitialDraws draws)
    {
        Body.Initialise(draws);
        Shortcut.Initialise(draws);
    }

    public override ModulePass Plan(PassPlan plan, FeatureMap x) => new Pass(this, plan, x);

    // The gradient by x is the body's, and the shortcut's added to it.
    private sealed class Pass : ModulePass
    {
        private readonly Residual _block;
        private readonly StackPass _body;
        private readonly StackPass _shortcut;

        // Gradients by the two branches' outputs before their activations, where those are not the sum's own, and the shortcut's by x.
        private readonly FeatureMap _bodyGradient;
        private readonly FeatureMap _shortcutGradient;
        private readonly FeatureMap _fromShortcut;

        public Pass(Residual block, PassPlan plan, FeatureMap x)
            : base(x, plan.Map(block.Output))
        {
            _block = block;
            _body = block.Body.Plan(plan, x);
            _shortcut = block.Shortcut.Plan(plan, x);
            if (plan.Training)
            {
                (_bodyGradient, _shortcutGradient, _fromShortcut) = (plan.Like(_body.Y), plan.Like(_shortcut.Y), plan.Like(x));
            }
        }

        public override void Forward(Recording recording, StepBindings step)
        {
            _body.Forward(recording, step);
            _shortcut.Forward(recording, step);
            recording.Dispatch(new Add(_body.Y.Matrix.Buffer, _shortcut.Y.Matrix.Buffer, Y.Matrix.Buffer, new ActivationParams(
                Y.Quads, Y.RowQuads, (uint)Y.Matrix.Columns, (uint)_block.Activation)));
            recording.Cut();
        }

        public override void Backward(Recording recording, StepBindings step, FeatureMap dz, Activation before, FeatureMap? dx)
        {
            if (dx is not null || _body.Learns)
            {
                _body.Backward(recording, step, Branch(recording, _block.Body, _body, dz, before, _bodyGradient), before, dx);
            }

            if (_shortcut.IsView)
            {
                Accumulate(recording, dz, before, dx);
                return;
            }

            if (dx is null && !_shortcut.Learns)
            {
                return;
            }

            FeatureMap gradient = Branch(recording, _block.Shortcut, _shortcut, dz, before, _shortcutGradient);
            _shortcut.Backward(recording, step, gradient, before, dx is null ? null : _fromShortcut);
            Accumulate(recording, _fromShortcut, Activation.None, dx);
        }

        // The gradient by a branch's output before its activation.
        private static FeatureMap Branch(
            Recording recording, ModuleStack modules, StackPass branch, FeatureMap dz, Activation before, FeatureMap gradient)
        {
            Activation last = modules.ActivationAfter(before);
            if (last == Activation.None)
            {
                return dz;
            }

            recording.Dispatch(new ActivationBackward(
                branch.Y.Matrix.Buffer,
                dz.Matrix.Buffer,
                gradient.Matrix.Buffer,
                new ActivationBackwardParams(dz.Quads, (uint)Activation.None, (uint)last)));
            return gradient;
        }

        private void Accumulate(Recording recording, FeatureMap gradient, Activation before, FeatureMap? dx)
        {
            if (dx is FeatureMap wanted)
            {
                recording.Dispatch(new AddBackward(
                    X.Matrix.Buffer, gradient.Matrix.Buffer, wanted.Matrix.Buffer, new AddBackwardParams(wanted.Quads, (uint)before)));
                recording.Cut();
            }
        }
    }
}
