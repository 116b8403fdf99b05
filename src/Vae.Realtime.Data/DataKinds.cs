namespace Vae.Realtime.Data;

/// <summary>The kind of data that a shape stands for.</summary>
internal static class DataKinds
{
    /// <summary>The kind of examples of a shape.</summary>
    public static DataKind Of(Shape shape) => shape.Width > 1 ? DataKind.Images : shape.Height > 1 ? DataKind.Series : DataKind.Rows;
}
