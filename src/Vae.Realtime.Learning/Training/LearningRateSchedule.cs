namespace Vae.Realtime.Learning.Training;

using System.Globalization;

/// <summary>How the learning rate changes over a run, as a factor of the base rate.</summary>
internal abstract record LearningRateSchedule
{
    /// <summary>What a command line may say; see <see cref="TryParse"/>.</summary>
    public const string Forms = "'constant', 'cosine' or 'step:EPOCHS:FACTOR'";

    private const string ConstantName = "constant";
    private const string CosineName = "cosine";
    private const string StepName = "step";

    private LearningRateSchedule()
    {
    }

    /// <summary>The base rate all along.</summary>
    public static LearningRateSchedule Unchanged { get; } = new Constant();

    /// <summary>The factor of a step.</summary>
    /// <param name="progress">Epochs before the step, with their fraction.</param>
    /// <param name="epochs">Epochs of the whole run.</param>
    public abstract double Factor(double progress, int epochs);

    /// <summary>Reads <c>constant</c>, <c>cosine</c> or <c>step:EPOCHS:FACTOR</c>; <see cref="object.ToString"/> writes it.</summary>
    public static bool TryParse(string text, out LearningRateSchedule schedule)
    {
        schedule = Unchanged;
        string[] parts = text.Split(':');
        if (parts is [StepName, string every, string factor]
            && int.TryParse(every, NumberStyles.None, CultureInfo.InvariantCulture, out int epochs) && epochs > 0
            && double.TryParse(factor, NumberStyles.Float, CultureInfo.InvariantCulture, out double decay) && decay is > 0 and <= 1)
        {
            schedule = new Step(epochs, decay);
            return true;
        }

        schedule = text == CosineName ? new Cosine() : Unchanged;
        return text is ConstantName or CosineName;
    }

    private sealed record Constant : LearningRateSchedule
    {
        public override double Factor(double progress, int epochs) => 1;

        public override string ToString() => ConstantName;
    }

    // Half a cosine from 1 to 0 over the run: Loshchilov & Hutter 2017, without restarts.
    private sealed record Cosine : LearningRateSchedule
    {
        public override double Factor(double progress, int epochs) => 0.5 * (1 + Math.Cos(Math.PI * Math.Min(1, progress / epochs)));

        public override string ToString() => CosineName;
    }

    private sealed record Step(int Every, double Decay) : LearningRateSchedule
    {
        public override double Factor(double progress, int epochs) => Math.Pow(Decay, Math.Floor(progress / Every));

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{StepName}:{Every}:{Decay:R}");
    }
}
