namespace Vae.Realtime.Data;

using Vae.Realtime.Data.Arrays;
using Vae.Realtime.Data.Idx;
using Vae.Realtime.Data.Images;
using Vae.Realtime.Data.Tables;
using Vae.Realtime.Files;

/// <summary>Loads data from disk, of whatever kind it turns out to be.</summary>
internal static class DataLoader
{
    /// <summary>
    /// Whether a file is a table or holds arrays, by its ending, or a folder holds tables: their numbers have to fit a model as they are.
    /// </summary>
    public static bool IsTable(string path) => TableFormats.Named(path) != TableFormat.None || TableFolder.IsOne(path);

    /// <summary>Loads what a specification names.</summary>
    /// <exception cref="VaeException">Nothing usable is at the path, or an option makes no sense there.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static DataSplits Load(FileSpec spec, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        InputFile.CheckPath(spec.Path);
        options ??= new LoadOptions();
        if (File.Exists(spec.Path))
        {
            TableFormats.CheckReadable(spec.Path);
            switch (TableFormats.Of(spec.Path))
            {
                case TableFormat.Text:
                    return TableData.Load(spec, () => CsvTable.Open(spec.Path, spec.Options, options), TableData.TextKeys, options.Scaling);
                case TableFormat.Parquet:
                    using (ParquetTable table = ParquetTable.Open(spec.Path, options))
                    {
                        return TableData.Load(spec, () => table, [DataOptions.DatesKey], options.Scaling);
                    }

                case TableFormat.Arrays:
                    return ArrayData.Load(spec, options);
                default:
                    break;
            }
        }

        return Images(spec.Path, options.Cancellation) is { } images ? ImageFolderData.Load(images, spec, options)
            : Directory.Exists(spec.Path) && !IdxData.IsIn(spec.Path) && TableFolder.Tables(spec.Path) is { Count: > 0 } tables
                ? TableFolder.Load(spec, tables, options)
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
