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
        options ??= new LoadOptions();
        if (TableFormats.IsText(spec.Path) && File.Exists(spec.Path))
        {
            return TableData.Load(spec, () => CsvTable.Open(spec.Path, spec.Options, options), options.Scaling);
        }

        return Images(spec.Path, options.Cancellation) is { } images
            ? ImageFolderData.Load(images, spec, options)
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
