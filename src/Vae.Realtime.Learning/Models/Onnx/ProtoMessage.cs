namespace Vae.Realtime.Learning.Models.Onnx;

using System.Buffers;
using Google.Protobuf;

/// <summary>A message of protocol buffers that is written field by field.</summary>
internal sealed class ProtoMessage
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>What was written so far.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    /// <summary>Appends a whole number.</summary>
    public ProtoMessage Whole(int field, long value) =>
        Append(field, WireFormat.WireType.Varint, CodedOutputStream.ComputeInt64Size(value), output => output.WriteInt64(value));

    /// <summary>Appends a 32-bit float.</summary>
    public ProtoMessage Real(int field, float value) =>
        Append(field, WireFormat.WireType.Fixed32, sizeof(float), output => output.WriteFloat(value));

    /// <summary>Appends a text.</summary>
    public ProtoMessage Text(int field, string value) =>
        Append(field, WireFormat.WireType.LengthDelimited, CodedOutputStream.ComputeStringSize(value), output => output.WriteString(value));

    /// <summary>Appends bytes.</summary>
    public ProtoMessage Bytes(int field, ReadOnlyMemory<byte> value)
    {
        ByteString bytes = UnsafeByteOperations.UnsafeWrap(value);
        return Append(field, WireFormat.WireType.LengthDelimited, CodedOutputStream.ComputeBytesSize(bytes), output => output.WriteBytes(bytes));
    }

    /// <summary>Appends messages, each as an entry of a repeated field.</summary>
    public ProtoMessage Messages(int field, params IEnumerable<ProtoMessage> values)
    {
        foreach (ProtoMessage value in values)
        {
            Bytes(field, value.Written);
        }

        return this;
    }

    private ProtoMessage Append(int field, WireFormat.WireType type, int size, Action<CodedOutputStream> write)
    {
        byte[] bytes = new byte[CodedOutputStream.ComputeTagSize(field) + size];
        using CodedOutputStream output = new(bytes);
        output.WriteTag(field, type);
        write(output);
        _bytes.Write(bytes);
        return this;
    }
}
