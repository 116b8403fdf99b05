namespace Vae.Realtime.Cli.Output;

using System.Globalization;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Data.Tables;
using Vae.Realtime.Files;
using Vae.Realtime.Imaging;
using Vae.Realtime.Imaging.Files;
using Vae.Realtime.Imaging.Sheets;

/// <summary>Pictures in a row, as the name asks for: a sheet, an animation or a folder.</summary>
/// <param name="path">FILE.png, FILE.gif or FOLDER/.</param>
/// <param name="side">Longer side of the pictures of an animation or a folder, in pixels.</param>
/// <param name="fps">Pictures of an animation per second.</param>
internal sealed class PictureSequence(string path, int side, int fps)
{
    private const int MaxColumns = 16;

    private bool IsAnimation => path.EndsWith(".gif", StringComparison.OrdinalIgnoreCase);

    private bool IsFolder => Path.EndsInDirectorySeparator(path);

    /// <summary>Whether the name says how the pictures are to be kept. A device, such as /dev/null, gets a sheet.</summary>
    public static bool TryParse(string text, out string path)
    {
        path = text;
        return text.EndsWith(".png", StringComparison.OrdinalIgnoreCase) || text.EndsWith(".gif", StringComparison.OrdinalIgnoreCase)
            || (text.Length > 1 && Path.EndsInDirectorySeparator(text)) || text.StartsWith("/dev/", StringComparison.Ordinal);
    }

    /// <exception cref="VaeException">The file or folder cannot be made.</exception>
    public void CheckWritable()
    {
        if (!IsFolder)
        {
            AtomicFile.CheckWritable(path);
            return;
        }

        MakeFolder();
        AtomicFile.CheckWritable(FrameName(0));
    }

    /// <exception cref="VaeException">The examples are not images, so there are no frames.</exception>
    public void CheckFits(Shape shape)
    {
        if ((IsAnimation || IsFolder) && !PictureSheet.AreImages(shape))
        {
            throw new VaeException($"examples of {shape} are not images, so they have no frames; name a FILE.png, on which they are plotted");
        }
    }

    /// <summary>Writes the pictures and says so.</summary>
    /// <param name="pictures">(N, values).</param>
    /// <param name="shape">Shape of one picture.</param>
    /// <param name="captions">What is written around the pictures of a sheet; null for nothing.</param>
    /// <param name="scaling">How columns were scaled; null where unknown.</param>
    /// <param name="asJson">As one JSON object.</param>
    public void Save(float[] pictures, Shape shape, SheetCaptions? captions, DataScaling? scaling, bool asJson)
    {
        int count = pictures.Length / shape.Length;
        if (!IsAnimation && !IsFolder)
        {
            int columns = Math.Min(count, MaxColumns);
            Extent grid = new(columns, (count + columns - 1) / columns);
            Rgba32Image sheet = PictureSheet.Grid(pictures, shape, grid, PictureSheet.LongSide, captions, scaling);
            PngFile.Save(path, sheet);
            PictureSheet.Tell(path, sheet, asJson);
            return;
        }

        Rgba32Image[] frames =
        [
            .. Enumerable.Range(0, count).Select(index => PictureScaling.ToSide(
                ImageGrid.FromFloats(pictures.AsSpan(index * shape.Length, shape.Length), shape, new GridLayout(1, 1)), side)),
        ];
        if (IsAnimation)
        {
            // There and back again, the ends once each, so that it repeats without a jump.
            frames = [.. frames, .. frames[1..^1].Reverse()];
            GifFile.Save(path, frames, (int)Math.Round(100.0 / fps));
        }
        else
        {
            for (int index = 0; index < count; index++)
            {
                PngFile.Save(FrameName(index), frames[index]);
            }
        }

        Tell(frames, asJson);
    }

    private void Tell(Rgba32Image[] frames, bool asJson)
    {
        if (!asJson)
        {
            Console.Out.WriteLine($"{frames.Length} pictures of {frames[0].Width}x{frames[0].Height} pixels in {path}");
            return;
        }

        using JsonLines lines = new();
        lines.Write(json =>
        {
            json.WriteString(IsAnimation ? "animation" : "folder", path);
            json.WriteNumber("pictures", frames.Length);
            json.WriteNumber("width", frames[0].Width);
            json.WriteNumber("height", frames[0].Height);
        });
    }

    private void MakeFolder()
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            throw FileErrors.Writing(path, error);
        }
    }

    private string FrameName(int index) => Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"frame-{index:D4}.png"));
}
