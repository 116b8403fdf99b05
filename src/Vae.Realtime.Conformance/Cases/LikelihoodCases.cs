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
        .. from layout in LikelihoodLayout.All select Calibration(LikelihoodSquares.Info, layout, Squares),
        .. from layout in LikelihoodLayout.All select Calibration(LikelihoodVariance.Info, layout, Variance),
    ];

    private static ConformanceCase Calibration(
        KernelInfo info, LikelihoodLayout layout, Action<KernelHarness, LikelihoodOperands, LikelihoodLayout> body) => new(
            info,
            $"{layout}",
            bench => body(bench, new LikelihoodOperands(bench, LikelihoodFamily.CalibratedGaussian, layout, extreme: false), layout));

    private static void Squares(KernelHarness bench, LikelihoodOperands operands, LikelihoodLayout layout)
    {
        int chunks = LikelihoodSquares.Chunks(layout.Rows, layout.Pixels);
        Operand squares = bench.Results(chunks * layout.Channels);
        bench.Run(new LikelihoodSquares(operands.Step.Bindings, operands.Raw.Slice, operands.X.Slice, squares.Slice, operands.Size));
        int counted = layout.Valid * layout.Samples * layout.Pixels;
        double[] sums = [.. operands.ChannelVariances().Select(variance => variance * counted)];
        double[] partial = bench.Read(squares);
        for (int c = 0; c < layout.Channels; c++)
        {
            double sum = 0;
            for (int chunk = 0; chunk < chunks; chunk++)
            {
                sum += partial[(chunk * layout.Channels) + c];
            }

            // 16 terms in turn, six halvings, and (x - m)^2 itself.
            bench.Verdict.Compare($"channel {c}", sum, sums[c], sums[c] + 1e-6, LikelihoodOperands.Roundings);
        }
    }

    private static void Variance(KernelHarness bench, LikelihoodOperands operands, LikelihoodLayout layout)
    {
        int chunks = LikelihoodSquares.Chunks(layout.Rows, layout.Pixels);
        double[] squares = bench.Sampler.Uniform(chunks * layout.Channels, 0, 100);
        Operand partial = bench.Floats(squares);
        Operand variances = bench.Results(layout.Channels);
        bench.Run(new LikelihoodVariance(operands.Step.Bindings, partial.Slice, variances.Slice, operands.Size, Widening: 1.25));
        double counted = layout.Valid * layout.Samples * layout.Pixels;
        double[] expected = [.. Enumerable.Range(0, layout.Channels)
            .Select(c => Enumerable.Range(0, chunks).Sum(chunk => squares[(chunk * layout.Channels) + c]) * 1.25 / counted)];
        bench.Compare("variance", variances, expected, expected, chunks + 4);
    }

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
            operands.Step.Bindings, operands.Raw.Slice, operands.X.Slice, dl.Slice, losses.Slice, operands.Family, operands.Size,
            operands.Variances.Slice));

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
            operands.Step.Bindings, operands.Raw.Slice, operands.X.Slice, nats.Slice, operands.Family, operands.Size, operands.Variances.Slice));

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
            bench.Run(new LikelihoodPicture(operands.Raw.Slice, picture.Slice, moment, operands.Family, operands.Size, operands.Variances.Slice));
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
