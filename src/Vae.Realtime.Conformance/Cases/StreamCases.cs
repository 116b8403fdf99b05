namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Reference;

/// <summary><c>shapes</c> and <c>textures</c>: whole and partial batches of the streams, in both sizes.</summary>
internal static class StreamCases
{
    // Edges and folds are known to some roundings of the picture's half side and change a colour by up to 20 per half side; the phase of
    // a wave passes through two octaves of noise, the first of which bends the second.
    private const double Roundings = 512;

    public static IEnumerable<ConformanceCase> All =>
        from shape in new (int Rows, int Valid, uint Cursor, int Side)[] { (1, 1, 0, 64), (7, 5, 59_998, 32), (64, 64, uint.MaxValue - 10, 32) }
        from shapes in Either.Way
        select new ConformanceCase(
            shapes ? Shapes.Info : Textures.Info,
            $"{shape.Rows} rows of {shape.Side}x{shape.Side}, {shape.Valid} valid, from {shape.Cursor}",
            bench => Run(bench, shape.Rows, shape.Valid, shape.Cursor, shape.Side, shapes));

    private static void Run(KernelHarness bench, int rows, int valid, uint cursor, int side, bool shapes)
    {
        int values = side * side * 3;
        ulong key = bench.Sampler.Key();
        (uint X, uint Y) stream = ((uint)key, (uint)(key >> 32));
        StepOperands step = new(bench, new StepEntry { Valid = (uint)valid, Cursor = cursor, OrderKey = key });
        Operand x = bench.Result(rows, values);
        StreamParams size = new((uint)rows, (uint)x.Stride, (uint)side);
        if (shapes)
        {
            bench.Run(new Shapes(step.Bindings, x.Slice, size));
        }
        else
        {
            bench.Run(new Textures(step.Bindings, x.Slice, size));
        }

        float[] expected = new float[rows * values];
        for (int row = 0; row < valid; row++)
        {
            uint example = unchecked(cursor + (uint)row);
            Span<float> picture = expected.AsSpan(row * values, values);
            if (shapes)
            {
                ShapeReference.Render(stream, example, side, picture);
            }
            else
            {
                TextureReference.Render(stream, example, side, picture);
            }
        }

        double[] scale = new double[expected.Length];
        Array.Fill(scale, 1, 0, valid * values);
        bench.Compare("x", x, [.. expected.Select(value => (double)value)], scale, Roundings);
    }
}
