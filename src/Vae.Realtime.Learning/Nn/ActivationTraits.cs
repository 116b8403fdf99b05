namespace Vae.Realtime.Learning.Nn;

/// <summary>What layers, files and exports need to know of an activation.</summary>
/// <param name="Activation">The activation.</param>
/// <param name="Name">In JSON.</param>
/// <param name="TorchModule">PyTorch's class of it.</param>
/// <param name="TorchFunction">PyTorch's function of it.</param>
/// <param name="HasEpilogue">
/// True when a layer can apply the activation in its epilogue; false when it takes a layer of its own, because the derivative needs the
/// input or because software drivers would pay for its code in every product.
/// </param>
internal sealed record ActivationTraits(Activation Activation, string Name, string TorchModule, string TorchFunction, bool HasEpilogue);
