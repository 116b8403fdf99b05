namespace Vae.Realtime.Batches;

using Vae.Realtime.Models;

/// <summary>Checks that data and model belong together, in the user's words.</summary>
public static class BatchChecks
{
    /// <exception cref="VaeException">The examples are of another shape than the model takes, or not of the classes that it knows.</exception>
    public static void ThrowIfUnfit(IBatchSource source, VaeArchitecture architecture)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(architecture);
        if (source.Shape != architecture.Input)
        {
            throw new VaeException(
                $"The data are {source.Shape} images but the model takes {architecture.Input}; choose data or a model of the same shape.");
        }

        if (architecture.Labels is { } labels && source.ClassNames?.Count is var classes && !(classes <= labels.Classes))
        {
            throw new VaeException(classes is null
                ? $"The data have no labels but the model is told one of {labels.Classes} classes; choose data with labels, or a model without."
                : $"The data have {classes} classes but the model knows {labels.Classes}; choose data or a model of the same classes.");
        }
    }
}
