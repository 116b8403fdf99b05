namespace Vae.Realtime.Cli.Parsing;

using System.CommandLine;
using System.Globalization;

/// <summary>Options that take a number within limits.</summary>
internal static class Numbers
{
    public static Option<int> Integer(string name, string description, int smallest, int largest, int standard)
    {
        bool TryParse(string text, out int value) =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value >= smallest && value <= largest;
        return ParsedOption.Create(name, description, "N", $"a whole number from {smallest} to {largest}", TryParse, standard);
    }

    public static Option<double> Real(string name, string description, double smallest, double largest, double standard)
    {
        bool TryParse(string text, out double value) => TryReal(text, smallest, largest, out value);
        return ParsedOption.Create(name, description, "X", Expected(smallest, largest), TryParse, standard);
    }

    /// <summary>A number that may be left out.</summary>
    public static Option<double?> OptionalReal(string name, string description, double smallest, double largest)
    {
        bool TryParse(string text, out double? value)
        {
            bool fits = TryReal(text, smallest, largest, out double number);
            value = number;
            return fits;
        }

        return ParsedOption.Create<double?>(name, description, "X", Expected(smallest, largest), TryParse);
    }

    /// <summary>A whole number that may be left out.</summary>
    public static Option<int?> OptionalInteger(string name, string description, int smallest, int largest)
    {
        bool TryParse(string text, out int? value)
        {
            bool fits = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
                && number >= smallest && number <= largest;
            value = number;
            return fits;
        }

        return ParsedOption.Create<int?>(name, description, "N", $"a whole number from {smallest} to {largest}", TryParse);
    }

    public static bool TryReal(string text, double smallest, double largest, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && value >= smallest && value <= largest;

    private static string Expected(double smallest, double largest) =>
        string.Create(CultureInfo.InvariantCulture, $"a number from {smallest} to {largest}");
}
