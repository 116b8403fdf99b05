namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Reference;

/// <summary>Activations in cases of kernels that multiply by the derivative of the activation before them.</summary>
internal static class Slopes
{
    /// <summary>Those whose derivative follows from the output.</summary>
    public static readonly ReferenceActivation[] Epilogues =
        [.. Enum.GetValues<ReferenceActivation>().Where(activation => ((Activation)activation).Traits().HasEpilogue)];

    /// <summary>Magnitude of the terms of an epilogue's derivative at an output.</summary>
    public static double Scale(ReferenceActivation before, double y) => before switch
    {
        ReferenceActivation.Sigmoid => Math.Abs(y) * (1 + Math.Abs(y)),
        ReferenceActivation.Tanh => 1 + (y * y),
        _ => ActivationReference.Derivative(before, y),
    };

    /// <summary>The magnitudes of a whole matrix.</summary>
    public static double[] Scale(ReferenceActivation before, double[] outputs, double[] terms) =>
        [.. outputs.Zip(terms, (y, term) => Scale(before, y) * Math.Abs(term))];
}
