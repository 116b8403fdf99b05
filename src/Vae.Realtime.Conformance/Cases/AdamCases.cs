namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Reference;

/// <summary><c>adam</c>: every group size, any number of parameters, and steps that were rejected.</summary>
internal static class AdamCases
{
    // Three roundings for the mean; half as many again come through the root, and the update's own.
    private const double Roundings = 24;

    private static readonly int[] Groups = [8, 64];

    private static readonly int[] Counts = [1, 3, 17, 127, 128, 129, 1025];

    public static IEnumerable<ConformanceCase> All =>
        from invocations in Groups
        from quads in Counts
        from apply in Either.Way
        from regularised in Either.Way
        select new ConformanceCase(
            Adam.Info,
            $"{quads * 4} parameters, groups of {invocations}{(regularised ? ", decay and clipping" : "")}{(apply ? "" : ", rejected")}",
            bench => Run(bench, 4 * quads, invocations, apply, regularised),
            new KeyValuePair<string, int>("WG", invocations));

    private static void Run(KernelHarness bench, int count, int invocations, bool apply, bool regularised)
    {
        double[] g = bench.Sampler.Uniform(count, -1, 1);
        double[] w = bench.Sampler.Uniform(count, -1, 1);
        double[] m = bench.Sampler.Uniform(count, -1, 1);
        double[] v = bench.Sampler.Uniform(count, 0, 1);
        (float learningRate, float c1, float c2) = (0.125f, 5.25f, 90.5f);
        (float beta1, float beta2, float epsilon) = (0.9f, 0.999f, 1e-3f);
        (float scale, float l2, float decay) = regularised ? (0.375f, 0.25f, 0.5f) : (1, 0, 0);
        uint[] words =
        [
            5, apply ? 1u : 0u, 0, .. new[] { learningRate, c1, c2, scale }.Select(BitConverter.SingleToUInt32Bits),
        ];
        Operand state = bench.Words(words);
        Operand gs = bench.Floats(g);
        Operand[] changed = [bench.Floats(w, apply), bench.Floats(m, apply), bench.Floats(v, apply)];
        bench.Run(new Adam(
            state.Slice,
            gs.Slice,
            changed[0].Slice,
            changed[1].Slice,
            changed[2].Slice,
            new AdamParams((uint)count / 4, beta1, beta2, epsilon, l2, decay),
            invocations));

        // A rejected step may write nothing at all, which the harness has seen to.
        if (!apply)
        {
            return;
        }

        AdamReference twin = new(beta1, beta2, epsilon, l2, decay);
        double[] wScale = GemmCases.Magnitudes(w);
        double[] mScale = GemmCases.Magnitudes(m);
        double[] vScale = [.. v];
        (twin with { Decay = 0 }).Update(GemmCases.Magnitudes(g), wScale, mScale, vScale, -learningRate, c1, c2, scale);
        twin.Update(g, w, m, v, learningRate, c1, c2, scale);
        bench.Compare("m", changed[1], m, mScale, Roundings);
        bench.Compare("v", changed[2], v, vScale, Roundings);
        bench.Compare("w", changed[0], w, wScale, Roundings);
    }
}
