namespace Vae.Realtime.Batches;

using Vae.Realtime.Data;

/// <summary>Checks that data and model belong together, in the user's words.</summary>
public static class BatchChecks
{
    /// <exception cref="VaeException">The examples are of another shape than the model takes.</exception>
    public static void ThrowIfUnfit(IBatchSource source, ImageShape input)
    {
        if (source.Shape != input)
        {
            throw new VaeException($"The data are {source.Shape} images but the model takes {input}; choose data or a model of the same shape.");
        }
    }
}
