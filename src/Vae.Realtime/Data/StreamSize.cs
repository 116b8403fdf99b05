namespace Vae.Realtime.Data;

/// <summary>The option <c>?size=</c> of the streams in colour.</summary>
internal static class StreamSize
{
    public const int Standard = 32;

    /// <summary>True when a specification is a stream's name, with options or without.</summary>
    public static bool IsOf(string name, string text) => text == name || text.StartsWith(name + "?", StringComparison.Ordinal);

    /// <exception cref="VaeException">There is another option, or another size.</exception>
    public static int Parse(string text) => (text.IndexOf('?') < 0 ? "" : text[text.IndexOf('?')..]) switch
    {
        "" or "?size=32" => 32,
        "?size=64" => 64,
        string options => throw new VaeException($"'{text}' does not name a stream: '{options}' can only be '?size=32' or '?size=64'"),
    };

    public static string Name(string name, int size) => size == Standard ? name : $"{name}?size={size}";
}
