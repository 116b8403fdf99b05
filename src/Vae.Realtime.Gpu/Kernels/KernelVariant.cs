namespace Vae.Realtime.Gpu.Kernels;

using System.Globalization;

/// <summary>Names of build-time variants of a kernel: <c>name;MACRO=value;...</c> with macros in ordinal order.</summary>
internal static class KernelVariant
{
    /// <summary>The name under which a variant is kept in a shader library.</summary>
    public static string Key(string kernel, IEnumerable<KeyValuePair<string, int>> macros) =>
        string.Concat(macros
            .OrderBy(macro => macro.Key, StringComparer.Ordinal)
            .Select(macro => string.Create(CultureInfo.InvariantCulture, $";{macro.Key}={macro.Value}"))
            .Prepend(kernel));

    /// <summary>The kernel of a variant's name.</summary>
    public static string KernelOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        int end = key.IndexOf(';', StringComparison.Ordinal);
        return end < 0 ? key : key[..end];
    }

    /// <summary>The macro values of a variant's name.</summary>
    public static IReadOnlyDictionary<string, int> MacrosOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Split(';').Skip(1).Select(term => term.Split('=')).ToDictionary(
            term => term[0], term => int.Parse(term[1], CultureInfo.InvariantCulture));
    }
}
