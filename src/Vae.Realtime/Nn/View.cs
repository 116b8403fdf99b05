namespace Vae.Realtime.Nn;

using Vae.Realtime.Data;

/// <summary>
/// The same values as another shape, counted through as (H,W,C). Costs nothing where channels are not padded: then it reads the same
/// storage. Otherwise, and where a packed image becomes a map of pixels, the values are laid out anew.
/// </summary>
public sealed class View(ImageShape input, ImageShape output) : Module(input, output)
{
    public override Activation ActivationAfter(Activation before) => before;

    public override ModulePass Plan(PassPlan plan, FeatureMap x)
    {
        // Behind a packed map there is no row of zeros.
        bool unpacks = x.Packed && Output.Height * Output.Width > 1;
        return x.CanBe(Output) && !unpacks ? new ViewPass(x, x.As(Output)) : new RepackPass(x, plan.Map(Output));
    }
}
