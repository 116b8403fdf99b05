namespace Vae.Realtime.Cli.Output;

using System.Text;

/// <summary>
/// Text for a terminal that may be closed meanwhile: what it does not take any more is dropped, so that a line that nobody reads costs no work.
/// </summary>
/// <param name="terminal">Where the text goes.</param>
internal sealed class TerminalWriter(TextWriter terminal) : TextWriter
{
    private bool _closed;

    public override Encoding Encoding => terminal.Encoding;

    /// <summary>Puts one in the place of standard output and of standard error where they are terminals.</summary>
    public static void Install()
    {
        if (!Console.IsOutputRedirected)
        {
            Console.SetOut(new TerminalWriter(Console.Out));
        }

        if (!Console.IsErrorRedirected)
        {
            Console.SetError(new TerminalWriter(Console.Error));
        }
    }

    public override void Write(char value) => Try(() => terminal.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => terminal.Write(buffer, index, count));

    public override void Write(string? value) => Try(() => terminal.Write(value));

    public override void Flush() => Try(terminal.Flush);

    private void Try(Action write)
    {
        if (_closed)
        {
            return;
        }

        try
        {
            write();
        }
        catch (IOException)
        {
            _closed = true;
        }
    }
}
