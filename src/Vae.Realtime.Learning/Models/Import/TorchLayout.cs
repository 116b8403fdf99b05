namespace Vae.Realtime.Learning.Models.Import;

using Vae.Realtime.Formats;

/// <summary>PyTorch's layout, which is that of model files.</summary>
internal sealed class TorchLayout : TensorLayout
{
    public override string Program => "PyTorch";

    public override bool Fits(ModuleSlot slot, (string Leaf, int[] Shape) wanted, IReadOnlyList<long> shape) =>
        shape.SequenceEqual(wanted.Shape.Select(size => (long)size));

    public override long[] Shape(string leaf, IReadOnlyList<long> shape) => [.. shape];

    public override float[] Convert(ModuleSlot slot, (string Leaf, int[] Shape) wanted, TensorEntry tensor) => tensor.ToFloats();

    public override string How(ModuleSlot slot, (string Leaf, int[] Shape) wanted, IReadOnlyList<long> shape) => "";
}
