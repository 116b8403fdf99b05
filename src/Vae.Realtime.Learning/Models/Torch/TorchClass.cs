namespace Vae.Realtime.Learning.Models.Torch;

/// <summary>
/// Python source of a layer that PyTorch lacks in this form: a module with the activation fused, on tensors (N, C, H, W); a vector is
/// (N, C, 1, 1) and a sequence of T steps (N, C, T, 1).
/// </summary>
/// <param name="Name">Name of the class.</param>
/// <param name="Place">Orders the classes in the program; a new one takes the next number.</param>
/// <param name="Source">The class.</param>
internal sealed record TorchClass(string Name, int Place, string Source);
