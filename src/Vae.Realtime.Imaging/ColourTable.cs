namespace Vae.Realtime.Imaging;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using SixLabors.ImageSharp.Processing.Processors.Quantization;

/// <summary>
/// At most 256 colours for pictures of any number: exact where there are no more, as with grey ones; else Wu's choice (1991), with an
/// ordered dither (Bayer 1973) in place of edges between near colours: it lies still where frames follow each other.
/// </summary>
internal sealed class ColourTable : IDisposable
{
    /// <summary>The most colours.</summary>
    public const int Size = 256;

    // About the distance of neighbouring colours in a smooth picture.
    private const float DitherScale = 0.2f;

    // Rows share what they find out of near colours: on several cores, the same picture would give other files.
    private static readonly Configuration Steady = SingleThreaded();

    private readonly Dictionary<int, byte> _indices = [];
    private readonly IQuantizer<Rgb24>? _quantizer;

    private ColourTable(IEnumerable<int> exact)
    {
        foreach (int colour in exact.Order())
        {
            (Rgb[3 * _indices.Count], Rgb[(3 * _indices.Count) + 1], Rgb[(3 * _indices.Count) + 2]) =
                ((byte)(colour >> 16), (byte)(colour >> 8), (byte)colour);
            _indices.Add(colour, (byte)_indices.Count);
        }
    }

    private ColourTable(IEnumerable<Rgba32Image> pictures)
    {
        QuantizerOptions options = new() { MaxColors = Size, Dither = KnownDitherings.Bayer8x8, DitherScale = DitherScale };
        _quantizer = new WuQuantizer(options).CreatePixelSpecificQuantizer<Rgb24>(Steady);
        foreach (Rgba32Image picture in pictures)
        {
            using Image<Rgb24> image = Opaque(picture);
            _quantizer.AddPaletteColors(new Buffer2DRegion<Rgb24>(image.Frames.RootFrame.PixelBuffer));
        }

        System.Runtime.InteropServices.MemoryMarshal.AsBytes(_quantizer.Palette.Span).CopyTo(Rgb);
    }

    /// <summary>(256, 3); what is not used is black.</summary>
    public byte[] Rgb { get; } = new byte[3 * Size];

    public static ColourTable Of(IReadOnlyList<Rgba32Image> pictures)
    {
        HashSet<int> colours = [];
        foreach (Rgba32Image picture in pictures)
        {
            for (int at = 0; at < picture.Rgba.Length && colours.Count <= Size; at += Rgba32Image.PixelBytes)
            {
                colours.Add(ColourAt(picture.Rgba, at));
            }
        }

        return colours.Count <= Size ? new ColourTable(colours) : new ColourTable(pictures);
    }

    /// <summary>The colour of every pixel, row by row.</summary>
    public byte[] IndicesOf(Rgba32Image picture)
    {
        byte[] indices = new byte[picture.Rgba.Length / Rgba32Image.PixelBytes];
        if (_quantizer is null)
        {
            for (int i = 0; i < indices.Length; i++)
            {
                indices[i] = _indices[ColourAt(picture.Rgba, i * Rgba32Image.PixelBytes)];
            }

            return indices;
        }

        using Image<Rgb24> image = Opaque(picture);
        using IndexedImageFrame<Rgb24> indexed = _quantizer.QuantizeFrame(image.Frames.RootFrame, image.Bounds());
        for (int y = 0; y < picture.Height; y++)
        {
            indexed.DangerousGetRowSpan(y).CopyTo(indices.AsSpan(y * picture.Width));
        }

        return indices;
    }

    public void Dispose() => _quantizer?.Dispose();

    private static Configuration SingleThreaded()
    {
        Configuration steady = Configuration.Default.Clone();
        steady.MaxDegreeOfParallelism = 1;
        return steady;
    }

    private static Image<Rgb24> Opaque(Rgba32Image picture)
    {
        ReadOnlySpan<byte> pixels = picture.Rgba;
        using Image<Rgba32> image = Image.LoadPixelData<Rgba32>(Steady, pixels, picture.Width, picture.Height);
        return image.CloneAs<Rgb24>(Steady);
    }

    private static int ColourAt(byte[] rgba, int at) => (rgba[at] << 16) | (rgba[at + 1] << 8) | rgba[at + 2];
}
