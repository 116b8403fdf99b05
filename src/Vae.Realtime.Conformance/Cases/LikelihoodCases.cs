namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Learning.Kernels;

/// <summary><c>likelihood*</c>: every family in every layout; ordinary outputs, and extreme ones far past every clamp.</summary>
internal static class LikelihoodCases
{
    public static IEnumerable<ConformanceCase> All =>
    [
        .. Of(LikelihoodLoss.Info, Loss),
        .. Of(LikelihoodNats.Info, Nats),
        .. Of(LikelihoodPicture.Info, Picture),
    ];

    private static IEnumerable<ConformanceCase> Of(KernelInfo info, Action<KernelHarness, LikelihoodOperands, LikelihoodLayout> body) =>
        from family in Enum.GetValues<LikelihoodFamily>()
        from layout in LikelihoodLayout.All
        from extreme in Either.Way
        select new ConformanceCase(
            info,
            $"{family}, {layout}{(extreme ? ", extreme" : "")}",
            bench => body(bench, new LikelihoodOperands(bench, family, layout, extreme), layout),
            new KeyValuePair<string, int>("FAMILY", (int)family));

    private static void Loss(KernelHarness bench, LikelihoodOperands operands, LikelihoodLayout layout)
    {
        Operand dl = bench.Results(operands.RawCount);
        Operand losses = bench.Results(LikelihoodLoss.LossCount(layout.Rows, layout.Pixels));
        bench.Run(new LikelihoodLoss(
            operands.Step.Bindings, operands.Raw.Slice, operands.X.Slice, dl.Slice, losses.Slice, operands.Family, operands.Size));

        (double[] gradient, double[] scale) = operands.Gradient();
        bench.Compare("dl", dl, gradient, scale, LikelihoodOperands.Roundings);

        // An invocation adds the values of 16 pixels.
        double roundings = LikelihoodOperands.Roundings + (16 * layout.Channels);
        bench.Verdict.Compare("loss", bench.Read(losses).Sum(), operands.Nats().Sum(), operands.NatsScale().Sum(), roundings);
    }

    private static void Nats(KernelHarness bench, LikelihoodOperands operands, LikelihoodLayout layout)
    {
        Operand nats = bench.Results(layout.Rows);
        bench.Run(new LikelihoodNats(
            operands.Step.Bindings, operands.Raw.Slice, operands.X.Slice, nats.Slice, operands.Family, operands.Size));

        // Each of 64 lanes adds its share, then six halvings.
        double roundings = LikelihoodOperands.Roundings + (layout.Pixels * layout.Channels / 64.0) + 7;
        bench.Compare("nats", nats, operands.Nats(), operands.NatsScale(), roundings);
    }

    private static void Picture(KernelHarness bench, LikelihoodOperands operands, LikelihoodLayout layout)
    {
        // Plain runs, so that what becomes of the padding is seen.
        int stride = (int)operands.Size.XStride;
        Operand[] pictures = [.. Enum.GetValues<LikelihoodMoment>().Select(_ => bench.Results(layout.Rows * stride))];
        foreach (LikelihoodMoment moment in Enum.GetValues<LikelihoodMoment>())
        {
            Operand picture = pictures[(int)moment];
            bench.Run(new LikelihoodPicture(operands.Raw.Slice, picture.Slice, moment, operands.Family, operands.Size));
            double[] expected = moment == LikelihoodMoment.StandardDeviation
                ? operands.Pictures(operands.Twin.StandardDeviation)
                : operands.Pictures((first, _) => operands.Twin.Mean(first));
            expected = moment == LikelihoodMoment.UnboundedMean ? expected : [.. expected.Select(value => Math.Clamp(value, 0, 1))];
            double[] stored = [.. expected
                .Chunk(layout.Pixels * layout.Channels)
                .SelectMany(row => row.Concat(new double[stride - row.Length]))];
            bench.Compare(moment.ToString(), picture, stored, GemmCases.Magnitudes(stored), LikelihoodOperands.Roundings);
        }
    }
}
