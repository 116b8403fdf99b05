namespace Vae.Realtime.Cli.Parsing;

using System.CommandLine;
using System.Globalization;
using System.Numerics;

/// <summary>Options that take whole numbers with commas between them, as in 0,3,5.</summary>
internal static class IntegerList
{
    /// <param name="name">With its dashes.</param>
    /// <param name="description">For the help.</param>
    /// <param name="form">What the help shows in the value's place.</param>
    /// <param name="expected">Completes "must be ...".</param>
    /// <param name="count">How many numbers; null for one or more.</param>
    public static Option<IReadOnlyList<T>?> Option<T>(string name, string description, string form, string expected, int? count = null)
        where T : struct, INumberBase<T>
    {
        bool TryParse(string text, out IReadOnlyList<T>? values)
        {
            List<T> list = [];
            foreach (string part in text.Split(','))
            {
                if (!T.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out T value))
                {
                    values = null;
                    return false;
                }

                list.Add(value);
            }

            values = list;
            return list.Count == (count ?? list.Count) && list.Distinct().Count() == list.Count;
        }

        return ParsedOption.Create<IReadOnlyList<T>?>(name, description, form, expected, TryParse);
    }
}
