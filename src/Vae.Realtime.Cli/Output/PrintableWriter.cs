namespace Vae.Realtime.Cli.Output;

using System.Text;
using Vae.Realtime.Formats;

/// <summary>Lines for a person that may hold names of files and what is in them: all but the ends of lines is made printable.</summary>
/// <param name="target">Where the lines go.</param>
internal sealed class PrintableWriter(TextWriter target) : TextWriter
{
    public override Encoding Encoding => target.Encoding;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(string? value) =>
        target.Write(value is null ? null : string.Join(NewLine, value.ReplaceLineEndings("\n").Split('\n').Select(PrintableText.Of)));

    public override void Flush() => target.Flush();
}
