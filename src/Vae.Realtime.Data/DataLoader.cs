namespace Vae.Realtime.Data;

using Vae.Realtime.Data.Idx;
using Vae.Realtime.Data.Images;
using Vae.Realtime.Data.Tables;
using Vae.Realtime.Files;

/// <summary>Loads data from disk, of whatever kind it turns out to be.</summary>
internal static class DataLoader
{
    /// <exception cref="VaeException">Nothing usable is at the path, or an option makes no sense there.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static DataSplits Load(FileSpec spec, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        InputFile.CheckPath(spec.Path);
        if (Path.GetExtension(spec.Path).Equals(".csv", StringComparison.OrdinalIgnoreCase) && File.Exists(spec.Path))
        {
            return CsvData.Load(spec, options?.Scaling);
        }

        return Images(spec.Path, options?.Cancellation ?? default) is { } images
            ? ImageFolderData.Load(images, spec, options ?? new LoadOptions())
            : IdxData.Load(spec);
    }

    private static ImageFolder? Images(string path, CancellationToken cancellation)
    {
        if (File.Exists(path))
        {
            return PictureFormats.IsPicture(path) ? ImageFolder.OfFile(path) : null;
        }

        return Directory.Exists(path) && !IdxData.IsIn(path) ? ImageFolder.Find(path, cancellation) : null;
    }
}
