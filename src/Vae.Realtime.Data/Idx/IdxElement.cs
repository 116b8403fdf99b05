namespace Vae.Realtime.Data.Idx;

/// <summary>The type of an IDX file's elements, with its number in the file.</summary>
internal enum IdxElement : byte
{
    UnsignedByte = 0x08,
    SignedByte = 0x09,
    Short = 0x0B,
    Int = 0x0C,
    Float = 0x0D,
    Double = 0x0E,
}
