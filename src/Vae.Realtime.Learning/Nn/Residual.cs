namespace Vae.Realtime.Learning.Nn;

/// <summary>What a body of modules makes, added to what enters: <c>y = act(body(x) + shortcut(x))</c> (He et al. 2015).</summary>
/// <param name="body">Makes the difference; at least one module that is no view.</param>
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

    public override ModulePass Plan(PassPlan plan, FeatureMap x) => new ResidualPass(this, plan, x);
}
