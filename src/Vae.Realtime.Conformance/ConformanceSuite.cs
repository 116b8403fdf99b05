namespace Vae.Realtime.Conformance;

using Vae.Realtime.Conformance.Cases;
using Vae.Realtime.Gpu.Device;

/// <summary>Every kernel in every variant that is built, against its CPU twin.</summary>
internal static class ConformanceSuite
{
    /// <summary>Every case: those that the classes in <see cref="Cases"/> list as <c>All</c>, class by class.</summary>
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        .. from type in typeof(ActivationCases).Assembly.GetTypes()
           where type.Namespace == typeof(ActivationCases).Namespace
           orderby type.Name
           from work in type.GetProperty("All")?.GetValue(null) as IEnumerable<ConformanceCase> ?? []
           select work,
    ];

    /// <summary>Runs cases on a device, in its own load path.</summary>
    /// <param name="device">Opened with the product's shaders.</param>
    /// <param name="progress">Told of every result.</param>
    /// <param name="cases">Some of <see cref="All"/>; null runs all.</param>
    public static IReadOnlyList<ConformanceResult> Run(
        GpuDevice device, IProgress<ConformanceResult>? progress = null, IEnumerable<ConformanceCase>? cases = null)
    {
        List<ConformanceResult> results = [];
        foreach (ConformanceCase work in (cases ?? All).Where(work => work.Needs(device.Traits)))
        {
            ConformanceResult result = work.Run(device);
            results.Add(result);
            progress?.Report(result);
        }

        return results;
    }
}
