namespace Vae.Realtime.Cli.Output;

using System.Text;
using Spectre.Console;

/// <summary>Text in the colours of a terminal, where it has any, which knows how many columns it takes.</summary>
/// <param name="colours">What the terminal can show.</param>
internal sealed class StyledText(ColorSystem colours)
{
    private readonly List<(string Words, Ink Ink)> _parts = [];

    /// <summary>A line without colours.</summary>
    public StyledText(string words)
        : this(ColorSystem.NoColors) => Add(words);

    /// <summary>Columns.</summary>
    public int Length => _parts.Sum(part => part.Words.Length);

    /// <summary>With the terminal's codes.</summary>
    public string Text
    {
        get
        {
            StringBuilder text = new();
            foreach ((string words, Ink ink) in _parts)
            {
                string code = Code(ink);
                text.Append(code).Append(words).Append(code.Length > 0 ? "\u001b[0m" : "");
            }

            return text.ToString();
        }
    }

    /// <summary>Adds words; every character takes one column.</summary>
    public StyledText Add(string words, Ink ink = Ink.Plain)
    {
        _parts.Add((words, ink));
        return this;
    }

    /// <summary>The first columns of it.</summary>
    public StyledText Cut(int columns)
    {
        StyledText cut = new(colours);
        foreach ((string words, Ink ink) in _parts)
        {
            int room = columns - cut.Length;
            cut.Add(words.Length <= room ? words : words[..Math.Max(0, room)], ink);
        }

        return cut;
    }

    private string Code(Ink ink) => (ink, colours) switch
    {
        (Ink.Plain, _) or (_, ColorSystem.NoColors) => "",
        (Ink.First, ColorSystem.EightBit or ColorSystem.TrueColor) => "\u001b[38;5;39m",
        (Ink.First, _) => "\u001b[36m",
        (Ink.Second, _) => "\u001b[33m",
        (_, ColorSystem.Legacy) => "",
        _ => "\u001b[90m",
    };
}
