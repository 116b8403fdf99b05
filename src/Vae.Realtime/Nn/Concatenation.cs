namespace Vae.Realtime.Nn;

using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;

/// <summary>Two maps joined along their channels, pixel by pixel; the second may be a vector, which every pixel then gets.</summary>
/// <param name="A">First channels.</param>
/// <param name="B">Last channels: of the same pixels, or one row per example.</param>
/// <param name="Y">Overwritten: as many channels as both.</param>
public readonly record struct Concatenation(FeatureMap A, FeatureMap B, FeatureMap Y)
{
    /// <summary>Plans the result.</summary>
    public static Concatenation Plan(PassPlan plan, FeatureMap a, FeatureMap b) =>
        new(a, b, plan.Map(a.Shape with { Channels = a.Shape.Channels + b.Shape.Channels }));

    /// <summary>Appends a, b → y.</summary>
    public void Forward(Recording recording)
    {
        recording.Dispatch(new Concat(A.Data.Data, B.Data.Data, Y.Data.Data, new ConcatParams(
            Y.Quads,
            Y.RowQuads,
            (uint)A.Data.Columns,
            (uint)B.Data.Columns,
            (uint)A.Data.RowStride,
            (uint)B.Data.RowStride,
            (uint)(A.Data.Rows / B.Data.Rows))));
        recording.Cut();
    }

    /// <summary>Appends the gradient by one part from that by y.</summary>
    /// <param name="recording">Receives the dispatch.</param>
    /// <param name="dy">Gradient by y.</param>
    /// <param name="second">Whose: b's, if it has as many pixels as a, instead of a's.</param>
    /// <param name="before">The activation that made the part.</param>
    /// <param name="gradient">Overwritten by the gradient times the activation's derivative.</param>
    public void Backward(Recording recording, FeatureMap dy, bool second, Activation before, FeatureMap gradient)
    {
        FeatureMap part = second ? B : A;
        ShapeException.ThrowIfNot(part.Data, Y.Data.Rows, part.Data.Columns, "part of a concatenation");
        recording.Dispatch(new SliceColumns(dy.Data.Data, part.Data.Data, gradient.Data.Data, new SliceColumnsParams(
            part.Quads, part.RowQuads, (uint)part.Data.Columns, second ? (uint)A.Data.Columns : 0, (uint)dy.Data.RowStride, (uint)before)));
        recording.Cut();
    }
}
