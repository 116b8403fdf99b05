namespace Vae.Realtime.Cli.Output;

using System.Globalization;
using Vae.Realtime.Data;

/// <summary>Says on a terminal how far loading has come; says nothing elsewhere.</summary>
internal sealed class LoadingLine : IDisposable
{
    private readonly RedrawnBlock? _line = RedrawnBlock.Possible ? new RedrawnBlock(Console.Error, () => Console.WindowWidth) : null;

    public void Show(LoadProgress progress) => _line?.Draw(
        [new StyledText(string.Create(CultureInfo.InvariantCulture, $"reading {progress.Done:N0} of {progress.Total:N0} {progress.Unit}"))]);

    public void Dispose() => _line?.Clear();
}
