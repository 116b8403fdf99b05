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
            DataOptions.BinariseKey,
            DataOptions.MemoryKey);
        string name = new DirectoryInfo(spec.Path).Name;

        // All splits are decoded together, so that they have one shape.
        (string Path, byte Class)[] files = [.. folder.Train, .. folder.Validation, .. folder.Test];
        (Shape shape, byte[] pixels, string? note) = Decode([.. files.Select(file => file.Path)], options, load);
        byte[]? labels = folder.ClassNames.Length == 0 ? null : [.. files.Select(file => file.Class)];
        ImageSet all = Binarisation.Apply(new ImageSet(shape, pixels, labels, folder.ClassNames), options, 0);
        DataSplits splits = Splitting.Of(
            all.Slice(0, folder.Train.Length),
            Part(all, folder.Train.Length, folder.Validation.Length),
            Part(all, folder.Train.Length + folder.Validation.Length, folder.Test.Length),
            name,
            options);
        return splits with { Notes = [.. new[] { folder.PassedOver, note }.OfType<string>()] };
    }

    private static ImageSet? Part(ImageSet all, int start, int count) => count == 0 ? null : all.Slice(start, count);

    private static DecodedPictures Decode(string[] paths, DataOptions options, LoadOptions load)
    {
        string? kept = load.CacheFolder is null ? null : PictureCache.PathFor(load.CacheFolder, paths, options);
        if (kept is not null && PictureCache.TryRead(kept, paths.Length) is { } earlier)
        {
            return new DecodedPictures(earlier.Shape, earlier.Pixels, null);
        }

        Stopwatch clock = Stopwatch.StartNew();
        DecodedPictures pictures = PictureDecoder.Read(paths, options, load);
        if (kept is not null && clock.Elapsed > load.WorthKeeping)
        {
            PictureCache.TryWrite(kept, pictures.Shape, pictures.Pixels);
        }

        return pictures;
    }
}
