namespace Vae.Realtime.Data.Tables;

/// <summary>Tells how far the reading of a table is, and stops it when that is asked for.</summary>
/// <param name="load">Who wants to know.</param>
/// <param name="path">The file.</param>
/// <param name="bytes">Its length as text; it is gone through twice.</param>
internal sealed class TableProgress(LoadOptions load, string path, int bytes)
{
    private const int Often = 1 << 21;
    private const int Megabyte = 1_000_000;

    private int _told;
    private int _before;

    /// <summary>Notes the place in the file.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Step(int position)
    {
        if (position - _told < Often)
        {
            return;
        }

        _told = position;
        load.Cancellation.ThrowIfCancellationRequested();
        load.Progress?.Invoke(new LoadProgress((_before + (position / 2)) / Megabyte, bytes / Megabyte) { Unit = $"MB of {Path.GetFileName(path)}" });
    }

    /// <summary>Begins to read what was looked through.</summary>
    public void Again() => (_told, _before) = (0, bytes / 2);
}
