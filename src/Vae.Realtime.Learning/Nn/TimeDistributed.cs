namespace Vae.Realtime.Learning.Nn;

/// <summary>A dense layer on every step of a sequence, or every pixel of an image: (H,W,I) → (H,W,O).</summary>
internal sealed class TimeDistributed(Shape input, Linear layer) : Module(input, input with { Channels = layer.Outputs })
{
    public override IEnumerable<Parameter> Parameters => layer.Parameters;

    public override Activation ActivationAfter(Activation before) => layer.Activation;

    public override int SquareTiles(int batch) => layer.SquareTiles(checked(batch * Input.Height * Input.Width));

    public override void Initialise(InitialDraws draws) => layer.Initialise(draws);

    public override ModulePass Plan(PassPlan plan, FeatureMap x) => layer.Plan(this, plan, x);
}
