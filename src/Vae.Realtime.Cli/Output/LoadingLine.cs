namespace Vae.Realtime.Cli.Output;

using System.Globalization;
using Vae.Realtime.Data;

/// <summary>Says on a terminal how far the loading of many files has come; says nothing elsewhere.</summary>
internal sealed class LoadingLine : IDisposable
{
    private const string ToLineBegin = "\r";

    private int _length;

    public void Show(LoadProgress progress)
    {
        if (Console.IsErrorRedirected)
        {
            return;
        }

        string line = string.Create(CultureInfo.InvariantCulture, $"reading {progress.Done:N0} of {progress.Total:N0} files");
        Console.Error.Write(ToLineBegin + line.PadRight(_length));
        _length = line.Length;
    }

    public void Dispose()
    {
        if (_length > 0)
        {
            Console.Error.Write(ToLineBegin + new string(' ', _length) + ToLineBegin);
            _length = 0;
        }
    }
}
