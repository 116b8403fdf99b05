namespace Vae.Realtime.Tests.Batches;

using Vae.Realtime.Data;
using Vae.Realtime.Data.Glyphs;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Reference;
using Vae.Realtime.Tests.Formats;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>What comes out of a source is what went into it, with its labels, in the order that the key says.</summary>
[Collection(GpuCollection.Name)]
public sealed class BatchSourceTests(GpuFixture gpu)
{
    private const ulong Seed = 5;

    public static TheoryData<bool, bool> Cases => new() { { false, false }, { false, true }, { true, false }, { true, true } };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Images_and_labels_come_back(bool streamed, bool shuffled) => Check(Images(1203), streamed, shuffled, value => value / 255f);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Windows_come_back(bool streamed, bool shuffled)
    {
        float[] values = [.. Enumerable.Range(0, 3000).Select(at => (at * 37 % 1000) - 500f)];
        Check(new VectorSet(new Shape(20, 1, 2), values, pitch: 4), streamed, shuffled, null);
    }

    [Fact]
    public void Glyphs_have_their_labels()
    {
        using GlyphBatches source = new(gpu.Device, ProceduralStream.Validation(new SplitSize(0, 70)));
        using BatchReader reader = new(gpu.Device, source, shuffled: true);
        Assert.Equal(70, reader.Read(0, 0, Seed));
        ulong key = RandomKeys.Derive(0, RandomKeys.ValidationStream, 0);
        Assert.All(
            Enumerable.Range(0, 70),
            row => Assert.Equal(GlyphReference.Label(((uint)key, (uint)(key >> 32)), (uint)row), reader.Label(row)));
        Assert.Equal((GlyphTable.ClassCount, "A"), (source.ClassNames.Count, source.ClassNames[10]));
    }

    [Fact]
    public void A_specification_opens_every_split()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("x.csv"), "a,b,kind\n" + string.Concat(Enumerable.Range(0, 100).Select(row => $"{row},{-row},{row % 3}\n")));
        using (
            BatchSources sources = BatchSources.Open(
                gpu.Device, DataSpec.Parse(folder.File("x.csv") + "?label=kind&columns=a,b&validation=0.2&test=10")))
        {
            Assert.Equal((72, 18, 10), (sources.Train.Count, sources.Validation!.Count, sources.Test.Count));
            Assert.Equal(["a", "b"], sources.Scaling!.Columns);
            Assert.Equal(["0", "1", "2"], sources.Test.ClassNames!);
            DataSurvey survey = DataSurvey.Of(gpu.Device, sources.Train, Seed);
            Assert.Equal((0, 1), (survey.Minimum, survey.Maximum));
            Assert.Equal(72, survey.Labels!.Sum());
            Assert.Equal(2 * 72, survey.Histogram.Sum());
        }

        using (BatchSources sources = BatchSources.Open(gpu.Device, DataSpec.Parse("glyphs?validation=0.001")))
        {
            Assert.Equal(60, sources.Validation!.Count);
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    [Fact]
    public void Sources_are_released_if_another_cannot_be_made()
    {
        Assert.Throws<ArgumentOutOfRangeException>(
            () => BatchSources.Open(gpu.Device, new StreamSpec(StreamKind.Glyphs) { Validation = new SplitSize(0, -1) }));
        GpuFixture.AssertClean(gpu.Device);
    }

    [Fact]
    public void A_survey_counts_what_is_there()
    {
        using (ImageBatches source = new(gpu.Device, new ImageSet(new Shape(1, 2, 1), [0, 255, 51, 102, 0, 0], [2, 0, 2])))
        {
            DataSurvey survey = DataSurvey.Of(gpu.Device, source, Seed);
            Assert.Equal((3, 0, 1, 0, 1), (survey.Examples, survey.Minimum, survey.Maximum, survey.Low, survey.High));
            Assert.Equal(1.6 / 6, survey.Mean, 6);
            Assert.Equal(Math.Sqrt((1.2 / 6) - (1.6 * 1.6 / 36)), survey.StandardDeviation, 6);
            Assert.Equal([3, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1], survey.Histogram);
            Assert.Equal([1, 0, 2], survey.Labels!);
        }

        using VectorBatches far = new(gpu.Device, new VectorSet(new Shape(1, 1, 2), [10_000_001, 10_000_001, 10_000_003, 10_000_003]));
        DataSurvey wide = DataSurvey.Of(gpu.Device, far, Seed);
        Assert.Equal((10_000_002, 1, 10_000_001, 10_000_003), (wide.Mean, wide.StandardDeviation, wide.Low, wide.High));
        Assert.Equal((2, 2), (wide.Histogram[0], wide.Histogram[^1]));
        Assert.Null(wide.Labels);
    }

    [Fact]
    public void The_host_s_order_is_the_device_s()
    {
        foreach (uint count in new uint[] { 1, 2, 3, 7, 100, 4097 })
        {
            ulong key = RandomKeys.Derive(Seed, RandomKeys.Order, count);
            for (uint index = 0; index < count; index++)
            {
                Assert.Equal(
                    PermutationReference.Permute(index, count, ((uint)key, (uint)(key >> 32))), KeyedPermutation.Of(index, count, key));
            }
        }

        Assert.Equal(9u, KeyedPermutation.Of(9, 9, 1));
    }

    internal static ImageSet Images(int count)
    {
        byte[] pixels = new byte[count * 15];
        new Random(8).NextBytes(pixels);
        return new ImageSet(new Shape(5, 3, 1), pixels, [.. Enumerable.Range(0, count).Select(at => (byte)(at % 7))]);
    }

    private void Check(ExampleSet set, bool streamed, bool shuffled, Func<byte, float>? convert)
    {
        using (IBatchSource source = streamed ? new PagedBatches(gpu.Device, set, 1100 * (set.ExampleBytes + 1)) : set is ImageSet images
            ? new ImageBatches(gpu.Device, images)
            : new VectorBatches(gpu.Device, (VectorSet)set))
        using (BatchReader reader = new(gpu.Device, source, shuffled))
        {
            // Twice, and one out of turn.
            foreach ((long epoch, int start) in new[] { (0L, 0), (1L, 0), (3L, reader.Rows), (0L, 0) })
            {
                ulong key = RandomKeys.Derive(Seed, RandomKeys.Order, (ulong)epoch);
                for (int first = start; first < set.Count; first += reader.Rows)
                {
                    int valid = reader.Read(epoch, first, Seed);
                    Assert.Equal(Math.Min(reader.Rows, set.Count - first), valid);
                    for (int row = 0; row < valid; row++)
                    {
                        int example = shuffled ? (int)KeyedPermutation.Of((uint)(first + row), (uint)set.Count, key) : first + row;
                        Assert.All(
                            Values(set, example, convert).Zip(reader.Example(row).ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
                        Assert.Equal(set.Labels?[example], reader.Label(row));
                    }
                }
            }
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    private static float[] Values(ExampleSet set, int example, Func<byte, float>? convert) => set switch
    {
        ImageSet images => [.. images.Image(example).ToArray().Select(value => convert!(value))],
        _ => ((VectorSet)set).Example(example).ToArray(),
    };
}
