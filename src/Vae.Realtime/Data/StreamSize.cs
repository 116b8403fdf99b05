namespace Vae.Realtime.Data;

/// <summary>The options of the streams in colour.</summary>
internal static class StreamSize
{
    public const int Standard = 32;
    private const int Large = 64;

    /// <exception cref="VaeException">There is another option, or another size.</exception>
    public static int Read(string name, DataOptions options)
    {
        options.Allow($"'{name}'", DataOptions.SizeKey, DataOptions.ValidationKey);
        return options.Size switch
        {
            null => Standard,
            (Standard, Standard) => Standard,
            (Large, Large) => Large,
            _ => throw new VaeException($"the pictures of '{name}' have {DataOptions.SizeKey}={Standard} or {Large}"),
        };
    }

    /// <summary>The specification's text.</summary>
    public static string Name(string name, int size, SplitSize? validation)
    {
        List<string> options = [];
        if (size != Standard)
        {
            options.Add($"{DataOptions.SizeKey}={size}");
        }

        if (validation is SplitSize part)
        {
            options.Add($"{DataOptions.ValidationKey}={part}");
        }

        return options.Count == 0 ? name : $"{name}?{string.Join('&', options)}";
    }
}
