namespace Vae.Realtime.Conformance;

using Vae.Realtime.Conformance.Cases;
using Vae.Realtime.Gpu.Device;

/// <summary>Every kernel in every variant that is built, against its CPU twin.</summary>
internal static class ConformanceSuite
{
    /// <summary>Every case, kernel by kernel.</summary>
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        .. GatherCases.All,
        .. GatherFloatsCases.All,
        .. GatherLabelsCases.All,
        .. GlyphCases.All,
        .. AugmentCases.All,
        .. StreamCases.All,
        .. StreamLabelsCases.All,
        .. UniformFillCases.All,
        .. LinearForwardCases.All,
        .. LinearBernoulliCases.All,
        .. LinearBackwardInputCases.All,
        .. LinearBackwardWeightCases.All,
        .. ActivationCases.All,
        .. AddCases.All,
        .. LayoutCases.All,
        .. OneHotCases.All,
        .. MaxPoolCases.All,
        .. UpsampleCases.All,
        .. NormStatisticsCases.All,
        .. NormCases.All,
        .. ConvCases.All,
        .. ConvBackwardWeightCases.All,
        .. ConvSpreadCases.All,
        .. ColumnSumsCases.All,
        .. ReparameteriseCases.All,
        .. ReparameteriseBackwardCases.All,
        .. LstmForwardCases.All,
        .. LstmBackwardCases.All,
        .. RepeatRowsCases.All,
        .. LikelihoodCases.All,
        .. PosteriorKlCases.All,
        .. ImportanceCases.All,
        .. ScaleRowsCases.All,
        .. StepEndCases.All,
        .. GradientSumCases.All,
        .. AdamCases.All,
        .. ComposeCases.All,
        .. EnlargeCases.All,
        .. CrossFadeCases.All,
        .. DifferenceCases.All,
        .. OverlayTilesCases.All,
        .. OverlayBlendCases.All,
        .. DecodeOneCases.All,
        .. CeilingCases.All,
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
