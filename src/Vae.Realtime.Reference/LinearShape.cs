namespace Vae.Realtime.Reference;

/// <summary>Sizes of a dense layer: x is (Rows, Inputs), W (Outputs, Inputs), y (Rows, Outputs), all row-major without padding.</summary>
internal readonly record struct LinearShape(int Rows, int Inputs, int Outputs);
