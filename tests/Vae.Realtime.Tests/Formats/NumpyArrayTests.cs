namespace Vae.Realtime.Tests.Formats;

using System.Text;
using Vae.Realtime.Formats;
using Xunit;

public sealed class NumpyArrayTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    internal static string Header(string type, string shape, bool fortran = false) =>
        $"{{'descr': '{type}', 'fortran_order': {fortran}, 'shape': {shape}, }}    \n";

    [Theory]
    [InlineData("<f2", new byte[] { 0x00, 0x3e, 0x00, 0xc0 }, 1.5, -2)]
    [InlineData(">f2", new byte[] { 0x3e, 0x00, 0xc0, 0x00 }, 1.5, -2)]
    [InlineData("<f4", new byte[] { 0, 0, 0xc0, 0x3f, 0, 0, 0, 0xc0 }, 1.5, -2)]
    [InlineData(">f8", new byte[] { 0x3f, 0xf8, 0, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0 }, 1.5, -2)]
    [InlineData("|i1", new byte[] { 0xff, 0x02 }, -1, 2)]
    [InlineData("|u1", new byte[] { 0xff, 0x02 }, 255, 2)]
    [InlineData("|b1", new byte[] { 1, 0 }, 1, 0)]
    [InlineData("<i2", new byte[] { 0xfe, 0xff, 1, 0 }, -2, 1)]
    [InlineData(">u2", new byte[] { 0xff, 0xfe, 0, 1 }, 65534, 1)]
    [InlineData("<i4", new byte[] { 0xfe, 0xff, 0xff, 0xff, 1, 0, 0, 0 }, -2, 1)]
    [InlineData("<u4", new byte[] { 0xfe, 0xff, 0xff, 0xff, 1, 0, 0, 0 }, 4294967294, 1)]
    [InlineData("<i8", new byte[] { 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 0, 0, 0, 0, 0, 0, 0 }, -2, 1)]
    [InlineData("<u8", new byte[] { 3, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0 }, 3, 1)]
    public void Every_type_of_number_is_read(string type, byte[] data, double first, double second)
    {
        NumpyArray array = NumpyArray.Load(_folder.Write("a.npy", NpyBytes.OfHeader(Header(type, "(2,)"), data)));
        Assert.Equal([2], array.Header.Shape);
        Assert.Equal([(float)first, (float)second], array.ToFloats());
    }

    [Theory]
    [InlineData(false, new float[] { 0, 1, 2, 3, 4, 5 })]
    [InlineData(true, new float[] { 0, 2, 4, 1, 3, 5 })]
    public void Both_orders_of_indices_are_read(bool fortran, float[] expected)
    {
        NumpyArray array = NumpyArray.Load(_folder.Write("a.npy", NpyBytes.OfHeader(Header("|u1", "(2, 3)", fortran), [0, 1, 2, 3, 4, 5])));
        Assert.Equal(expected, array.ToFloats());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Versions_one_to_three_are_read_in_any_order_of_members(byte version)
    {
        string header = "{\"shape\": (1L, 2), 'descr': \"|u1\",'fortran_order':False}";
        NumpyArray array = NumpyArray.Load(_folder.Write("a.npy", NpyBytes.OfHeader(header, [7, 8], version)));
        Assert.Equal([1, 2], array.Header.Shape);
        Assert.Equal([7f, 8], array.ToFloats());
    }

    [Fact]
    public void Scalars_and_empty_arrays_are_read()
    {
        Assert.Equal([9f], NumpyArray.Load(_folder.Write("a.npy", NpyBytes.OfHeader(Header("|u1", "()"), [9]))).ToFloats());
        Assert.Empty(NumpyArray.Load(_folder.Write("b.npy", NpyBytes.OfHeader(Header("<f4", "(0, 3)"), []))).ToFloats());
    }

    [Theory]
    [InlineData("|O", "object")]
    [InlineData("<c8", "complex")]
    [InlineData("<M8[ns]", "time")]
    [InlineData("|V2", "'|V2'")]
    [InlineData("<f3", "'<f3'")]
    [InlineData("<f16", "'<f16'")]
    [InlineData("", "''")]
    public void Elements_that_are_no_numbers_are_refused(string type, string words) =>
        UserError.Of(() => NumpyArray.Load(_folder.Write("a.npy", NpyBytes.OfHeader(Header(type, "(1,)"), new byte[16]))), "a.npy", words, "astype");

    [Theory]
    [InlineData("|S3", new byte[] { 0x61, 0x62, 0, 0x63, 0, 0 }, "ab", "c")]
    [InlineData("<U1", new byte[] { 0xe9, 0, 0, 0, 0x62, 0, 0, 0 }, "é", "b")]
    [InlineData(">U1", new byte[] { 0, 0, 0, 0xe9, 0, 0, 0, 0x62 }, "é", "b")]
    [InlineData("|i1", new byte[] { 0xff, 0x02 }, "-1", "2")]
    public void Texts_are_read_and_are_no_tensors(string type, byte[] data, string first, string second)
    {
        NumpyArray array = NumpyArray.Load(_folder.Write("a.npy", NpyBytes.OfHeader(Header(type, "(2,)"), data)));
        Assert.Equal([first, second], array.ToTexts());
        if (array.Header.IsText)
        {
            UserError.Of(() => array.ToTensor("a"), "a.npy", "text", "astype");
            Assert.Throws<InvalidOperationException>(array.ToFloats);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{'descr': '<f4', 'fortran_order': False}")]
    [InlineData("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': ()}")]
    [InlineData("{'descr': '<f4', 'fortran_order': Maybe, 'shape': ()}")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1 2)}")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)}")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': ()} import os")]
    [InlineData("{'descr': '<f4")]
    public void Damaged_headers_are_refused(string header) =>
        UserError.Of(() => NumpyArray.Load(_folder.Write("a.npy", NpyBytes.OfHeader(header, new byte[4]))), "a.npy", "damaged", "again");

    [Fact]
    public void Claims_beyond_the_file_are_refused()
    {
        void Refused(byte[] file, params string[] words) =>
            UserError.Of(() => NumpyArray.Load(_folder.Write("a.npy", file)), ["a.npy", .. words]);

        Refused([], "not a NumPy file");
        Refused([0x93, .. "NUMPY"u8], "not a NumPy file");
        Refused(Encoding.ASCII.GetBytes("0.5,0.25,1,2"), "not a NumPy file");
        Refused(NpyBytes.OfHeader(Header("<f4", "(2,)"), new byte[7]), "8 bytes", "7", "cut off");
        Refused(NpyBytes.OfHeader(Header("<f4", "(2,)"), new byte[9]), "8 bytes", "9");
        Refused(NpyBytes.OfHeader(Header("<f8", "(2147483647, 4)"), []), "cut off");
        Refused(NpyBytes.OfHeader(Header("<f8", "(4294967296, 4294967296)"), []), "larger than any file");
        Refused(NpyBytes.OfHeader(Header("<f4", "(1,)"), new byte[4], version: 9), "version 9");
        Refused([0x93, .. "NUMPY"u8, 2, 0, 255, 255, 255, 255, 0], "4,294,967,295");
        byte[] whole = NpyBytes.OfHeader(Header("<f4", "(2,)"), new byte[8]);
        for (int length = 0; length < whole.Length; length++)
        {
            Refused(whole[..length]);
        }
    }
}
