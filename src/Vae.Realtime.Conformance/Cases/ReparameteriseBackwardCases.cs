namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Reference;

/// <summary><c>reparameterise_backward</c>: whole and partial batches, several weights of the KL term.</summary>
internal static class ReparameteriseBackwardCases
{
    private const double Roundings = 24;

    private static readonly (float KlWeight, float FreeBits)[] Weights = [(0, 0), (1, 0), (4.5f, 0), (1.5f, 2)];

    public static IEnumerable<ConformanceCase> All =>
        from shape in ReparameteriseCases.Shapes
        from weight in Weights
        select new ConformanceCase(
            ReparameteriseBackward.Info,
            $"{shape.Rows}x{shape.Latent}, {shape.Valid} valid, KL weight {weight.KlWeight}, {weight.FreeBits} free",
            bench => Run(bench, shape.Rows, shape.Latent, shape.Valid, weight.KlWeight, weight.FreeBits));

    private static void Run(KernelHarness bench, int rows, int latent, int valid, float klWeight, float freeBits)
    {
        double[] heads = bench.Sampler.Uniform(rows * 2 * latent, -3, 3);
        double[] noise = bench.Sampler.Uniform(rows * latent, -3, 3);
        double[] dz = bench.Sampler.Uniform(rows * latent, -1, 1);
        StepOperands step = new(bench, new StepEntry { Valid = (uint)valid, KlWeight = klWeight, InverseValid = 1f / valid, FreeBits = freeBits });
        Operand headsIn = bench.Matrix(heads, rows, 2 * latent);
        Operand noises = bench.Matrix(noise, rows, latent);
        Operand dzs = bench.Matrix(dz, rows, latent);
        Operand dheads = bench.Result(rows, 2 * latent);
        bench.Run(new ReparameteriseBackward(
            step.Bindings,
            headsIn.Slice,
            noises.Slice,
            dzs.Slice,
            dheads.Slice,
            new ReparameteriseBackwardParams((uint)rows, (uint)latent, (uint)headsIn.Stride, (uint)dzs.Stride)));

        double[] expected = ReparameteriseReference.Backward(heads, noise, dz, latent, valid, klWeight, freeBits);
        bench.Compare("dheads", dheads, expected, Scale(heads, noise, dz, latent, valid, klWeight), Roundings);
    }

    private static double[] Scale(double[] heads, double[] noise, double[] dz, int latent, int valid, double klWeight)
    {
        double[] scale = new double[heads.Length];
        for (int i = 0; i < valid * latent; i++)
        {
            int at = (i / latent * 2 * latent) + (i % latent);
            (double mean, double s) = (heads[at], heads[at + latent]);
            scale[at] = Math.Abs(dz[i]) + (klWeight / valid * Math.Abs(mean));
            scale[at + latent] = 0.5 * ((Math.Abs(dz[i] * noise[i]) * Math.Exp(0.5 * s)) + (klWeight / valid * (Math.Exp(s) + 1)));
        }

        return scale;
    }
}
