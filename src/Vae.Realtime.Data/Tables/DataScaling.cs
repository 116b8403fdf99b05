namespace Vae.Realtime.Data.Tables;

using System.Globalization;
using System.Text;
using System.Text.Json;
using Vae.Realtime.Formats;

/// <summary>
/// How columns were scaled, so that what a model makes can be given in the data's own units: scaled = (value - offset) / factor, of the
/// value's logarithm where the kind is that. Fitted on the training part only; values outside its range are scaled past it, not cut off. A
/// column of one value has the factor 1.
/// </summary>
/// <param name="Kind">How offset and factor were found.</param>
/// <param name="Columns">Names, in the order of an example's values.</param>
/// <param name="Offsets">Smallest value or mean of each column, or of its logarithm.</param>
/// <param name="Factors">Range or standard deviation of each column.</param>
internal sealed record DataScaling(ScalingKind Kind, IReadOnlyList<string> Columns, IReadOnlyList<double> Offsets, IReadOnlyList<double> Factors)
{
    private static readonly (string Name, ScalingKind Kind)[] Kinds =
        [("minmax", ScalingKind.MinMax), ("standard", ScalingKind.Standard), ("log", ScalingKind.Log), ("none", ScalingKind.None)];

    /// <summary>The name that options and files use.</summary>
    public string KindName => Array.Find(Kinds, known => known.Kind == Kind).Name;

    /// <summary>Reads such a name.</summary>
    public static bool TryParseKind(string text, out ScalingKind kind)
    {
        int found = Array.FindIndex(Kinds, known => known.Name == text);
        kind = found < 0 ? default : Kinds[found].Kind;
        return found >= 0;
    }

    /// <summary>The scaling of a model if it is of the same columns, else that which fits the training rows.</summary>
    /// <param name="known">Of a model; null if there is none.</param>
    /// <param name="kind">How offset and factor are found otherwise.</param>
    /// <param name="columns">Names.</param>
    /// <param name="train">(N, columns) of the training split, at least one row.</param>
    /// <param name="all">(N, columns) that will be scaled, perhaps several times.</param>
    /// <param name="source">Where they stand, for messages.</param>
    /// <exception cref="VaeException">Logarithms are asked for, and a value has none.</exception>
    public static DataScaling Of(
        DataScaling? known, ScalingKind kind, IReadOnlyList<string> columns, ReadOnlySpan<float> train, float[][] all, string source)
    {
        bool fits = known is not null && known.Columns.SequenceEqual(columns);
        if ((fits ? known!.Kind : kind) == ScalingKind.Log)
        {
            string remedy = fits ? "the model learned with scale=log from values over 0" : "choose scale=minmax or scale=standard, or other columns";
            foreach (float[] values in all)
            {
                ThrowWithoutLogarithm(values, columns, source, remedy);
            }
        }

        return fits ? known! : Fit(kind, columns, train);
    }

    /// <summary>Fits the scaling to rows.</summary>
    /// <param name="kind">How offset and factor are found.</param>
    /// <param name="columns">Names.</param>
    /// <param name="rows">(N, columns), at least one row; over 0 for logarithms.</param>
    public static DataScaling Fit(ScalingKind kind, IReadOnlyList<string> columns, ReadOnlySpan<float> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        double[] offsets = new double[columns.Count];
        double[] factors = new double[columns.Count];
        for (int column = 0; column < columns.Count; column++)
        {
            (offsets[column], factors[column]) = kind switch
            {
                ScalingKind.MinMax => Range(rows, column, columns.Count),
                ScalingKind.Standard => Moments(rows, column, columns.Count),
                ScalingKind.Log => Range(Logarithms(rows, column, columns.Count), 0, 1),
                _ => (0, 1),
            };
            factors[column] = factors[column] > 0 ? factors[column] : 1;
        }

        return new DataScaling(kind, columns, offsets, factors);
    }

    /// <summary>Scales (N, columns) in place.</summary>
    public void Apply(Span<float> rows)
    {
        for (int at = 0; at < rows.Length; at++)
        {
            int column = at % Columns.Count;
            double value = Kind == ScalingKind.Log ? Math.Log(rows[at]) : rows[at];
            rows[at] = (float)((value - Offsets[column]) / Factors[column]);
        }
    }

