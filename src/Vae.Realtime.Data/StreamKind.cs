namespace Vae.Realtime.Data;

/// <summary>A built-in endless stream of pictures that the device draws.</summary>
internal sealed class StreamKind
{
    /// <summary>Letters and digits.</summary>
    public static readonly StreamKind Glyphs = new("glyphs", channels: 1, 28);

    /// <summary>Shapes in colour.</summary>
    public static readonly StreamKind Shapes = new("shapes", channels: 3, 32, 64);

    /// <summary>Textures in colour.</summary>
    public static readonly StreamKind Textures = new("textures", channels: 3, 64, 32);

    /// <summary>Every stream.</summary>
    public static readonly IReadOnlyList<StreamKind> All = [Glyphs, Shapes, Textures];

    private StreamKind(string name, int channels, params int[] sizes) => (Name, Channels, Sizes) = (name, channels, sizes);

    /// <summary>The word that stands for it.</summary>
    public string Name { get; }

    /// <summary>Values of a pixel.</summary>
    public int Channels { get; }

    /// <summary>Widths and heights that its pictures can have, in pixels; the first one unless another is asked for.</summary>
    public IReadOnlyList<int> Sizes { get; }

    /// <summary>Keeps its random numbers apart from others of the same key: the first four letters of its name.</summary>
    public uint Domain => Name[..4].Aggregate(0u, (word, letter) => (word << 8) | char.ToUpperInvariant(letter));

    /// <summary>The shape of its pictures unless another size is asked for.</summary>
    public Shape Shape => new(Sizes[0], Sizes[0], Channels);

    /// <summary>Their names, for messages.</summary>
    public static string Choices { get; } =
        $"{string.Join(", ", All.SkipLast(1).Select(kind => $"'{kind.Name}'"))} or '{All[^1].Name}'";

    /// <summary>The stream of a name; null for any other word.</summary>
    public static StreamKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    public override string ToString() => Name;
}
