namespace Vae.Realtime.Data;

/// <summary>The options of the streams in colour.</summary>
internal static class StreamSize
{
    public const int Small = 32;
    public const int Large = 64;

    /// <param name="name">Of the stream.</param>
    /// <param name="options">What was asked for.</param>
    /// <param name="standard">The stream's size where nobody says.</param>
    /// <exception cref="VaeException">There is another option, or another size.</exception>
    public static int Read(string name, DataOptions options, int standard)
    {
        options.Allow($"'{name}'", DataOptions.SizeKey, DataOptions.ValidationKey);
        return options.Size switch
        {
            null => standard,
            (Small, Small) => Small,
            (Large, Large) => Large,
            _ => throw new VaeException($"the pictures of '{name}' have {DataOptions.SizeKey}={Small} or {Large}"),
        };
    }

    /// <summary>The specification's text.</summary>
    public static string Name(string name, int size, int standard, SplitSize? validation)
    {
        List<string> options = [];
        if (size != standard)
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
