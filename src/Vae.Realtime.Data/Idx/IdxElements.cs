namespace Vae.Realtime.Data.Idx;

using System.Buffers.Binary;

/// <summary>What the types of elements are called, how large they are, and how they are read: numbers of several bytes are big-endian.</summary>
internal static class IdxElements
{
    /// <summary>Bytes of an element.</summary>
    public static int Bytes(this IdxElement element) => element switch
    {
        IdxElement.UnsignedByte or IdxElement.SignedByte => 1,
        IdxElement.Short => 2,
        IdxElement.Double => 8,
        _ => 4,
    };

    /// <summary>What a person calls such elements.</summary>
    public static string Name(this IdxElement element) => element switch
    {
        IdxElement.UnsignedByte => "bytes",
        IdxElement.SignedByte => "signed bytes",
        IdxElement.Short => "16-bit integers",
        IdxElement.Int => "32-bit integers",
        IdxElement.Float => "32-bit floats",
        _ => "64-bit floats",
    };

    /// <summary>Reads the element that the bytes begin with.</summary>
    public static double Read(this IdxElement element, ReadOnlySpan<byte> bytes) => element switch
    {
        IdxElement.UnsignedByte => bytes[0],
        IdxElement.SignedByte => (sbyte)bytes[0],
        IdxElement.Short => BinaryPrimitives.ReadInt16BigEndian(bytes),
        IdxElement.Int => BinaryPrimitives.ReadInt32BigEndian(bytes),
        IdxElement.Float => BinaryPrimitives.ReadSingleBigEndian(bytes),
        _ => BinaryPrimitives.ReadDoubleBigEndian(bytes),
    };
}
