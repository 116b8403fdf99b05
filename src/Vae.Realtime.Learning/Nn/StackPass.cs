namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>The passes of a stack, with the gradients between them.</summary>
internal sealed class StackPass : ModulePass
{
    private readonly ModuleStack _stack;
    private readonly ModulePass[] _passes;

    // By the pass that reads it: the gradient of its input. Absent where it is another map's storage or it is not needed.
    private readonly FeatureMap?[] _gradients;

    // The first pass with parameters whose gradients are wanted.
    private readonly int _firstLearner;

    internal StackPass(ModuleStack stack, PassPlan plan, FeatureMap x)
        : this(stack, plan, x, Chain(stack, plan, x))
    {
    }

    private StackPass(ModuleStack stack, PassPlan plan, FeatureMap x, ModulePass[] passes)
        : base(x, passes.Length > 0 ? passes[^1].Y : x)
    {
        (_stack, _passes) = (stack, passes);
        _firstLearner = stack.Modules.TakeWhile(module => !plan.Learns(module)).Count();
        _gradients = new FeatureMap?[passes.Length];
        for (int i = First(passes) + 1; plan.Training && i < passes.Length; i++)
        {
            _gradients[i] = passes[i] is ViewPass ? null : plan.Like(passes[i].X);
        }
    }

    public IReadOnlyList<ModulePass> Passes => _passes;

    /// <summary>Whether what leaves lies where what enters does, so that both have one gradient.</summary>
    public bool IsView => Array.TrueForAll(_passes, pass => pass is ViewPass);

    /// <summary>Whether any parameter's gradient is wanted.</summary>
    public bool Learns => _firstLearner < _passes.Length;

    public override void Forward(Recording recording, StepBindings step)
    {
        foreach (ModulePass pass in _passes)
        {
            pass.Forward(recording, step);
        }
    }

    /// <inheritdoc/>
    /// <remarks>Where the stack <see cref="IsView"/> there is nothing to append: its caller must make dz and dx the same storage.</remarks>
    public override void Backward(Recording recording, StepBindings step, FeatureMap dz, Activation before, FeatureMap? dx)
    {
        Activation[] entering = new Activation[_passes.Length];
        for (int i = 0; i < _passes.Length; i++)
        {
            entering[i] = i == 0 ? before : _stack.Modules[i - 1].ActivationAfter(entering[i - 1]);
        }

        // Where the input's gradient is not needed, none is before the first parameters that learn.
        int first = dx is null ? Math.Max(First(_passes), _firstLearner) : First(_passes);
        for (int i = _passes.Length - 1; i >= first; i--)
        {
            ModulePass pass = _passes[i];
            FeatureMap? target = i == first ? dx?.As(pass.X.Shape) : _gradients[i];
            if (pass is ViewPass)
            {
                dz = dz.As(pass.X.Shape);
                continue;
            }

            pass.Backward(recording, step, dz, entering[i], target);
            dz = target ?? dz;
        }
    }

    private static ModulePass[] Chain(ModuleStack stack, PassPlan plan, FeatureMap x)
    {
        ModulePass[] passes = new ModulePass[stack.Modules.Count];
        for (int i = 0; i < passes.Length; i++)
        {
            passes[i] = stack.Modules[i].Plan(plan, i == 0 ? x : passes[i - 1].Y);
        }

        return passes;
    }

    // Views in front hand the caller's gradient through.
    private static int First(ModulePass[] passes) => passes.TakeWhile(pass => pass is ViewPass).Count();
}
