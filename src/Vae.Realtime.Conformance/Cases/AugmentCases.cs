namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Data;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Reference;

/// <summary>
/// <c>augment</c> and <c>blur</c>: each setting alone, all together and none, on grey and coloured pictures of even and odd sizes, whole and
/// partial batches.
/// </summary>
internal static class AugmentCases
{
    // Places are up to two dozen pixels from the middle and known to a dozen roundings of that; a picture changes by at most 2 a pixel.
    private const double Roundings = 512;

    // Two sums of five terms, the exponential and its fourth power.
    private const double BlurRoundings = 64;

    // The last one fills its workgroups, so that a batch that is cut too finely lacks some.
    private static readonly (int Rows, int Valid, Shape Shape)[] Batches =
    [
        (3, 3, new(1, 1, 1)), (9, 8, new(5, 7, 1)), (10, 7, new(5, 7, 3)), (6, 6, new(28, 28, 1)), (8, 5, new(32, 32, 3)),
    ];

    private static readonly string[] Settings =
    [
        "none", "shift=2", "flip", "shift=3,flip,border=zero", "shift=40,border=repeat", "zoom=0.3", "zoom=0.9,border=repeat", "rotate=10",
        "rotate=180,flip,border=zero", "brightness=0.4", "contrast=0.7", "noise=0.05", "mask=0.2", "mask=1", "erase=0.5", "erase=1,fill=0.25",
        "noise=0.3,mask=0.4", "zoom=0.2,mask=0.3", "shift=2,flip,zoom=0.1,rotate=10,brightness=0.1,contrast=0.1,noise=0.05,erase=0.3",
        "shift=1,zoom=0.4,rotate=90,brightness=0.3,contrast=0.5,noise=0.2,mask=0.1,erase=0.9,fill=1",
    ];

    private static readonly float[] Sigmas = [0, 0.5f, 2];

    public static IEnumerable<ConformanceCase> All =>
    [
        .. from batch in Batches
           from text in Settings
           from use in Enum.GetValues<AugmentationUse>()
           where use == AugmentationUse.Augmentation || text is "none" or "noise=0.3,mask=0.4"
           let options = Augmentation.Parse(text)
           let size = AugmentParams.Of(options, use, batch.Shape, batch.Rows, 0)
           select new ConformanceCase(
               Augment.Info, $"{Name(batch)}, {use}: {text}", bench => RunAugment(bench, batch.Valid, batch.Shape, size), [.. size.Macros]),
        .. from batch in Batches
           from sigma in Sigmas
           select new ConformanceCase(
               Blur.Info, $"{Name(batch)}, {sigma} pixels", bench => RunBlur(bench, batch.Rows, batch.Valid, batch.Shape, sigma)),
    ];

    private static string Name((int Rows, int Valid, Shape Shape) batch) => $"{batch.Rows} of {batch.Shape}, {batch.Valid} valid";

    private static StepEntry Entry(KernelHarness bench, int valid) =>
        new() { Valid = (uint)valid, Cursor = 12_345, NoiseKey = bench.Sampler.Key(), NoiseCounter = 7 };

    private static void RunAugment(KernelHarness bench, int valid, Shape shape, AugmentParams size)
    {
        int rows = (int)size.Rows;
        double[] x = bench.Sampler.Pixels(rows * shape.Length);
        StepEntry entry = Entry(bench, valid);
        StepOperands step = new(bench, entry);
        Operand from = bench.Matrix(x, rows, shape.Length);
        Operand to = bench.Result(rows, shape.Length);
        bench.Run(new Augment(step.Bindings, from.Slice, to.Slice, size with { RowStride = (uint)from.Stride }));

        AugmentReference twin = new(shape.Height, shape.Width, shape.Channels)
        {
            Stream = (uint)size.Stream,
            Repeats = size.Border == BorderMode.Repeat,
            Shift = size.Shift,
            Flips = size.Flips == 1,
            Zoom = size.Zoom,
            Turns = size.Turns,
            Brightness = size.Brightness,
            Contrast = size.Contrast,
            Noise = size.Noise,
            Mask = size.Mask,
            Erase = size.Erase,
            Fill = size.Fill,
        };
        double[] expected = twin.Apply(x, valid, entry.Cursor, entry.NoiseCounter, ((uint)entry.NoiseKey, (uint)(entry.NoiseKey >> 32)));

        // What only moves by whole pixels or is filled is kept to the bit.
        bool exact = (size.Zoom, size.Turns, size.Brightness, size.Contrast, size.Noise) == default;
        bench.Compare("y", to, expected, Ones(expected.Length), exact ? 0 : Roundings);
    }

    private static void RunBlur(KernelHarness bench, int rows, int valid, Shape shape, float sigma)
    {
        double[] x = bench.Sampler.Pixels(rows * shape.Length);
        StepEntry entry = Entry(bench, valid);
        StepOperands step = new(bench, entry);
        Operand from = bench.Matrix(x, rows, shape.Length);
        Operand to = bench.Result(rows, shape.Length);
        BlurParams size = new(
            (uint)rows,
            (uint)shape.Height,
            (uint)shape.Width,
            (uint)shape.Channels,
            (uint)from.Stride,
            AugmentationUse.Corruption,
            sigma);
        bench.Run(new Blur(step.Bindings, from.Slice, to.Slice, size));

        (uint, uint) key = ((uint)entry.NoiseKey, (uint)(entry.NoiseKey >> 32));
        double[] expected = sigma == 0
            ? [.. x.Select((value, i) => i < valid * shape.Length ? value : 0)]
            : BlurReference.Blur(
                x, (shape.Height, shape.Width, shape.Channels), valid, sigma, (uint)size.Stream, entry.Cursor, entry.NoiseCounter, key);
        bench.Compare("y", to, expected, Ones(expected.Length), sigma == 0 ? 0 : BlurRoundings);
    }

    private static double[] Ones(int count)
    {
        double[] ones = new double[count];
        Array.Fill(ones, 1);
        return ones;
    }
}
