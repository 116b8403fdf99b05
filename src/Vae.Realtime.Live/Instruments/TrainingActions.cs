namespace Vae.Realtime.Live.Instruments;

using Vae.Realtime.Learning.Training;
using Vae.Realtime.Training;

/// <summary>Actions and parameters of the training. Without data they turn nothing.</summary>
internal static class TrainingActions
{
    /// <summary>Heading of the help.</summary>
    public const string Group = "training";

    private const double MaxBeta = 1000;
    private const int MaxBatch = 4096;

    public static void AddTo(Instrument instrument)
    {
        TrainerOptions standard = new();
        instrument.Actions.Add(
            new InstrumentAction("pause", "Space", Group, "pause training", () => instrument.TrainingPaused = !instrument.TrainingPaused)
            {
                IsOn = () => instrument.TrainingPaused,
            });
        instrument.Actions.Add(
            new InstrumentAction("fresh", "N", Group, "start over: forget what was learned, and learn from nothing", () => StartOver(instrument))
            {
                Label = "Start over",
            });
        instrument.Actions.Add(
            new InstrumentAction("fresh.undo", "Shift+N", Group, "bring back what was learned before starting over", () => TakeBack(instrument)));
        instrument.Add(
            Make(
                "rate",
                "learning rate",
                1e-6,
                1,
                standard.LearningRate,
                training => training.LearningRate,
                (training, value) => training.LearningRate = value) with
            {
                Label = "learning rate",
                Logarithmic = true,
                Step = Math.Pow(10, 0.25),
            },
            "[",
            "]");
        instrument.Add(
            Make(
                "beta",
                "beta, the weight of the KL term",
                0.01,
                MaxBeta,
                standard.Kl.Beta,
                training => training.Beta,
                (training, value) => training.Beta = value) with
            {
                Label = "weight of KL",
                Logarithmic = true,
                Step = Math.Sqrt(2),
            },
            "Shift+[",
            "Shift+]");
        instrument.Add(
            Make(
                "batch",
                "batch size",
                1,
                MaxBatch,
                standard.Batch,
                training => training.Batch,
                (training, value) => training.Batch = (int)value) with
            {
                Label = "batch size",
                Ways = ("half", "twice"),
                Logarithmic = true,
                Whole = true,
                Step = 2,
            },
            "Shift+B",
            "B");
        instrument.Add(
            Make(
                "share.least",
                "part of the time that training is sure of",
                0,
                TrainingClaim.Most,
                TrainingClaim.Standard,
                training => training.MinShare,
                (training, value) => training.MinShare = value) with
            {
                Label = "train least",
                Step = 0.1,
            },
            "Shift+-",
            "Shift+=");
        instrument.Add(
            Make("share", "most of the time for training", 0, 1, 1, training => training.Share, (training, value) => training.Share = value) with
            {
                Label = "train most",
                Step = 0.1,
            },
            "-",
            "=");

        static void StartOver(Instrument instrument)
        {
            if (instrument.Plugin.Training is null)
            {
                instrument.Notice.Show("It does not learn: there are no data");
                return;
            }

            instrument.StartOver();
            instrument.Notice.Show("It starts over and knows nothing; Shift+N brings back what it knew");
        }

        static void TakeBack(Instrument instrument)
        {
            bool can = instrument.Plugin.Training is { CanTakeBack: true };
            if (can)
            {
                instrument.Plugin.TakeBack();
            }

            instrument.Notice.Show(can ? "It knows again what it knew before it started over" : "It has not started over");
        }

        InstrumentParameter Make(
            string name,
            string description,
            double minimum,
            double maximum,
            double usual,
            Func<FrameTraining, double> get,
            Action<FrameTraining, double> set) => new(
                name,
                Group,
                description,
                minimum,
                maximum,
                usual,
                () => instrument.Plugin.Training is FrameTraining training ? get(training) : usual,
                value =>
                {
                    if (instrument.Plugin.Training is FrameTraining training)
                    {
                        set(training, value);
                    }
                });
    }
}
