namespace Vae.Realtime.Live.Instruments;

using System.Collections.Frozen;
using Silk.NET.Input;

/// <summary>A key with the modifiers held as it goes down, written as people write it: <c>R</c>, <c>Ctrl+Z</c>, <c>[</c>.</summary>
/// <param name="Key">By its place on a US keyboard.</param>
/// <param name="Ctrl">Either of the two; on a Mac, either command key as well.</param>
/// <param name="Shift">Either of the two.</param>
/// <param name="Alt">Either of the two.</param>
internal readonly record struct KeyChord(Key Key, bool Ctrl = false, bool Shift = false, bool Alt = false)
{
    // What a key's name in the enumeration and on the keyboard differ in.
    private static readonly FrozenDictionary<string, Key> Names = new Dictionary<string, Key>
    {
        ["Esc"] = Key.Escape,
        ["'"] = Key.Apostrophe,
        [","] = Key.Comma,
        ["-"] = Key.Minus,
        ["."] = Key.Period,
        ["/"] = Key.Slash,
        [";"] = Key.Semicolon,
        ["="] = Key.Equal,
        ["["] = Key.LeftBracket,
        ["\\"] = Key.BackSlash,
        ["]"] = Key.RightBracket,
        ["`"] = Key.GraveAccent,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Key, string> Labels = Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>Reads <c>Ctrl+Shift+Alt+KEY</c>, each modifier perhaps missing.</summary>
    /// <exception cref="FormatException">There is no such key.</exception>
    public static KeyChord Parse(string text)
    {
        KeyChord chord = default;
        string key = text;
        for (int plus = key.IndexOf('+', StringComparison.Ordinal); plus > 0; plus = key.IndexOf('+', StringComparison.Ordinal))
        {
            chord = key[..plus] switch
            {
                "Ctrl" => chord with { Ctrl = true },
                "Shift" => chord with { Shift = true },
                "Alt" => chord with { Alt = true },
                _ => throw new FormatException($"'{text}' has an unknown modifier."),
            };
            key = key[(plus + 1)..];
        }

        return chord with { Key = Find(key) ?? throw new FormatException($"'{text}' names an unknown key.") };
    }

    public override string ToString() => $"{(Ctrl ? "Ctrl+" : "")}{(Shift ? "Shift+" : "")}{(Alt ? "Alt+" : "")}{Label(Key)}";

    private static Key? Find(string name)
    {
        if (Names.TryGetValue(name, out Key key))
        {
            return key;
        }

        string member = name is [>= '0' and <= '9'] ? $"Number{name}" : name;
        return Enum.TryParse(member, out key) && Enum.IsDefined(key) ? key : null;
    }

    private static string Label(Key key) =>
        Labels.TryGetValue(key, out string? label) ? label
        : key is >= Key.Number0 and <= Key.Number9 ? ((char)('0' + (key - Key.Number0))).ToString()
        : key.ToString();
}
