namespace Vae.Realtime.Benchmarks;

using Vae.Realtime.Learning.Models;

/// <summary>What a training step cannot do without, however it is programmed.</summary>
/// <param name="Operations">Floating-point operations of the matrix products.</param>
/// <param name="Bytes">
/// Memory traffic if every layer were one fused kernel: each parameter and both of Adam's moments read and written once and no gradient
/// stored; the weights read once more by the backward pass; each activation written once and read once; the pixels read as bytes.
/// </param>
internal readonly record struct StepFloor(double Operations, double Bytes)
{
    /// <param name="architecture">Architecture of dense layers.</param>
    /// <param name="batch">Examples in the step.</param>
    public static StepFloor Of(VaeArchitecture architecture, int batch)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        (int Inputs, int Outputs)[] layers = [.. SeedModels.Layers(architecture)];
        double weights = layers.Sum(layer => (double)layer.Inputs * layer.Outputs);
        double first = (double)layers[0].Inputs * layers[0].Outputs;

        // Forward, by the weights, and by the inputs of every layer but the first.
        double operations = 2.0 * batch * ((3 * weights) - first);
        double activations = (double)batch * layers.Sum(layer => layer.Outputs);
        double bytes = (6 * sizeof(float) * (double)architecture.ParameterCount)
            + (sizeof(float) * (weights - first))
            + (2 * sizeof(float) * activations)
            + ((double)batch * architecture.Input.Length);
        return new StepFloor(operations, bytes);
    }
}
