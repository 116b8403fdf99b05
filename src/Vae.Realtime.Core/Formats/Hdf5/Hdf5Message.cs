namespace Vae.Realtime.Formats.Hdf5;

/// <summary>The kinds of messages in an object's header that are read here, by their numbers in the format.</summary>
internal enum Hdf5MessageKind
{
    Dataspace = 0x01,
    LinkInfo = 0x02,
    Datatype = 0x03,
    Link = 0x06,
    ExternalFiles = 0x07,
    Layout = 0x08,
    Filters = 0x0b,
    Attribute = 0x0c,
    Continuation = 0x10,
    SymbolTable = 0x11,
    AttributeInfo = 0x15,
}

/// <summary>A message of an object's header.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Shared">Whether it only says where else the message is.</param>
/// <param name="Begin">Its first byte.</param>
/// <param name="Length">Its bytes.</param>
internal readonly record struct Hdf5Message(Hdf5MessageKind Kind, bool Shared, int Begin, int Length);
