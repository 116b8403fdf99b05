namespace Vae.Realtime.Tests.Cli;

using Vae.Realtime.Tests.Data;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>Data that cannot be used: exit code 1, one line that names the file, and no model file.</summary>
[Collection(CliCollection.Name)]
public sealed class DataErrorTests : IDisposable
{
    // 8x8 pixels.
    private const string GreyJpeg =
        "/9j/4AAQSkZJRgABAgAAAQABAAD/2wBDAAg+Pkk+SVVVVVVVVWRdZGhoaGRkZGRoaGhwcHCDg4NwcHBoaHBwfHyDg4+Tj4eHg4eTk5ubm7q6srLZ2eD/////xABKAAEAAAAA"
        + "AAAAAAAAAAAAAAAAAQEAAAAAAAAAAAAAAAAAAAAAEAEAAAAAAAAAAAAAAAAAAAAAEQEAAAAAAAAAAAAAAAAAAAAA/8AAEQgACAAIAwEiAAIRAAMRAP/aAAwDAQACEQMRAD8A"
        + "AA//2Q==";

    private readonly TemporaryFolder _folder = TinyData.Folder();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Missing() => Refused("nothing.idx", "'nothing.idx'", "does not exist");

    [Fact]
    public void A_folder_without_images() => Refused(".", TinyData.Name, "train-images");

    [Fact]
    public void Cut_off()
    {
        byte[] whole = File.ReadAllBytes(_folder.File(TinyData.Name));
        _folder.Write("cut.idx", whole[..^1]);
        Refused("cut.idx", "'cut.idx'", "cut off");
    }

    [Fact]
    public void Cut_off_within_gzip()
    {
        byte[] packed = IdxBytes.Gzip(File.ReadAllBytes(_folder.File(TinyData.Name)));
        _folder.Write("cut.idx.gz", packed[..(packed.Length / 2)]);
        Refused("cut.idx.gz", "'cut.idx.gz'");
    }

    [Fact]
    public void Not_idx()
    {
        _folder.Write("photo.jpg", [0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]);
        Refused("photo.jpg", "'photo.jpg' cannot be decoded");
    }

    [Theory]
    [InlineData(100)]
    [InlineData(199)]
    public void A_folder_with_one_broken_JPEG(int length)
    {
        byte[] whole = Convert.FromBase64String(GreyJpeg);
        Directory.CreateDirectory(_folder.File("photos"));
        foreach (int index in Enumerable.Range(0, 9))
        {
            _folder.Write($"photos/{index}.jpg", whole);
        }

        VaeProcess.Run(_folder.Root, "data", "photos", "--out", "sheet.png").Succeeded();
        _folder.Write("photos/4.jpg", whole[..length]);
        Refused("photos", "'photos/4.jpg'", "cannot be decoded", "replace or remove");
    }

    [Fact]
    public void Labels_instead_of_images()
    {
        _folder.Write("labels.idx", IdxBytes.Counting(10));
        Refused("labels.idx", "'labels.idx'", "no images");
    }

    [Theory]
    [InlineData("a,b\n1,2\n,4\n", "row 3", "column 'a'", "missing")]
    [InlineData("a,b\n1,\n3,4\n", "row 2", "column 'b'", "missing")]
    [InlineData("a,b\n1,2\n3,4\n5,n/a\n", "row 4", "column 'b'", "'n/a' is not a number")]
    [InlineData("a,b\n1,2\n3\n", "row 3", "1 values", "2 columns")]
    [InlineData("a,b\n1,2\n3,4,5\n", "row 3", "3 values", "2 columns")]
    [InlineData("", "empty")]
    [InlineData("a,b\n", "no rows")]
    public void A_damaged_csv_file(string text, params string[] mentions)
    {
        File.WriteAllText(_folder.File("x.csv"), text);
        Refused("x.csv", ["'x.csv'", .. mentions]);
    }

    [Theory]
    [InlineData(1u << 30, 1u << 10, 1u)]
    [InlineData(1u << 31, 1u << 31, 1u << 31)]
    public void A_header_that_claims_more_than_memory_holds(uint images, uint height, uint width)
    {
        _folder.Write("huge.idx", IdxBytes.Of([images, height, width], [1, 2, 3]));
        Refused("huge.idx", "'huge.idx'", "promises");
    }

    [Fact]
    public void A_batch_larger_than_the_data()
    {
        VaeProcess.Run(_folder.Root, "train", "--data", TinyData.Name, "--batch", "301", "--out", "m.safetensors").Failed(1, "301", "300", "--batch");
        Assert.Equal([TinyData.Name], _folder.Names);
    }

    [Fact]
    public void An_architecture_for_images_of_another_shape()
    {
        File.WriteAllText(_folder.File("a.json"), """
            {"input":{"height":28,"width":28,"channels":1},"encoder":[],"latent":2,"decoder":[],"likelihood":"bernoulli"}
            """);
        VaeProcess.Run(_folder.Root, "train", "--data", TinyData.Name, "--arch", "a.json", "--out", "m.safetensors").Failed(1, "8x8x1", "28x28x1");
        Assert.Equal(["a.json", TinyData.Name], _folder.Names);
    }

    [Fact]
    public void An_architecture_that_is_none()
    {
        File.WriteAllText(_folder.File("a.json"), "{\"input\":");
        VaeProcess.Run(_folder.Root, "train", "--data", TinyData.Name, "--arch", "a.json", "--out", "m.safetensors").Failed(1, "'a.json'");
        VaeProcess.Run(_folder.Root, "train", "--data", TinyData.Name, "--arch", "none.json", "--out", "m.safetensors").Failed(1, "'none.json'");
    }

    [Fact]
    public void An_architecture_with_a_misspelt_key()
    {
        File.WriteAllText(_folder.File("a.json"), """
            {"input":{"height":8,"width":8,"channels":1},"encoder":[{"type":"linear","otu":4}],"latent":2,"decoder":[],"likelihood":"bernoulli"}
            """);
        VaeProcess.Run(_folder.Root, "train", "--data", TinyData.Name, "--arch", "a.json", "--out", "m.safetensors")
            .Failed(1, "'a.json'", "encoder[0].otu", "did you mean 'out'?");
    }

    private void Refused(string data, params string[] mentions)
    {
        string[] before = _folder.Names;
        VaeResult result = VaeProcess.Run(_folder.Root, "train", "--data", data, "--out", "m.safetensors");
        result.Failed(1, mentions);
        Assert.Empty(result.Output);
        Assert.Equal(before, _folder.Names);
    }
}
