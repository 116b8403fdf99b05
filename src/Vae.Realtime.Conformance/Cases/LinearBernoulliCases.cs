namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Kernels.Tuning;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Reference;

/// <summary><c>linear_bernoulli</c>: whole and partial batches, ordinary and saturated logits.</summary>
internal static class LinearBernoulliCases
{
    // Vulkan allows log an absolute error of 2⁻²¹ between 1 and 2; a tile adds at most 16x8 losses in one run.
    private const double LossRoundings = 8 + 128;

    public static IEnumerable<ConformanceCase> All =>
        GemmCases.Of(LinearBernoulli.Info, Run, "whole batch", "partial batch", "saturated logits");

    private static void Run(KernelHarness bench, LinearShape shape, GemmTile tile, int option)
    {
        int valid = option == 1 ? (shape.Rows + 1) / 2 : shape.Rows;
        double reach = option == 2 ? 60 : 1;
        double[] h = bench.Sampler.Uniform(shape.Rows * shape.Inputs, -1, 1);
        double[] w = bench.Sampler.Uniform(shape.Outputs * shape.Inputs, -reach, reach);
        double[] bias = bench.Sampler.Uniform(shape.Outputs, -reach, reach);
        double[] x = bench.Sampler.Pixels(shape.Rows * shape.Outputs);
        StepOperands step = new(bench, new StepEntry { Valid = (uint)valid, InverseValid = 1f / valid });
        Operand hs = bench.Matrix(h, shape.Rows, shape.Inputs);
        Operand ws = bench.Matrix(w, shape.Outputs, shape.Inputs);
        Operand biases = bench.Matrix(bias, 1, shape.Outputs);
        Operand xs = bench.Matrix(x, shape.Rows, shape.Outputs);
        Operand dl = bench.Result(shape.Rows, shape.Outputs);
        Operand losses = bench.Results(tile.Count(shape.Rows, Tensor.Pad(shape.Outputs)));
        GemmParams size = GemmCases.Size(shape.Rows, shape.Outputs, shape.Inputs, hs, ws, dl, 0, (uint)shape.Outputs);
        bench.Run(new LinearBernoulli(
            step.Bindings, hs.Slice, ws.Slice, biases.Slice, xs.Slice, dl.Slice, losses.Slice, size, tile));

        double[] logits = LinearReference.Forward(shape, h, w, bias, ReferenceActivation.None);
        double[] terms = LinearReference.Forward(
            shape, GemmCases.Magnitudes(h), GemmCases.Magnitudes(w), GemmCases.Magnitudes(bias), ReferenceActivation.None);
        (double nats, double[] gradient) = BernoulliReference.Loss(logits, x, shape.Outputs, valid);
        double roundings = GemmCases.Roundings(shape.Inputs);
        bench.Compare("dl", dl, gradient, GradientScale(logits, terms, valid * shape.Outputs, valid), roundings);
        bench.Verdict.Compare(
            "loss", bench.Read(losses).Sum(), nats, LossScale(logits, terms, x, valid * shape.Outputs), roundings + LossRoundings);
    }

    // σ changes by at most a quarter of a logit's error, and by less where it is saturated.
    private static double[] GradientScale(double[] logits, double[] terms, int counted, int valid) =>
        [.. logits.Select((logit, i) => i < counted ? ((Slope(logit) * terms[i]) + 2) / valid : 0)];

    // softplus(l) − x l changes by |σ(l) − x| times a logit's error, and is added up from |l|, |x l| and at most ln 2.
    private static double LossScale(double[] logits, double[] terms, double[] x, int counted) =>
        logits.Take(counted).Select((logit, i) =>
            (Math.Abs(ActivationReference.Sigmoid(logit) - x[i]) * terms[i]) + (Math.Abs(logit) * (1 + x[i])) + 1).Sum();

    // Of σ, within the rounding error of the logit itself.
    private static double Slope(double logit) => 0.25 * Math.Min(1, 8 * Math.Exp(-Math.Abs(logit)));
}
