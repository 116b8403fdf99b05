namespace Vae.Realtime.Cli.Output;

using System.Globalization;
using Vae.Realtime.Learning.Training;

/// <summary>What a run would do, for <c>--dry-run</c>.</summary>
internal static class PlanPrinter
{
    public static void Print(TrainingRun run, bool asJson)
    {
        TrainingPlan plan = TrainingPlan.Of(run);
        if (asJson)
        {
            using JsonLines lines = new();
            lines.Write(json =>
            {
                json.WriteString("architecture", plan.Architecture);
                json.WriteNumber("parameters", plan.Parameters);
                json.WriteNumber("frozen_parameters", plan.Frozen);
                json.WriteNumber("parameter_bytes", plan.ParameterBytes);
                json.WriteNumber("activation_bytes", plan.ActivationBytes);
                json.WriteNumber("dispatches_per_step", plan.Dispatches);
                json.WriteNumber("steps_per_epoch", plan.StepsPerEpoch);
                json.WriteNumber("batch", plan.Batch);
                json.WriteNumber("train_examples", plan.TrainExamples);
                json.WriteNumber("test_examples", plan.TestExamples);
            });
            return;
        }

        void Line(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        Line($"model        {plan.Architecture}");
        string frozenOnes = plan.Frozen > 0 ? $", of which {plan.Frozen.ToString("N0", CultureInfo.InvariantCulture)} are frozen" : "";
        Line($"parameters   {plan.Parameters:N0}{frozenOnes}");
        foreach ((string name, string shape, long count, bool frozen) in plan.Tensors)
        {
            Line($"  {name,-40} {shape,-18} {count,12:N0}{(frozen ? "  frozen" : "")}");
        }

        (double parameters, double activations) = (plan.ParameterBytes / 1048576.0, plan.ActivationBytes / 1048576.0);
        Line($"memory       {parameters:F1} MiB parameters, gradients and moments; {activations:F1} MiB activations");
        Line($"step         {plan.Dispatches} dispatches, {plan.Batch} examples");
        Line($"epoch        {plan.StepsPerEpoch} steps of {plan.TrainExamples:N0} training examples, then {plan.TestExamples:N0} test examples");
        Line($"nothing was trained (--dry-run)");
    }
}
