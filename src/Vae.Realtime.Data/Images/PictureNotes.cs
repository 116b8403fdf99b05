namespace Vae.Realtime.Data.Images;

/// <summary>Says in a line or two how pictures were read: what was done to them, and which were passed over.</summary>
internal static class PictureNotes
{
    private const int NamesListed = 3;

    /// <summary>Tells of a load.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="treatments">What was done to each.</param>
    /// <param name="counts">How many examples each gave.</param>
    /// <param name="data">What was asked for.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> paths, PictureTreatment[] treatments, int[] counts, DataOptions data)
    {
        PictureTreatment[] read = [.. treatments.Where((_, index) => counts[index] > 0)];
        string[] passedOver = [.. paths.Where((_, index) => counts[index] == 0)];
        return [.. new[] { Treated(read, data), Passed(passedOver, paths.Count) }.OfType<string>()];
    }

    private static string? Treated(PictureTreatment[] read, DataOptions data)
    {
        List<string> parts = [];
        void Tell(int count, string what)
        {
            if (count > 0)
            {
                parts.Add(read.Length == 1 ? what : $"{count:N0} {what}");
            }
        }

        Tell(read.Count(one => one.IsTurned), "turned as EXIF says");
        Tell(read.Count(one => one.IsLaidOver), $"laid over {Name(data.Background ?? PictureColour.White)} where transparent");
        Tell(read.Count(one => one.IsFromCmyk && !one.IsCmykGuessed), "converted from CMYK");
        Tell(read.Count(one => one.IsCmykGuessed), "converted from CMYK, its inks counted as Adobe counts them, which is not said");
        Tell(read.Count(one => one.IsReduced), "reduced from more than 8 bits a channel to 8");
        foreach (IGrouping<string, PictureTreatment> alike in
            read.Where(one => one.Profile is not null).GroupBy(ProfileOf).OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            Tell(alike.Count(), alike.Key);
        }

        int several = read.Count(one => one.Frames > 1);
        Tell(
            data.AllFrames ? 0 : several,
            $"of several frames or pages, of which only the first is used ({DataOptions.FramesKey}=all uses every one)");
        Tell(data.AllFrames ? several : 0, "of several frames or pages, of which every one is an example");
        string all = read.Length == 1 ? "the picture is " : $"of {read.Length:N0} pictures, ";
        return parts.Count == 0 ? null : all + string.Join(", ", parts);
    }

    private static string ProfileOf(PictureTreatment picture) => $"of the colour profile '{picture.Profile!.Name}', "
        + (picture.Profile.Conversion is not null ? "converted to sRGB" : picture.IsFromCmyk ? "which is not applied" : "read as sRGB");

    private static string? Passed(string[] paths, int all)
    {
        string names = string.Join(", ", paths.Take(NamesListed).Select(path => $"'{path}'"));
        string more = paths.Length > NamesListed ? $" and {paths.Length - NamesListed:N0} more" : "";
        return paths.Length == 0
            ? null
            : $"passed over {paths.Length:N0} of {all:N0} pictures, which cannot be read ({DataOptions.BadKey}=skip): {names}{more}";
    }

    private static string Name(PictureColour colour) =>
        colour == PictureColour.White ? "white" : colour == PictureColour.Black ? "black" : $"{colour}";
}
