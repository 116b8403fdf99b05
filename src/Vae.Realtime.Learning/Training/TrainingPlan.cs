namespace Vae.Realtime.Learning.Training;


/// <summary>What a run takes, known before its first step.</summary>
/// <param name="Architecture">For people.</param>
/// <param name="Parameters">Numbers that are learned.</param>
/// <param name="Frozen">Numbers among those that stay as they are.</param>
/// <param name="Tensors">Name, shape and size of each, and whether it stays as it is.</param>
/// <param name="ParameterBytes">Device memory of parameters, gradients and moments.</param>
/// <param name="ActivationBytes">Device memory of a step's activations and their gradients.</param>
/// <param name="Dispatches">Kernel launches in a step.</param>
/// <param name="StepsPerEpoch">Steps in an epoch.</param>
/// <param name="Batch">Examples in a step.</param>
/// <param name="TrainExamples">Training examples.</param>
/// <param name="TestExamples">Test examples.</param>
internal sealed record TrainingPlan(
    string Architecture,
    long Parameters,
    long Frozen,
    IReadOnlyList<(string Name, string Shape, long Count, bool Frozen)> Tensors,
    ulong ParameterBytes,
    ulong ActivationBytes,
    int Dispatches,
    int StepsPerEpoch,
    int Batch,
    int TrainExamples,
    int TestExamples)
{
    /// <summary>The plan of a run.</summary>
    public static TrainingPlan Of(TrainingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        Vae.Realtime.Learning.Models.VaeModel model = run.Model;
        HashSet<string> frozen = [.. run.Trainer.Frozen.SelectMany(parameter => parameter.Layout.Files).Select(file => file.Name)];
        (string Name, string Shape, long Count, bool Frozen)[] tensors =
        [
            .. model.Architecture.ParameterShapes.Select(parameter => (
                parameter.Name,
                string.Join('x', parameter.Shape),
                parameter.Shape.Aggregate(1L, (product, size) => product * size),
                frozen.Contains(parameter.Name))),
        ];
        return new TrainingPlan(
            model.Architecture.InWords,
            model.Architecture.ParameterCount,
            tensors.Where(tensor => tensor.Frozen).Sum(tensor => tensor.Count),
            tensors,
            model.Store.ReservedBytes,
            run.Trainer.Pass.ReservedBytes,
            run.Trainer.DispatchesPerStep,
            run.Trainer.StepsPerEpoch,
            run.Trainer.ExamplesPerStep,
            run.Examples.Train,
            run.Examples.Test);
    }
}
