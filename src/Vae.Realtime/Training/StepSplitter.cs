namespace Vae.Realtime.Training;

using Vae.Realtime.Learning.Training;

/// <summary>
/// Cuts a training step so finely that no slice takes much longer than a submit should: a launch that a slow device needs many milliseconds
/// for would never fit between two frames. Looks at what was measured, once all was, and then now and again.
/// </summary>
internal sealed class StepSplitter
{
    private const double Target = SliceBudget.Submit;

    // A slice that takes longer than this is cut.
    private const double Longest = 1.5 * Target;
    private const int MaxParts = 256;

    // Seconds between two looks: the estimates have to settle.
    private const double Interval = 2;

    private int[] _parts = [];
    private double _due;

    /// <summary>Cuts the step more finely where that was asked for, at the beginning of a step.</summary>
    /// <param name="trainer">Whose step.</param>
    /// <param name="budget">What is known of its slices; replaced by what is known of the new ones.</param>
    /// <param name="now">Seconds.</param>
    public void Split(Trainer trainer, ref SliceBudget budget, double now)
    {
        if (now < _due || trainer.NextSlice != 0 || !budget.Measured)
        {
            return;
        }

        _due = now + Interval;
        IReadOnlyList<int> sections = trainer.Sections;
        if (Grow(sections, budget))
        {
            int[] before = [.. sections];
            trainer.Split(_parts);
            budget = trainer.Slices > before.Length ? budget.Recut(before, trainer.Sections) : budget;
        }
    }

    private bool Grow(IReadOnlyList<int> sections, SliceBudget budget)
    {
        bool grown = false;

        // Slices come in the order of their sections.
        Array.Resize(ref _parts, sections[^1] + 1);
        for (int section = 0; section < _parts.Length; section++)
        {
            double longest = 0;
            for (int slice = 0; slice < sections.Count; slice++)
            {
                longest = sections[slice] == section ? Math.Max(longest, budget.Estimate(slice, 1)) : longest;
            }

            int parts = Math.Max(1, _parts[section]);
            int wanted = longest > Longest ? (int)Math.Min(MaxParts, Math.Ceiling(parts * longest / Target)) : parts;
            grown |= wanted > parts;
            _parts[section] = wanted;
        }

        return grown;
    }
}
