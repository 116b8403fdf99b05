namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>A dense layer on every step of a sequence, or every pixel of an image: (H,W,I) → (H,W,O).</summary>
internal sealed class TimeDistributed(Shape input, Linear layer) : Module(input, input with { Channels = layer.Outputs })
{
    /// <summary>What runs on every row.</summary>
    public Linear Layer => layer;

    public override IEnumerable<Parameter> Parameters => layer.Parameters;

    public override Activation ActivationAfter(Activation before) => layer.Activation;

    public override int SquareTiles(int batch) => layer.SquareTiles(checked(batch * Input.Height * Input.Width));

    public override void Initialise(InitialDraws draws) => layer.Initialise(draws);

    public override ModulePass Plan(PassPlan plan, FeatureMap x) => new TimeDistributedPass(this, plan, x);

    private sealed class TimeDistributedPass : ModulePass
    {
        private readonly Linear _layer;
        private readonly bool _learns;
        private readonly BufferSlice _squares;

        public TimeDistributedPass(TimeDistributed module, PassPlan plan, FeatureMap x)
            : base(x, plan.Map(module.Output))
        {
            (_layer, _learns) = (module.Layer, plan.Learns(module));
            if (_learns)
            {
                _squares = plan.Squares(module.SquareTiles(plan.Batch));
            }
        }

        public override void Forward(Recording recording, StepBindings step)
        {
            _layer.Forward(recording, X.Matrix, Y.Matrix);
            recording.Cut();
        }

        public override void Backward(Recording recording, StepBindings step, FeatureMap dz, Activation before, FeatureMap? dx)
        {
            if (_learns)
            {
                _layer.BackwardWeight(recording, dz.Matrix, X.Matrix, _squares, accumulate: false);
                recording.Cut();
            }

            if (dx is FeatureMap wanted)
            {
                _layer.BackwardInput(recording, dz.Matrix, X.Matrix, before, wanted.Matrix);
                recording.Cut();
            }
        }
    }
}
