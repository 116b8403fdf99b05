namespace Vae.Realtime.Bindings.Generator;

using System.Text;

/// <summary>Writes indented C# with the head that every generated file shares.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _opened;

    public SourceWriter(string version, string @namespace, params string[] usings)
    {
        Line($"// Generated from vk.xml {version} by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.");
        Line("#nullable enable");
        Line("");
        Line($"namespace {@namespace};");
        foreach (string name in usings)
        {
            Line($"{(name == usings[0] ? "\n" : "")}using {name};");
        }
    }

    public override string ToString() => _text.ToString();

    public void Line(string text)
    {
        _text.Append(text.Length == 0 ? "" : new string(' ', 4 * _depth)).Append(text).Append('\n');
        _opened = text == "{";
    }

    /// <summary>A declaration with a summary, an empty line before it unless it is the first of its block.</summary>
    public void Declare(string summary, string text)
    {
        Separate();
        Line($"/// <summary>{summary}</summary>");
        Line(text);
    }

    /// <summary>An empty line, unless a block has just been opened.</summary>
    public void Separate()
    {
        if (!_opened)
        {
            Line("");
        }
    }

    public void Open()
    {
        Line("{");
        _depth++;
    }

    public void Close()
    {
        _depth--;
        Line("}");
    }
}
