namespace Vae.Realtime.Tests.Data.Pictures;

using SixLabors.ImageSharp.PixelFormats;
using Vae.Realtime.Data;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>Colours of profiles that are curves and a matrix are converted to sRGB, and what is not converted is told.</summary>
public sealed class PictureProfileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Files => ["a.png", "a.jpg", "a.webp", "a.tif"];

    public void Dispose() => _folder.Dispose();

    // The values are by the matrices from Display P3 and Adobe RGB to sRGB at D65, without profiles.
    [Theory]
    [MemberData(nameof(Files))]
    public void Display_p3_is_converted(string name)
    {
        foreach ((Rgba32 colour, int[] expected) in new (Rgba32, int[])[]
        {
            (new(200, 100, 50), [215, 93, 31]), (new(60, 180, 90), [0, 183, 78]), (new(255, 255, 255), [255, 255, 255]),
            (new(128, 128, 128), [128, 128, 128]), (new(0, 0, 0), [0, 0, 0]), (new(30, 60, 200), [17, 61, 208]), (new(255, 0, 0), [255, 0, 0]),
        })
        {
            byte[] profile = ProfileBytes.Of("Display P3", ProfileBytes.DisplayP3, unicode: true, ProfileBytes.SrgbCurve);
            AssertColour(name, profile, colour, expected);
            Assert.Equal(["the picture is of the colour profile 'Display P3', converted to sRGB"], Load().Notes);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Adobe_rgb_is_converted(string name)
    {
        byte[] profile = ProfileBytes.Of("Adobe RGB (1998)", ProfileBytes.AdobeRgb, unicode: false, ProfileBytes.Gamma(563 / 256.0));
        AssertColour(name, profile, new(200, 100, 50), [227, 100, 42]);
        AssertColour(name, profile, new(60, 180, 90), [0, 181, 83]);
        AssertColour(name, profile, new(128, 128, 128), [129, 129, 129]);
        AssertColour(name, profile, new(255, 255, 255), [255, 255, 255]);
    }

    [Fact]
    public void Curves_of_every_form_are_read()
    {
        int[] eighteen = [210, 119, 65];
        int[] linear = [229, 168, 122];
        Rgba32 colour = new(200, 100, 50);
        foreach ((byte[] curve, int[] expected) in new (byte[], int[])[]
        {
            (ProfileBytes.Gamma(1.8), eighteen),
            (ProfileBytes.Formula(0, 1.8), eighteen),
            (ProfileBytes.Formula(1, 1.8, 1, 0), eighteen),
            (ProfileBytes.Formula(2, 1.8, 1, 0, 0), eighteen),
            (ProfileBytes.Formula(3, 1.8, 1, 0, 0, 0), eighteen),
            (ProfileBytes.Formula(4, 1.8, 1, 0, 0, 0, 0, 0), eighteen),
            (ProfileBytes.Sampled([.. Enumerable.Range(0, 1024).Select(at => Math.Pow(at / 1023.0, 1.8))]), eighteen),
            (ProfileBytes.Sampled(), linear),
            (ProfileBytes.Sampled(0, 1), linear),
            (ProfileBytes.Gamma(1), linear),
        })
        {
            AssertColour("a.png", ProfileBytes.Of("Mine", ProfileBytes.Srgb, unicode: true, curve), colour, expected);
        }
    }

    [Fact]
    public void Curves_that_are_nearly_those_of_srgb_change_nothing()
    {
        double Light(double value) => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        foreach (byte[] curve in new[]
        {
            ProfileBytes.SrgbCurve, ProfileBytes.Sampled([.. Enumerable.Range(0, 1024).Select(at => Light(at / 1023.0))]),
            ProfileBytes.Sampled([.. Enumerable.Range(0, 64).Select(at => Light(at / 63.0))]),
        })
        {
            _folder.Write("a.png", ProfileBytes.Picture("a.png", ProfileBytes.Of("c2", ProfileBytes.Srgb, unicode: true, curve), new(9, 100, 50)));
            Assert.Equal([9, 100, 50], Pixel());
            Assert.Empty(Load().Notes);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Tables_of_colours_are_told_and_not_applied(string name)
    {
        byte[] profile = ProfileBytes.Of("My printer", ProfileBytes.DisplayP3, unicode: true, ProfileBytes.SrgbCurve, table: true);
        AssertColour(name, profile, new(200, 100, 50), [200, 100, 50]);
        Assert.Equal(["the picture is of the colour profile 'My printer', read as sRGB"], Load().Notes);
        profile = ProfileBytes.Of("My scanner", [], unicode: true, table: true);
        AssertColour(name, profile, new(200, 100, 50), [200, 100, 50]);
        Assert.Equal(["the picture is of the colour profile 'My scanner', read as sRGB"], Load().Notes);
    }

    [Fact]
    public void Curves_and_primaries_that_make_no_sense_are_not_applied()
    {
        byte[] p3 = ProfileBytes.SrgbCurve;
        double[] white = [.. ProfileBytes.DisplayP3.Select(value => value * 2)];
        foreach ((double[] primaries, byte[] curve) in new (double[], byte[])[]
        {
            (ProfileBytes.DisplayP3, ProfileBytes.Gamma(0)),
            (ProfileBytes.DisplayP3, ProfileBytes.Sampled(1, 0)),
            (ProfileBytes.DisplayP3, ProfileBytes.Sampled(0, 0, 0)),
            (ProfileBytes.DisplayP3, ProfileBytes.Formula(9, 1)),
            (ProfileBytes.DisplayP3, ProfileBytes.Formula(1, 2, 0, 0)),
            (ProfileBytes.DisplayP3, ProfileBytes.Formula(0, -5)),
            (ProfileBytes.DisplayP3, ProfileBytes.Formula(3, 2.4)),
            (ProfileBytes.DisplayP3, [.. "curv"u8, 0, 0, 0, 0, 0x7F, 0xFF, 0xFF, 0xFF, 0, 0]),
            (ProfileBytes.DisplayP3, [.. "curv"u8, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0]),
            (ProfileBytes.DisplayP3, "else"u8.ToArray()),
            (white, p3),
        })
        {
            AssertColour("a.png", ProfileBytes.Of("Odd", primaries, unicode: true, curve), new(200, 100, 50), [200, 100, 50]);
            Assert.Equal(["the picture is of the colour profile 'Odd', read as sRGB"], Load().Notes);
        }
    }

    [Fact]
    public void Greys_are_converted_by_their_curve()
    {
        byte[] dots = ProfileBytes.Of("Gray Gamma 1.8", [], unicode: false, ProfileBytes.Gamma(1.8), "GRAY");
        AssertColour("a.png", dots, new(100, 100, 100), [119, 119, 119]);
        Assert.Equal(["the picture is of the colour profile 'Gray Gamma 1.8', converted to sRGB"], Load().Notes);
        AssertColour("a.png", ProfileBytes.Of("sRGB gray", [], unicode: false, ProfileBytes.SrgbCurve, "GRAY"), new(100, 100, 100), [100, 100, 100]);
        Assert.Empty(Load().Notes);
    }

    [Fact]
    public void A_profile_of_inks_is_told()
    {
        byte[] profile = ProfileBytes.Of("SWOP", [], unicode: false, table: true, space: "CMYK");
        byte[] jpeg = JpegBytes.Of(0, 200, 100, 50, 255);
        int length = profile.Length + 16;
        _folder.Write("a.jpg", [.. jpeg[..2], 0xFF, 0xE2, (byte)(length >> 8), (byte)length, .. "ICC_PROFILE\0"u8, 1, 1, .. profile, .. jpeg[2..]]);
        Assert.Equal(["the picture is converted from CMYK, of the colour profile 'SWOP', which is not applied"], Load().Notes);
    }

    [Fact]
    public void What_is_transparent_is_converted_before_it_is_laid_over()
    {
        byte[] profile = ProfileBytes.Of("Display P3", ProfileBytes.DisplayP3, unicode: true, ProfileBytes.SrgbCurve);
        foreach (string name in new[] { "a.png", "a.webp" })
        {
            AssertColour(name, profile, new(200, 100, 50, 128), [235, 174, 143]);
            File.Delete(_folder.File(name));
        }
    }

    [Fact]
    public void Every_page_has_a_profile_of_its_own_and_the_counts_are_told()
    {
        byte[] p3 = ProfileBytes.Of("Display P3", ProfileBytes.DisplayP3, unicode: true, ProfileBytes.SrgbCurve);
        TiffPageBytes plain = TiffPageBytes.Plain(8, 200, 100, 50);
        _folder.Write("a.tif", TiffPageBytes.File(little: false, plain with { Profile = p3 }, plain));
        ImageSet pages = Assert.IsType<ImageSet>(Load("?frames=all").Train);
        Assert.Equal([215, 93, 31], pages.Image(0)[..3].ToArray());
        Assert.Equal([200, 100, 50], pages.Image(1)[..3].ToArray());
        _folder.Write("b.png", ProfileBytes.Picture("b.png", p3, new(200, 100, 50)));
        _folder.Write("c.png", ProfileBytes.Picture("c.png", ProfileBytes.Of("Odd", [], unicode: true, table: true), new(200, 100, 50)));
        Assert.Contains(
            "of 3 pictures, 2 of the colour profile 'Display P3', converted to sRGB, 1 of the colour profile 'Odd', read as sRGB",
            Assert.Single(Load().Notes),
            StringComparison.Ordinal);
    }

    private void AssertColour(string name, byte[] profile, Rgba32 colour, int[] expected)
    {
        _folder.Write(name, ProfileBytes.Picture(name, profile, colour));
        byte[] found = Pixel();

        // JPEG rounds before the conversion.
        int tolerance = Path.GetExtension(name) == ".jpg" ? 4 : 1;
        Assert.All(expected.Zip(found), pair => Assert.InRange(pair.Second, pair.First - tolerance, pair.First + tolerance));
    }

    private byte[] Pixel() => Assert.IsType<ImageSet>(Load("?rgb").Train).Image(0)[..3].ToArray();

    private DataSplits Load(string options = "") => DataLoader.Load((FileSpec)DataSpec.Parse(_folder.Root + options));
}
