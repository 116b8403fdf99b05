namespace Vae.Realtime.Learning.Models.Import;

using Vae.Realtime.Formats;

/// <summary>How another program lays out the tensors of a layer.</summary>
internal abstract class TensorLayout
{
    /// <summary>How messages call it.</summary>
    public abstract string Program { get; }

    /// <summary>Whether a tensor can become one of a layer's.</summary>
    public abstract bool Fits(ModuleSlot slot, (string Leaf, int[] Shape) wanted, IReadOnlyList<long> shape);

    /// <summary>A shape as PyTorch would have it.</summary>
    public abstract long[] Shape(string leaf, IReadOnlyList<long> shape);

    /// <summary>The values of a tensor that fits, as model files have them.</summary>
    /// <param name="slot">The layer.</param>
    /// <param name="wanted">Which of its tensors.</param>
    /// <param name="tensor">An F32 tensor.</param>
    public abstract float[] Convert(ModuleSlot slot, (string Leaf, int[] Shape) wanted, TensorEntry tensor);

    /// <summary>What was done to the tensor, in a few words; empty for nothing.</summary>
    public abstract string How(ModuleSlot slot, (string Leaf, int[] Shape) wanted, IReadOnlyList<long> shape);

    /// <summary>Whether the tensors of a module are all that a layer needs. A layer may lack its bias, which is zero then.</summary>
    public bool Fits(ModuleSlot slot, CheckpointModule module) =>
        slot.Tensors.All(wanted => module.Tensors.TryGetValue(wanted.Leaf, out TensorEntry? tensor)
            ? Fits(slot, wanted, tensor.Shape)
            : IsZeroBias(slot, wanted.Leaf))
        && module.Tensors.Keys.All(leaf => slot.Tensors.Any(wanted => wanted.Leaf == leaf));

    /// <summary>Whether a layer is the same without that tensor as with zeros in it.</summary>
    public static bool IsZeroBias(ModuleSlot slot, string leaf) => leaf == CheckpointModule.Bias && slot.Tensors.Count == 2;
}
