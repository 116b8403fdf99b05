namespace Vae.Realtime.Tests.Bindings.Bundled;

using System.Buffers.Binary;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>Where the bundled decoder promises more than the package: a picture is whole or refused.</summary>
public sealed class ImageErrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("png")]
    [InlineData("jpg")]
    [InlineData("bmp")]
    [InlineData("tiff")]
    public void A_file_cut_off_anywhere_is_invalid(string extension)
    {
        byte[] whole = Encoded(extension);
        for (int length = 16; length < whole.Length - 16; length += Math.Max(1, whole.Length / 50))
        {
            byte[] cut = whole[..length];
            Assert.Throws<InvalidImageContentException>(() => Image.Load<Rgb24>(cut));
        }
    }

    [Fact]
    public void Damaged_pixel_data_is_invalid()
    {
        byte[] png = Encoded("png");
        png.AsSpan(60, 40).Fill(0xA5);
        Assert.Throws<InvalidImageContentException>(() => Image.Load<Rgb24>(png));
    }

    [Fact]
    public void A_header_that_claims_a_huge_image_is_refused_with_its_size()
    {
        byte[] png = Encoded("png");

        // IHDR: width and height at 16, its checksum over 12..29 at 29.
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), 1_000_000);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 900_000);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc32(png.AsSpan(12, 17)));
        InvalidImageContentException refused = Assert.Throws<InvalidImageContentException>(() => Image.Load<L8>(png));
        Assert.Contains("1000000x900000", refused.Message, StringComparison.Ordinal);
    }

    // The checksum of PNG chunks (ISO 3309).
    private static uint Crc32(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return ~crc;
    }

    private byte[] Encoded(string extension)
    {
        using Image<Rgb24> image = new(48, 48);
        for (int i = 0; i < 48 * 48; i++)
        {
            image[i % 48, i / 48] = new Rgb24((byte)(i * 3), (byte)(i / 7), (byte)i);
        }

        string path = Path.Combine(_folder.Root, "whole." + extension);
        image.Save(path);
        return File.ReadAllBytes(path);
    }
}
