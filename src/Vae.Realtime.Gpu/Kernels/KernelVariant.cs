namespace Vae.Realtime.Gpu;

using System.Globalization;

/// <summary>Names of build-time variants of a kernel: <c>name;MACRO=value;...</c> with macros in ordinal order.</summary>
public static class KernelVariant
{
    /// <summary>The name under which a variant is kept in a shader library.</summary>
    public static string Key(string kernel, IEnumerable<KeyValuePair<string, int>> macros) =>
        string.Concat(macros
            .OrderBy(macro => macro.Key, StringComparer.Ordinal)
            .Select(macro => string.Create(CultureInfo.InvariantCulture, $";{macro.Key}={macro.Value}"))
            .Prepend(kernel));
}
