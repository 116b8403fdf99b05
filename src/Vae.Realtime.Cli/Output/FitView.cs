namespace Vae.Realtime.Cli.Output;

using System.Globalization;
using System.Text.Json;
using Vae.Realtime.Learning.Inference;

/// <summary>How close reconstructions come to the examples, for people and programs.</summary>
internal static class FitView
{
    // More columns than these are in the JSON only.
    private const int MostColumns = 12;

    /// <summary>The share of the variance explained, and every column by itself where columns have names.</summary>
    public static void Print(ReconstructionFit fit)
    {
        ColumnFit[] named = [.. fit.Columns.Where(column => column.Name is not null)];
        if (named.Length == 0)
        {
            double error = Math.Sqrt(fit.Columns.Average(column => column.RootMeanSquare * column.RootMeanSquare));
            Console.Out.WriteLine(Text(
                $"reconstructions: R² {fit.RSquared:F4}, errors of {error:F4} (root mean square) where values reach from 0 to 1"));
            return;
        }

        Console.Out.WriteLine(Text($"reconstructions: R² {fit.RSquared:F4}"));
        if (named.Length > 1)
        {
            Table table = new("column", "R²", "RMS error");
            foreach (ColumnFit column in named.Take(MostColumns))
            {
                table.Add(column.Name!, Text($"{column.RSquared:F4}"), Text($"{column.RootMeanSquare:G4}"));
            }

            table.Print();
        }
        else
        {
            Console.Out.WriteLine(Text($"errors of {named[0].RootMeanSquare:G4} in the units of {named[0].Name!} (root mean square)"));
        }

        if (named.Length > MostColumns)
        {
            Console.Out.WriteLine($"and {named.Length - MostColumns} columns more, which --json lists");
        }
    }

    /// <summary>Members of an object that is being written: <c>r_squared</c> and <c>columns</c>.</summary>
    public static void WriteJson(Utf8JsonWriter json, ReconstructionFit fit)
    {
        json.WriteReal("r_squared", fit.RSquared);
        json.WriteStartArray("columns");
        foreach (ColumnFit column in fit.Columns)
        {
            json.WriteStartObject();
            if (column.Name is not null)
            {
                json.WriteString("name", column.Name);
            }

            json.WriteReal("r_squared", column.RSquared);
            json.WriteReal("rms_error", column.RootMeanSquare);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
