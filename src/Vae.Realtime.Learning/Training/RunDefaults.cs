namespace Vae.Realtime.Learning.Training;

using System.Globalization;

/// <summary>Which of a run's hyper-parameters nobody chose, so that they may follow the data.</summary>
/// <param name="Batch">The examples per step.</param>
/// <param name="Epochs">The length of the run.</param>
internal readonly record struct RunDefaults(bool Batch, bool Epochs)
{
    /// <summary>Few data are gone through more often, until a run has this many steps: after less, a model has hardly begun to learn.</summary>
    public const int LeastSteps = 600;

    /// <summary>Fits what was not chosen to the data.</summary>
    /// <param name="options">Hyper-parameters, with the usual values where none was chosen.</param>
    /// <param name="examples">Examples to learn from.</param>
    /// <param name="notes">Receives a line for each value that is another than the usual one.</param>
    public TrainerOptions Fit(TrainerOptions options, int examples, ICollection<string> notes)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(notes);
        if (Batch && options.Batch > examples)
        {
            notes.Add(Text($"the training split has {examples} examples, so a batch is all of them, not {options.Batch} (--batch)"));
            options = options with { Batch = examples };
        }

        int perStep = checked(options.Batch * options.Accumulate);
        int steps = (examples + perStep - 1) / perStep;
        int epochs = (LeastSteps + steps - 1) / steps;
        if (Epochs && options.Epochs < epochs)
        {
            notes.Add(Text($"an epoch has only {steps} steps, so there are {epochs} epochs, not {options.Epochs} (--epochs)"));
            options = options with { Epochs = epochs };
        }

        return options;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
