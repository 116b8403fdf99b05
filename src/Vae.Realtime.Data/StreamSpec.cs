namespace Vae.Realtime.Data;

/// <summary>A built-in stream.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Size">Width and height of a picture in pixels, one of the kind's.</param>
internal sealed record StreamSpec(StreamKind Kind, int Size) : DataSpec
{
    public StreamSpec(StreamKind kind)
        : this(kind, kind.Sizes[0])
    {
    }

    /// <summary>Examples of a third stream to validate with; null for none.</summary>
    public SplitSize? Validation { get; init; }

    /// <summary>Whether its pictures have the kind's usual size.</summary>
    public bool IsUsualSize => Size == Kind.Sizes[0];

    public override string ToString()
    {
        List<string> options = [];
        if (!IsUsualSize)
        {
            options.Add($"{DataOptions.SizeKey}={Size}");
        }

        if (Validation is SplitSize part)
        {
            options.Add($"{DataOptions.ValidationKey}={part}");
        }

        return options.Count == 0 ? Kind.Name : $"{Kind.Name}?{string.Join('&', options)}";
    }

    /// <summary>A stream with options.</summary>
    /// <exception cref="VaeException">The stream has no such option, or no such size.</exception>
    internal static StreamSpec Of(StreamKind kind, DataOptions options)
    {
        string[] keys = kind.Sizes.Count > 1 ? [DataOptions.SizeKey, DataOptions.ValidationKey] : [DataOptions.ValidationKey];
        options.Allow($"'{kind.Name}'", keys);
        int size = options.Size switch
        {
            null => kind.Sizes[0],
            ({ } height, { } width) when height == width && kind.Sizes.Contains(width) => width,
            _ => throw new VaeException($"the pictures of '{kind.Name}' have {DataOptions.SizeKey}={string.Join(" or ", kind.Sizes.Order())}"),
        };
        return new StreamSpec(kind, size) { Validation = options.Validation };
    }
}
