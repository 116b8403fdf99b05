namespace Vae.Realtime.Tests.Conformance;

using Vae.Realtime.Conformance;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Tests.Gpu;
using Xunit;

[Collection(GpuCollection.Name)]
public sealed class DeviceReportTests(GpuFixture gpu)
{
    [Trait("Category", "Long")]
    [Fact]
    public void A_report_holds_every_case_in_every_load_path() => Reports(ConformanceSuite.All);

    [Fact]
    public void A_report_of_some_kernels_holds_their_cases_in_every_load_path() =>
        Reports([.. ConformanceSuite.All.Where(work => work.Kernel is "linear_forward" or "adam")]);

    private void Reports(IReadOnlyCollection<ConformanceCase> chosen)
    {
        Counter counter = new();
        DeviceReport report = DeviceReport.Run(new DeviceSelector($"{gpu.Device.Info.Index}"), counter, cases: chosen);
        Assert.Equal(gpu.Device.Info, report.Device);
        Assert.True(report.Passed, report.Results.FirstOrDefault(result => !result.Passed)?.ToString());
        Assert.Equal(report.Results.Count, counter.Count);
        ConformanceCase[] cases = [.. chosen.Where(work => work.Needs(gpu.Device.Traits))];
        int paths = cases.Length + cases.Count(work => work.HasLoads) + cases.Count(work => work.StoresWide);
        Assert.InRange(report.Results.Count, cases.Length, paths);
        Assert.Equal(report.Results.Count, report.Results.DistinctBy(result => (result.Kernel, result.Case)).Count());
        Assert.Equal(report.Results.Count, report.Kernels.Sum(line => line.Cases));
        Assert.All(report.Kernels, line => Assert.Equal((0, line.Kernel), (line.Failed, line.Worst.Kernel)));
        Assert.All(report.Results, result => Assert.InRange(result.MaxError, 0, result.Tolerance));
    }

    [Fact]
    public void What_the_device_refuses_fails()
    {
        using GpuDevice device = GpuFixture.Open(shaders: EmptyShaderLibrary.Instance);
        ConformanceResult result = ConformanceSuite.All[0].Run(device);
        Assert.False(result.Passed);
        Assert.Contains("not in the shader library", result.Message, StringComparison.Ordinal);
        DeviceReport report = new(device.Info, [result], 0);
        Assert.False(report.Passed);
        Assert.Equal(1, report.Kernels.Single().Failed);
        GpuFixture.AssertClean(device);
    }

    private sealed class Counter : IProgress<ConformanceResult>
    {
        public int Count { get; private set; }

        public void Report(ConformanceResult value) => Count++;
    }
}
