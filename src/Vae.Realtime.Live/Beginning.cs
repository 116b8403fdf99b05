namespace Vae.Realtime.Live;

using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Training;

/// <summary>How the live program's model begins to learn. What is not given is as usual.</summary>
internal sealed record Beginning
{
    /// <summary>What an untrained model is made of for data of a shape, with a number of classes or none; null for the model that is there.</summary>
    public Func<Shape, int?, VaeArchitecture>? Architecture { get; init; }

    /// <summary>The model forgets all that it has learned before.</summary>
    public bool Fresh { get; init; }

    /// <summary>Examples per step.</summary>
    public int? Batch { get; init; }

    /// <summary>Adam's step size.</summary>
    public double? LearningRate { get; init; }

    /// <summary>Weight of the KL term.</summary>
    public double? Beta { get; init; }

    /// <summary>Usual hyper-parameters with those that are given in their place.</summary>
    public TrainerOptions Turn(TrainerOptions usual)
    {
        ArgumentNullException.ThrowIfNull(usual);
        return usual with
        {
            Batch = Batch ?? usual.Batch,
            LearningRate = LearningRate ?? usual.LearningRate,
            Kl = usual.Kl with { Beta = Beta ?? usual.Kl.Beta },
        };
    }
}
