namespace Vae.Realtime.Learning.Nn;

/// <summary>Modules one after the other. May be empty: then what enters leaves.</summary>
internal sealed class ModuleStack(Shape input, IReadOnlyList<Module> modules)
    : Module(input, modules.Count > 0 ? modules[^1].Output : input)
{
    public IReadOnlyList<Module> Modules => modules;

    /// <summary>The image in whose order, channels first, files count what leaves, where that is a vector; else the output's shape.</summary>
    public Shape Order { get; init; } = modules.Count > 0 ? modules[^1].Output : input;

    public override IEnumerable<Module> Leaves => modules.SelectMany(module => module.Leaves);

    public override Activation ActivationAfter(Activation before) =>
        modules.Aggregate(before, (activation, module) => module.ActivationAfter(activation));

    public override int SquareTiles(int batch) => modules.Sum(module => module.SquareTiles(batch));

    public override void Initialise(InitialDraws draws)
    {
        foreach (Module module in modules)
        {
            module.Initialise(draws);
        }
    }

    public override StackPass Plan(PassPlan plan, FeatureMap x) => new(this, plan, x);
}
