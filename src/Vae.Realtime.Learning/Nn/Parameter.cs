namespace Vae.Realtime.Learning.Nn;

/// <summary>A learned matrix (or a vector, as one row) and, when it is trained, its gradient.</summary>
/// <param name="Name">Name as PyTorch's state_dict would have it.</param>
/// <param name="Value">The parameter.</param>
/// <param name="Gradient">Gradient of the mean loss per example; empty when the store is for inference only.</param>
/// <param name="Moments">Adam's, laid out alike; empty when the store is for inference only.</param>
/// <param name="Layout">The tensors that files keep it in.</param>
internal sealed record Parameter(string Name, Tensor Value, Tensor Gradient, (Tensor Mean, Tensor Square) Moments, ParameterLayout Layout);
