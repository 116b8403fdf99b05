namespace Vae.Realtime.Tests.Data;

using Vae.Realtime.Data.Idx;
using Vae.Realtime.Tests.Formats;
using Xunit;

public sealed class IdxHostileTests : IDisposable
{
    private const long MuchMemory = 1 << 20;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<uint[]> Impossible => new()
    {
        new uint[] { 1 << 20, 1 << 20 },
        new uint[] { uint.MaxValue },
        new uint[] { uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue },
        new uint[] { 1 << 30, 28, 28 },
        new uint[] { 0, uint.MaxValue, 28 },
        new uint[] { 1_000_000_000 },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Impossible))]
    public void A_header_that_claims_too_much_costs_no_memory(uint[] sizes)
    {
        byte[] file = IdxBytes.Of(sizes, []);
        foreach (byte[] content in new[] { file, IdxBytes.Gzip(file) })
        {
            string path = _folder.Write("x", content);
            long before = GC.GetAllocatedBytesForCurrentThread();
            UserError.Of(() => IdxFile.Load(path), path, string.Join('x', sizes));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MuchMemory);
        }
    }

    [Fact]
    public void A_packed_header_that_claims_what_its_size_could_hold_takes_memory_only_as_data_arrive()
    {
        // Random bytes do not compress: a megabyte of them could be a gigabyte by the ratio alone, yet is not.
        byte[] data = new byte[1 << 20];
        new Random(2).NextBytes(data);
        string path = _folder.Write("x", IdxBytes.Gzip(IdxBytes.Of([1_000_000_000], data)));
        long before = GC.GetAllocatedBytesForCurrentThread();
        UserError.Of(() => IdxFile.Load(path), path, "it unpacks to 1,048,576");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 * MuchMemory);
    }

    [Fact]
    public void Every_truncation_of_a_plain_file_is_refused()
    {
        byte[] file = IdxBytes.Counting(2, 3, 4);
        for (int length = 0; length < file.Length; length++)
        {
            string path = _folder.Write("x", file[..length]);
            UserError.Of(() => IdxFile.Load(path), path);
        }
    }

    [Fact]
    public void Every_truncation_of_a_packed_file_is_refused_unless_only_its_end_mark_is_missing()
    {
        byte[] data = IdxBytes.Data(2, 3, 4);
        byte[] file = IdxBytes.Gzip(IdxBytes.Of([2, 3, 4], data));

        // Checksum, length, and the byte with the bits that end the last block: without these all data are there still.
        const int EndMark = 4 + 4 + 1;
        for (int length = 0; length < file.Length; length++)
        {
            string path = _folder.Write("x", file[..length]);
            bool read = UserError.OrSuccess(() => Assert.Equal(data, IdxFile.Load(path).Data));
            Assert.True(!read || length >= file.Length - EndMark, $"{length} of {file.Length} bytes were taken for all");
        }
    }

    [Fact]
    public void Random_damage_is_refused_or_harmless()
    {
        Random random = new(4);
        byte[] plain = IdxBytes.Counting(5, 6, 7);
        byte[] packed = IdxBytes.Gzip(plain);
        for (int round = 0; round < 2000; round++)
        {
            byte[] file = [.. round % 2 == 0 ? plain : packed];
            file[random.Next(round % 4 < 2 ? 20 : file.Length)] = (byte)random.Next(256);
            string path = _folder.Write("x", file);
            UserError.OrSuccess(() => IdxFile.Load(path));
        }
    }

    [Fact]
    public void A_damaged_checksum_is_noticed()
    {
        byte[] file = IdxBytes.Gzip(IdxBytes.Counting(5, 6, 7));
        file[^8] ^= 1;
        string path = _folder.Write("x", file);
        UserError.Of(() => IdxFile.Load(path), path, "damaged");
    }

    [Fact]
    public void More_data_than_promised_is_refused()
    {
        byte[] file = [.. IdxBytes.Counting(2, 3), 0];
        UserError.Of(() => IdxFile.Load(_folder.Write("x", file)), "more follows");
        UserError.Of(() => IdxFile.Load(_folder.Write("x", IdxBytes.Gzip(file))), "more follows");
    }

    [Fact]
    public void What_is_not_idx_is_named_as_such()
    {
        UserError.Of(() => IdxFile.Load(_folder.Write("x", "\x89PNG\r\n"u8.ToArray())), "not an IDX file", "it begins with the bytes C289504E");
        UserError.Of(() => IdxFile.Load(_folder.Write("x", [])), "not an IDX file", "empty");
        UserError.Of(() => IdxFile.Load(_folder.Write("x", [0x1f, 0x8b, 1, 2, 3])), "x", "damaged");
        UserError.Of(() => IdxFile.Load(_folder.Write("x", [0, 0, 0x0a, 1, 0, 0, 0, 0])), "type 0x0a", "0x0d (32-bit floats)");
        UserError.Of(() => IdxFile.Load(_folder.Write("x", [0, 0, 0x08, 0])), "0 dimensions");
        UserError.Of(() => IdxFile.Load(_folder.Write("x", [0, 0, 0x08, 5, .. new byte[20]])), "5 dimensions");
        UserError.Of(() => IdxFile.Load(_folder.Write("x", [0, 0, 0x08, 2, 0, 0])), "within its header");
    }

    [Fact]
    public void Missing_files_and_folders_say_so()
    {
        UserError.Of(() => IdxFile.Load(_folder.File("none")), "none", "does not exist");
        UserError.Of(() => IdxFile.Load(_folder.Root), "is a folder");
    }
}
