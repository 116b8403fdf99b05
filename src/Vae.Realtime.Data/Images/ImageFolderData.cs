namespace Vae.Realtime.Data.Images;

using System.Diagnostics;

/// <summary>Loads data sets that are folders of image files; see <see cref="ImageFolder"/>.</summary>
internal static class ImageFolderData
{
    /// <exception cref="VaeException">A file cannot be used, or an option makes no sense here.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static DataSplits Load(ImageFolder folder, FileSpec spec, LoadOptions load)
    {
        DataOptions options = spec.Options;
        options.Allow(
            $"'{spec.Path}'",
            DataOptions.ClassesKey,
            DataOptions.ValidationKey,
            DataOptions.TestKey,
            DataOptions.SplitSeedKey,
            DataOptions.SizeKey,
            DataOptions.ChannelsKey,
            DataOptions.BackgroundKey,
            DataOptions.FramesKey,
            DataOptions.BadKey,
            DataOptions.BinariseKey,
            DataOptions.MemoryKey);
        string name = new DirectoryInfo(spec.Path).Name;

        // All splits are decoded together, so that they have one shape.
        (string Path, byte Class)[] files = [.. folder.Train, .. folder.Validation, .. folder.Test];
        DecodedPictures pictures = Decode([.. files.Select(file => file.Path)], options, load);
        byte[]? labels = folder.ClassNames.Length == 0
            ? null
            : [.. files.SelectMany((file, index) => Enumerable.Repeat(file.Class, pictures.Counts[index]))];
        ImageSet all = Binarisation.Apply(new ImageSet(pictures.Shape, pictures.Pixels, labels, folder.ClassNames), options, 0);
        int train = pictures.Counts.Take(folder.Train.Length).Sum();
        int validation = pictures.Counts.Skip(folder.Train.Length).Take(folder.Validation.Length).Sum();
        int test = all.Count - train - validation;
        ThrowIfNone(train, folder.Train, "training");
        ThrowIfNone(validation, folder.Validation, "validation");
        ThrowIfNone(test, folder.Test, "test");
        FilmFrames? films = FilmFrames.Of(pictures.Counts[..folder.Train.Length]);
        DataSplits splits =
            Splitting.Of(all.Slice(0, train), Part(all, train, validation), Part(all, train + validation, test), name, options, films);
        return splits with { Notes = [.. folder.Notes, .. pictures.Notes, .. splits.Notes] };
    }

    private static void ThrowIfNone(int examples, (string Path, byte Class)[] files, string split)
    {
        if (examples == 0 && files.Length > 0)
        {
            throw new VaeException($"none of {files.Length:N0} {split} pictures can be read, '{files[0].Path}' first; replace them");
        }
    }

    private static ImageSet? Part(ImageSet all, int start, int count) => count == 0 ? null : all.Slice(start, count);

    private static DecodedPictures Decode(string[] paths, DataOptions options, LoadOptions load)
    {
        string? kept = load.CacheFolder is null ? null : PictureCache.PathFor(load.CacheFolder, paths, options);
        if (kept is not null && PictureCache.TryRead(kept, paths.Length) is { } earlier)
        {
            return earlier;
        }

        Stopwatch clock = Stopwatch.StartNew();
        DecodedPictures pictures = PictureDecoder.Read(paths, options, load);

        // What could not be read may be readable next time, without a change of its file's time.
        if (kept is not null && clock.Elapsed > load.WorthKeeping && !pictures.Counts.Contains(0))
        {
            PictureCache.TryWrite(kept, pictures);
        }

        return pictures;
    }
}
