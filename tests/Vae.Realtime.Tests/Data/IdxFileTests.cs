namespace Vae.Realtime.Tests.Data;

using Vae.Realtime.Data.Idx;
using Vae.Realtime.Tests.Formats;
using Xunit;

public sealed class IdxFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(5u)]
    [InlineData(2u, 3u)]
    [InlineData(2u, 3u, 4u)]
    [InlineData(2u, 3u, 4u, 5u)]
    [InlineData(0u, 28u, 28u)]
    public void One_to_four_sizes_are_read_plain_or_packed_whatever_the_name(params uint[] sizes)
    {
        byte[] file = IdxBytes.Counting(sizes);
        foreach (byte[] content in new[] { file, IdxBytes.Gzip(file) })
        {
            IdxTensor tensor = IdxFile.Load(_folder.Write("x.gz", content));
            Assert.Equal(sizes.Select(size => (int)size), tensor.Shape);
            Assert.Equal(IdxBytes.Data(sizes), tensor.Data);
        }
    }

    [Fact]
    public void Packed_data_far_larger_than_its_file_are_read_whole()
    {
        uint[] sizes = [3000, 28, 28];
        byte[] data = new byte[3000 * 28 * 28];
        data[^1] = 9;
        IdxTensor tensor = IdxFile.Load(_folder.Write("x", IdxBytes.Gzip(IdxBytes.Of(sizes, data))));
        Assert.Equal(data, tensor.Data);
    }

    [Fact]
    public void Random_shapes_and_contents_survive()
    {
        Random random = new(1);
        for (int round = 0; round < 50; round++)
        {
            uint[] sizes = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => (uint)random.Next(1, 9))];
            byte[] data = IdxBytes.Data(sizes);
            random.NextBytes(data);
            byte[] file = IdxBytes.Of(sizes, data);
            IdxTensor tensor = IdxFile.Load(_folder.Write("x", round % 2 == 0 ? file : IdxBytes.Gzip(file)));
            Assert.Equal(sizes.Select(size => (int)size), tensor.Shape);
            Assert.Equal(data, tensor.Data);
        }
    }
}
