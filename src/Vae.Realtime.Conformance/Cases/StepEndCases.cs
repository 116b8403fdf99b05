namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Reference;

/// <summary><c>step_end</c>: sums of any number of terms, and steps that must be rejected.</summary>
internal static class StepEndCases
{
    private static readonly (int Losses, int Kl, int Squares)[] Shapes = [(1, 1, 0), (3, 5, 7), (64, 65, 129), (1000, 333, 17)];

    private static readonly (string Name, double Value)[] Bad =
        [("NaN", double.NaN), ("infinity", double.PositiveInfinity), ("minus infinity", double.NegativeInfinity)];

    // The only one, the first, the last after a broken one, and one between a broken one and the last.
    private static readonly (MicroBatch Place, bool Broken)[] MicroBatches =
        [(MicroBatch.Whole, false), (MicroBatch.More, false), (MicroBatch.Later, true), (MicroBatch.Later | MicroBatch.More, true)];

    // Far below and above the norm, and where what keeps the division from zero counts.
    private static readonly (double Norm, float Limit)[] Limits = [(4, 1), (4, 100), (2e-6, 1e-6f), (0, 1)];

    public static IEnumerable<ConformanceCase> All =>
    [
        .. from shape in Shapes
           from batch in MicroBatches
           select new ConformanceCase(
               StepEnd.Info,
               $"{shape.Losses}+{shape.Kl}+{shape.Squares} terms{Describe(batch)}",
               bench => Run(bench, shape, null, 0, batch, 0)),
        .. from limit in Limits
           select new ConformanceCase(
               StepEnd.Info,
               $"gradient of norm {limit.Norm} with limit {limit.Limit}",
               bench => Run(bench, (3, 2, 1), null, 0, default, limit.Limit, limit.Norm)),
        .. from bad in Bad
           from place in Enumerable.Range(0, 3)
           from batch in MicroBatches.Take(2)
           select new ConformanceCase(
               StepEnd.Info,
               $"{bad.Name} among the {(place == 0 ? "losses" : place == 1 ? "KL terms" : "squares")}{Describe(batch)}",
               bench => Run(bench, (70, 80, 90), bad.Value, place, batch, 0)),
    ];

    private static string Describe((MicroBatch Place, bool Broken) batch) =>
        (batch.Place.HasFlag(MicroBatch.More) ? ", more to come" : "") + (batch.Broken ? ", after a broken one" : "");

    private static void Run(
        KernelHarness bench,
        (int Losses, int Kl, int Squares) shape,
        double? bad,
        int place,
        (MicroBatch Place, bool Broken) batch,
        float limit,
        double? norm = null)
    {
        Sampler sampler = bench.Sampler;
        double[][] terms = [sampler.Uniform(shape.Losses, 0, 50), sampler.Uniform(shape.Kl, -1, 3), sampler.Uniform(shape.Squares, 0, 2)];
        if (bad is double value)
        {
            terms[place][terms[place].Length / 2] = value;
        }

        if (norm is double given)
        {
            terms[2][0] = (float)(given * given);
        }

        StepEntry entry = new()
        {
            LearningRate = 0.25f,
            AdamC1 = 1.5f,
            AdamC2 = 7,
            GradientLimit = limit,
            MicroBatch = batch.Place,
        };
        StepOperands step = new(bench, entry, stateWritten: true, batch.Broken);
        Operand[] operands = [.. terms.Select(values => bench.Floats(values))];
        Operand report = bench.Words([.. Enumerable.Repeat(Operand.Guard, 4 * StepOperands.Length)], written: true);
        bench.Run(new StepEnd(
            step.Bindings,
            operands[0].Slice,
            operands[1].Slice,
            operands[2].Slice,
            report.Slice,
            new StepEndParams((uint)shape.Losses, (uint)shape.Kl, (uint)shape.Squares)));

        StepEndReference expected = StepEndReference.Reduce(terms[0], terms[1], terms[2]);
        bool finite = expected.Applied && !batch.Broken;
        CheckState(bench, bench.ReadWords(step.State), entry, finite);
        bench.Verdict.Compare("gradient scale", bench.Read(step.State)[6], expected.GradientScale(limit), 1, 16);
        CheckReport(bench, report, expected, finite, terms);
    }

    private static void CheckState(KernelHarness bench, uint[] state, StepEntry entry, bool finite)
    {
        bool due = !entry.MicroBatch.HasFlag(MicroBatch.More);
        bench.Verdict.Equal("step", state[0], StepOperands.Step + 1);
        bench.Verdict.Equal("apply", state[1], finite && due ? 1u : 0u);
        bench.Verdict.Equal("rejected", state[2], StepOperands.Rejected + (due && !finite ? 1u : 0u));
        bench.Verdict.Equal("learning rate", state[3], BitConverter.SingleToUInt32Bits(entry.LearningRate));
        bench.Verdict.Equal("c1", state[4], BitConverter.SingleToUInt32Bits(entry.AdamC1));
        bench.Verdict.Equal("c2", state[5], BitConverter.SingleToUInt32Bits(entry.AdamC2));
        bench.Verdict.Equal("broken", state[7], finite || due ? 0u : 1u);
    }

    private static void CheckReport(KernelHarness bench, Operand report, StepEndReference expected, bool finite, double[][] terms)
    {
        double[] found = bench.Read(report);
        const int at = (int)(StepOperands.Step % StepOperands.Length) * 4;
        double[] sums = [expected.Reconstruction, expected.KullbackLeibler, expected.GradientSquares];
        string[] names = ["reconstruction", "KL", "squared norm"];
        for (int i = 0; i < sums.Length; i++)
        {
            if (double.IsFinite(sums[i]))
            {
                // Each of 64 lanes adds its share, then six halvings.
                double roundings = (terms[i].Length / 64.0) + 7;
                bench.Verdict.Compare(names[i], found[at + i], sums[i], terms[i].Sum(Math.Abs), roundings);
            }
        }

        bench.Verdict.Compare("applied", found[at + 3], finite ? 1 : 0, 1, 1);
        uint[] words = bench.ReadWords(report);
        for (int i = 0; i < words.Length; i++)
        {
            if (i is < at or >= at + 4)
            {
                bench.Verdict.Equal($"report word {i}, which is another step's,", words[i], Operand.Guard);
            }
        }
    }
}
