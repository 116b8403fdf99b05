namespace Vae.Realtime.Tests.Cli;

using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using Vae.Realtime.Tests.Formats;
using Xunit;

[Collection(CliCollection.Name)]
public sealed class PictureTests : IDisposable
{
    private const int Padding = 2;

    private readonly TemporaryFolder _folder = TinyData.Folder();

    public PictureTests() => TinyData.Train(_folder, "m.safetensors");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Samples_fill_the_grid_and_follow_the_seed()
    {
        Sample("a.png", "--grid", "5x3", "--no-labels");
        Sample("b.png", "--grid", "5x3", "--seed", "1", "--no-labels");
        Sample("c.png", "--grid", "5x3", "--seed", "2", "--no-labels");
        Assert.Equal(SheetOf(columns: 5, rows: 3), SizeOf("a.png"));
        byte[] first = File.ReadAllBytes(_folder.File("a.png"));
        Assert.Equal(first, File.ReadAllBytes(_folder.File("b.png")));
        Assert.NotEqual(first, File.ReadAllBytes(_folder.File("c.png")));
    }

    [Fact]
    public void Samples_are_eight_by_eight_unless_told_otherwise()
    {
        JsonElement json = Assert.Single(Sample("a.png", "--no-labels", "--json").Json());
        Assert.Equal("image width height", VaeResult.Keys(json));
        Assert.Equal("a.png", json.GetProperty("image").GetString());
        Assert.Equal(SheetOf(columns: 8, rows: 8), SizeOf("a.png"));
        Assert.Equal(SizeOf("a.png"), (json.GetProperty("width").GetInt32(), json.GetProperty("height").GetInt32()));
    }

    [Fact]
    public void Captions_stand_around_the_same_pictures()
    {
        Sample("bare.png", "--no-labels");
        JsonElement json = Assert.Single(Sample("labelled.png", "--json").Json());
        (int width, int height) = SizeOf("labelled.png");
        Assert.Equal((width, height), (json.GetProperty("width").GetInt32(), json.GetProperty("height").GetInt32()));
        Assert.True(width > SizeOf("bare.png").Width && height > SizeOf("bare.png").Height + 10, $"{width}x{height} has no captions");
    }

    [Theory]
    [InlineData(10, 10, 2, 8)]
    [InlineData(1, 1, 2, 8)]
    [InlineData(45, 20, 6, 6)]
    public void Reconstructions_stand_below_their_originals(int count, int columns, int rows, int scale)
    {
        string number = count.ToString(CultureInfo.InvariantCulture);
        VaeProcess.Run(
            _folder.Root, "reconstruct", "m.safetensors", "--data", TinyData.Name, "--count", number, "--no-labels", "--out", "r.png").Succeeded();
        Assert.Equal(SheetOf(columns, rows, scale), SizeOf("r.png"));
    }

    [Fact]
    public void Fewer_examples_than_were_asked_for_are_all_shown()
    {
        VaeResult result = VaeProcess.Run(
            _folder.Root, "reconstruct", "m.safetensors", "--data", TinyData.Name, "--count", "60", "--out", "r.png");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"there are {TinyData.TestCount} examples, not 60", Assert.Single(result.Errors), StringComparison.Ordinal);
        VaeProcess.Run(_folder.Root, "reconstruct", "m.safetensors", "--data", TinyData.Name, "--count", "50", "--out", "s.png").Succeeded();
        Assert.Equal(File.ReadAllBytes(_folder.File("s.png")), File.ReadAllBytes(_folder.File("r.png")));
    }

    [Fact]
    public void Damaged_inputs_stand_above_reconstructions_and_originals()
    {
        byte[] Restored(string name, params string[] more)
        {
            VaeProcess.Run(_folder.Root, ["reconstruct", "m.safetensors", "--data", TinyData.Name, "--out", name, .. more]).Succeeded();
            return File.ReadAllBytes(_folder.File(name));
        }

        byte[] first = Restored("a.png", "--corrupt", "noise=0.3,mask=0.2", "--no-labels");
        Assert.Equal(SheetOf(columns: 10, rows: 3), SizeOf("a.png"));
        Assert.Equal(first, Restored("b.png", "--corrupt", "noise=0.3,mask=0.2", "--seed", "1", "--no-labels"));
        Assert.NotEqual(first, Restored("c.png", "--corrupt", "noise=0.3,mask=0.2", "--seed", "2", "--no-labels"));
        Assert.Equal(Restored("d.png"), Restored("e.png", "--seed", "2"));
        VaeProcess.Run(_folder.Root, "reconstruct", "m.safetensors", "--data", TinyData.Name, "--corrupt", "shift=2", "--out", "f.png")
            .Failed(2, "--corrupt", "shift");
    }

    [Fact]
    public void Pictures_have_no_table_of_numbers()
    {
        VaeProcess.Run(_folder.Root, "reconstruct", "m.safetensors", "--data", TinyData.Name, "--out", "r.png", "--csv", "r.csv")
            .Failed(1, "--csv", TinyData.Name);
        Assert.Equal(["m.safetensors", TinyData.Name], _folder.Names);
    }

    private VaeResult Sample(string file, params string[] more) =>
        VaeProcess.Run(_folder.Root, ["sample", "m.safetensors", "--out", file, .. more]).Succeeded();

    // A pixel becomes a square of up to 8, so that the sheet stays about a thousand pixels wide.
    private static (int Width, int Height) SheetOf(int columns, int rows, int scale = 8)
    {
        int Length(int cells) => Padding + (cells * ((TinyData.Side * scale) + Padding));
        return (Length(columns), Length(rows));
    }

    // PNG, second edition, 11.2.2: the first chunk after the signature of 8 bytes is IHDR, which begins with width and height.
    private (int Width, int Height) SizeOf(string name)
    {
        byte[] png = File.ReadAllBytes(_folder.File(name));
        Assert.Equal("PNG\r\n\x1a\n"u8, png.AsSpan(1, 7));
        return (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }
}
