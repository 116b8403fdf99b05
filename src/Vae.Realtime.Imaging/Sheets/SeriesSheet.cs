namespace Vae.Realtime.Imaging.Sheets;

using System.Globalization;
using Vae.Realtime.Data;
using Vae.Realtime.Data.Tables;

/// <summary>Plots of series with their axes: values in the data's own units where these are known, and steps.</summary>
internal static class SeriesSheet
{
    /// <summary>The curves of every example in a plot of its own, see <see cref="LineGrid.Plot"/>.</summary>
    /// <param name="examples">(N, values), scaled.</param>
    /// <param name="shape">Shape of one example.</param>
    /// <param name="layout">Where the plots go.</param>
    /// <param name="cell">Pixels of one.</param>
    /// <param name="captions">What else is written on the sheet.</param>
    /// <param name="scaling">How the columns were scaled; null where unknown.</param>
    public static Rgba32Image Plot(
        float[] examples, Shape shape, GridLayout layout, (int Width, int Height) cell, SheetCaptions captions, DataScaling? scaling)
    {
        ArgumentNullException.ThrowIfNull(captions);
        ArgumentNullException.ThrowIfNull(layout);
        int curves = LineGrid.CurveCount(shape);
        (double low, double high) = LineGrid.Scale(examples);
        int? own = curves == 1 && IsSeries(shape) ? 0 : null;
        return CaptionedGrid.Frame(LineGrid.Plot(examples, shape, layout.Columns, cell), layout, cell, captions with
        {
            Legend = curves == 1 ? [] : [.. Enumerable.Range(0, curves).Select(curve => (Name(scaling, curve), LineGrid.Ink(curve)))],
            Scales = [.. Enumerable.Repeat(Ends(low, high, scaling, own), layout.Rows)],
            Across = Across(shape),
            Note = Note(captions, shape, own is int column ? Units(scaling, column) : Scaled(scaling)),
        });
    }

    /// <summary>Every reconstruction over its original, see <see cref="LineGrid.Pairs"/>.</summary>
    /// <param name="originals">(N, values), scaled.</param>
    /// <param name="reconstructions">As many.</param>
    /// <param name="shape">Shape of one example.</param>
    /// <param name="layout">Where the examples go; each of a series takes as many rows as it has columns.</param>
    /// <param name="cell">Pixels of one plot.</param>
    /// <param name="captions">What else is written on the sheet.</param>
    /// <param name="scaling">How the columns were scaled; null where unknown.</param>
    public static Rgba32Image Pairs(
        float[] originals,
        float[] reconstructions,
        Shape shape,
        GridLayout layout,
        (int Width, int Height) cell,
        SheetCaptions captions,
        DataScaling? scaling)
    {
        ArgumentNullException.ThrowIfNull(captions);
        ArgumentNullException.ThrowIfNull(layout);
        int curves = LineGrid.CurveCount(shape);
        (double low, double high) = LineGrid.Scale(originals, reconstructions);
        layout = layout with { Rows = layout.Rows * curves };
        bool series = IsSeries(shape);
        return CaptionedGrid.Frame(LineGrid.Pairs(originals, reconstructions, shape, layout.Columns, cell), layout, cell, captions with
        {
            Legend = [("original", LineGrid.Pair.Original), ("reconstruction", LineGrid.Pair.Reconstruction)],
            Rows = series ? [.. Enumerable.Range(0, layout.Rows).Select(row => Name(scaling, row % curves))] : [],
            Scales = [.. Enumerable.Range(0, layout.Rows).Select(row => Ends(low, high, scaling, series ? row % curves : null))],
            Across = Across(shape),
            Note = Note(captions, shape, series && scaling is not null ? $"values in the data's own units{Logarithmic(scaling)}" : Scaled(scaling)),
        });
    }

    /// <summary>A column's name, or its number.</summary>
    internal static string Name(DataScaling? scaling, int column) => scaling is not null && column < scaling.Columns.Count
        ? scaling.Columns[column]
        : string.Create(CultureInfo.InvariantCulture, $"column {column + 1}");

    /// <summary>A number in few digits.</summary>
    internal static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    private static bool IsSeries(Shape shape) => DataKinds.Of(shape) != DataKind.Rows;

    private static (string, string) Across(Shape shape) =>
        ("1", (IsSeries(shape) ? shape.Height : shape.Length).ToString(CultureInfo.InvariantCulture));

    private static (string Low, string High) Ends(double low, double high, DataScaling? scaling, int? column)
    {
        string Text(double value) => Number(column is int own && scaling is not null && own < scaling.Columns.Count
            ? scaling.Own(own, value)
            : value);
        return (Text(low), Text(high));
    }

    private static string Units(DataScaling? scaling, int column) =>
        scaling is null ? Scaled(null) : $"{Name(scaling, column)} in its own units{Logarithmic(scaling)}";

    private static string Logarithmic(DataScaling scaling) => scaling.Kind == ScalingKind.Log ? " (logarithmic)" : "";

    private static string Scaled(DataScaling? scaling) =>
        scaling is null or { Kind: ScalingKind.None } ? "values" : $"scaled values ({scaling.KindName})";

    private static string Note(SheetCaptions captions, Shape shape, string up)
    {
        string axes = $"across: {(IsSeries(shape) ? "steps of the window" : "columns")} · up: {up}, one scale for all plots";
        return captions.Note.Length > 0 ? $"{captions.Note} · {axes}" : axes;
    }
}
