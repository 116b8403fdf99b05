namespace Vae.Realtime.Tests.Kernels;

using Vae.Realtime.Conformance;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>Every kernel against its CPU twin, under validation.</summary>
[Collection(GpuCollection.Name)]
public sealed class ConformanceTests(GpuFixture gpu)
{
    public static TheoryData<string> Kernels => [.. ConformanceSuite.All.Select(work => work.Kernel).Distinct()];

    public static TheoryData<string> KernelsWithLoads =>
        [.. ConformanceSuite.All.Where(work => work.HasLoads).Select(work => work.Kernel).Distinct()];

    public static TheoryData<string> KernelsWithWideStores =>
        [.. ConformanceSuite.All.Where(work => work.StoresWide).Select(work => work.Kernel).Distinct()];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Agrees_with_its_twin(string kernel) => Run(gpu.Device, kernel);

    [Theory]
    [MemberData(nameof(KernelsWithLoads))]
    public void Agrees_with_its_twin_in_the_other_load_path(string kernel)
    {
        using GpuDevice other = GpuFixture.Open(texelLoads: !gpu.Device.Traits.PrefersTexelLoads);
        Run(other, kernel);
    }

    [Theory]
    [MemberData(nameof(KernelsWithWideStores))]
    public void Agrees_with_its_twin_without_wide_stores(string kernel)
    {
        using GpuDevice other = GpuFixture.Open(texelLoads: true, addresses: false);
        Run(other, kernel);
    }

    [Fact]
    public void Every_variant_is_run()
    {
        HashSet<string> run = [.. ConformanceSuite.All.Select(work => work.Variant)];
        string[] built =
        [
            .. VaeShaders.Library.Keys.Select(
                key => string.Join(';', key.Split(';').Where(part => !part.StartsWith("LD=", StringComparison.Ordinal)))),
        ];
        Assert.NotEmpty(built);
        Assert.Empty(built.Except(run));
    }

    [Fact]
    public void Every_kernel_that_is_built_in_two_load_paths_is_run_in_both()
    {
        IEnumerable<string> both = VaeShaders.Library.Keys.Where(
            key => key.Contains("LD=0", StringComparison.Ordinal)).Select(key => key.Split(';')[0]);
        Assert.Equal(both.Distinct().Order(), ConformanceSuite.All.Where(work => work.HasLoads).Select(work => work.Kernel).Distinct().Order());
    }

    private static void Run(GpuDevice device, string kernel)
    {
        IReadOnlyList<ConformanceResult> results = ConformanceSuite.Run(device, cases: ConformanceSuite.All.Where(work => work.Kernel == kernel));
        Assert.NotEmpty(results);
        Assert.True(
            results.All(result => result.Passed),
            string.Join('\n', results.Where(result => !result.Passed).Select(result => $"{result.Case}: {result.Message}")));
        GpuFixture.AssertClean(device);
    }
}