    /// <summary>Brings scaled (N, columns) back to the data's own units, in place.</summary>
    public void Invert(Span<float> rows)
    {
        for (int at = 0; at < rows.Length; at++)
        {
            rows[at] = (float)Own(at % Columns.Count, rows[at]);
        }
    }

    /// <summary>A scaled value in its column's own units.</summary>
    public double Own(int column, double scaled)
    {
        double value = (scaled * Factors[column]) + Offsets[column];
        return Kind == ScalingKind.Log ? Math.Exp(value) : value;
    }

    /// <summary>What lies between the scaled values 0 and 1, in a column's own units.</summary>
    public double Span(int column) => Kind == ScalingKind.Log ? Own(column, 1) - Own(column, 0) : Factors[column];

    /// <summary>The scaling as JSON. Equal scalings give equal texts.</summary>
    public string ToJson()
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text))
        {
            json.WriteStartObject();
            json.WriteString("scale", KindName);
            json.WriteStartArray("columns");
            for (int column = 0; column < Columns.Count; column++)
            {
                json.WriteStartObject();
                json.WriteString("name", Columns[column]);
                json.WriteNumber("offset", Offsets[column]);
                json.WriteNumber("factor", Factors[column]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="text">JSON.</param>
    /// <param name="source">Where it stands, for messages.</param>
    /// <exception cref="VaeException">It is not a scaling.</exception>
    public static DataScaling FromJson(string text, string source)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement[] columns = [.. document.RootElement.GetProperty("columns").EnumerateArray()];
            DataScaling scaling = new(
                TryParseKind(document.RootElement.GetProperty("scale").GetString() ?? "", out ScalingKind kind) ? kind : throw Unusable(source),
                [.. columns.Select(column => column.GetProperty("name").GetString() ?? throw Unusable(source))],
                [.. columns.Select(column => column.GetProperty("offset").GetDouble())],
                [.. columns.Select(column => column.GetProperty("factor").GetDouble())]);
            return columns.Length > 0 && scaling.Offsets.All(double.IsFinite) && scaling.Factors.All(factor => factor > 0 && double.IsFinite(factor))
                ? scaling
                : throw Unusable(source);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new VaeException(Unusable(source).Message, error);
        }
    }

    private static void ThrowWithoutLogarithm(float[] values, IReadOnlyList<string> columns, string source, string remedy)
    {
        int at = Array.FindIndex(values, value => !(value > 0));
        if (at >= 0)
        {
            string value = values[at].ToString("G6", CultureInfo.InvariantCulture);
            string column = PrintableText.Of(columns[at % columns.Count]);
            throw new VaeException($"{source} has the value {value} in the column '{column}', of which there is no logarithm; {remedy}");
        }
    }

    private static float[] Logarithms(ReadOnlySpan<float> rows, int column, int columns)
    {
        float[] logarithms = new float[rows.Length / columns];
        for (int row = 0; row < logarithms.Length; row++)
        {
            logarithms[row] = (float)Math.Log(rows[(row * columns) + column]);
        }

        return logarithms;
    }

    private static VaeException Unusable(string source) => new($"{source} has a damaged record of how its data were scaled; train it again");

    private static (double Offset, double Factor) Range(ReadOnlySpan<float> rows, int column, int columns)
    {
        (double low, double high) = (double.PositiveInfinity, double.NegativeInfinity);
        for (int at = column; at < rows.Length; at += columns)
        {
            (low, high) = (Math.Min(low, rows[at]), Math.Max(high, rows[at]));
        }

        return (low, high - low);
    }

    private static (double Offset, double Factor) Moments(ReadOnlySpan<float> rows, int column, int columns)
    {
        int count = rows.Length / columns;
        double mean = 0;
        for (int at = column; at < rows.Length; at += columns)
        {
            mean += rows[at] / (double)count;
        }

        double squares = 0;
        for (int at = column; at < rows.Length; at += columns)
        {
            squares += (rows[at] - mean) * (rows[at] - mean);
        }

        return (mean, Math.Sqrt(squares / count));
    }
}
