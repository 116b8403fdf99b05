namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;

/// <summary>Two maps joined along their channels, pixel by pixel; the second may be a vector, which every pixel then gets.</summary>
/// <param name="A">First channels.</param>
/// <param name="B">Last channels: of the same pixels, or one row per example.</param>
/// <param name="Y">Overwritten: as many channels as both.</param>
internal readonly record struct Concatenation(FeatureMap A, FeatureMap B, FeatureMap Y)
{
    /// <summary>Plans the result.</summary>
    public static Concatenation Plan(PassPlan plan, FeatureMap a, FeatureMap b) =>
        new(a, b, plan.Map(a.Shape with { Channels = a.Shape.Channels + b.Shape.Channels }));

    /// <summary>Appends a, b → y.</summary>
    public void Forward(Recording recording)
    {
        recording.Dispatch(new Concat(A.Matrix.Buffer, B.Matrix.Buffer, Y.Matrix.Buffer, new ConcatParams(
            Y.Quads,
            Y.RowQuads,
            (uint)A.Matrix.Columns,
            (uint)B.Matrix.Columns,
            (uint)A.Matrix.RowStride,
            (uint)B.Matrix.RowStride,
            (uint)(A.Matrix.Rows / B.Matrix.Rows))));
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
        ShapeException.ThrowIfNot(part.Matrix, Y.Matrix.Rows, part.Matrix.Columns, "part of a concatenation");
        recording.Dispatch(new SliceColumns(dy.Matrix.Buffer, part.Matrix.Buffer, gradient.Matrix.Buffer, new SliceColumnsParams(
            part.Quads, part.RowQuads, (uint)part.Matrix.Columns, second ? (uint)A.Matrix.Columns : 0, (uint)dy.Matrix.RowStride, (uint)before)));
        recording.Cut();
    }
}
