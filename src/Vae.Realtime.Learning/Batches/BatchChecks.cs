namespace Vae.Realtime.Learning.Batches;

using Vae.Realtime.Learning.Models;

/// <summary>Checks that data and model belong together, in the user's words.</summary>
internal static class BatchChecks
{
    /// <exception cref="VaeException">The examples are of another shape than the model takes, or not of the classes that it knows.</exception>
    public static void ThrowIfUnfit(IBatchSource source, VaeModel model)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(model);
        ThrowIfUnfit(source.Shape, model.Architecture, model.Path);
        if (model.Architecture.Labels is { } labels && source.ClassNames?.Count is var classes && !(classes <= labels.Classes))
        {
            string name = Name(model.Path);
            throw new VaeException(classes is null
                ? $"The data have no labels but {name} is told one of {labels.Classes} classes; choose data with labels, or a model without."
                : $"The data have {classes} classes but {name} knows {labels.Classes}; choose data or a model of the same classes.");
        }
    }

    /// <summary>Checks the shape alone.</summary>
    /// <param name="data">Shape of the examples.</param>
    /// <param name="architecture">Architecture of the model.</param>
    /// <param name="path">The model's file, if it has one.</param>
    /// <exception cref="VaeException">The examples are of another shape than the model takes.</exception>
    public static void ThrowIfUnfit(Shape data, VaeArchitecture architecture, string? path)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        if (data != architecture.Input)
        {
            throw new VaeException(
                $"The data are {data} images but {Name(path)} takes {architecture.Input}; choose data or a model of the same shape.");
        }
    }

    private static string Name(string? path) => path is null ? "the model" : $"the model '{path}'";
}
