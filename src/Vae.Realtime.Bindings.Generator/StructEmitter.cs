namespace Vae.Realtime.Bindings.Generator;

using System.Xml.Linq;

/// <summary>Writes structs and unions with C's layout.</summary>
internal sealed class StructEmitter(Registry registry, TypeMapper mapper)
{
    public void Write(SourceWriter writer, string name)
    {
        XElement element = registry.Type(name);
        bool union = (string?)element.Attribute("category") == "union";
        List<Declaration> members =
            [.. element.Elements("member").Where(Registry.IsVulkan).Select(member => Declaration.Of(member, registry))];
        writer.Declare(name + ".", (union ? "[StructLayout(LayoutKind.Explicit)] " : "") + $"public unsafe partial struct {Names.Type(name)}");
        writer.Open();
        foreach (Declaration member in members)
        {
            if (union)
            {
                WriteUnionMember(writer, member);
            }
            else
            {
                WriteMember(writer, member);
            }
        }

        writer.Close();
    }

    private void WriteMember(SourceWriter writer, Declaration member)
    {
        string type = mapper.Map(member);
        string name = Names.Field(member.Name);
        if (member.Length == 0)
        {
            writer.Line($"public {type} {name};");
        }
        else if (mapper.IsPrimitive(member))
        {
            writer.Line($"public fixed {type} {name}[{member.Length}];");
        }
        else
        {
            writer.Line($"public {name}Buffer {name};");
            WriteBuffer(writer, type, name + "Buffer", member.Length);
        }
    }

    /// <summary>An array of structs inside a struct: its elements as fields, and an indexer over them.</summary>
    private static void WriteBuffer(SourceWriter writer, string type, string name, int length)
    {
        writer.Declare($"{length} elements in a row.", $"public struct {name}");
        writer.Open();
        for (int index = 0; index < length; index++)
        {
            writer.Line($"public {type} Element{index};");
        }

        writer.Separate();
        writer.Line($"public ref {type} this[int index]");
        writer.Open();
        writer.Line("get");
        writer.Open();
        writer.Line($"ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, {length}u, nameof(index));");
        writer.Line("return ref Unsafe.Add(ref Unsafe.AsRef(in Element0), index);");
        writer.Close();
        writer.Close();
        writer.Close();
        writer.Separate();
    }

    /// <summary>Arrays in unions become one field per element (<c>Float32_0</c>), all of them four bytes wide in Vulkan.</summary>
    private void WriteUnionMember(SourceWriter writer, Declaration member)
    {
        string type = mapper.Map(member);
        string name = Names.Field(member.Name);
        if (member.Length == 0)
        {
            writer.Line($"[FieldOffset(0)] public {type} {name};");
            return;
        }

        if (type is not ("int" or "uint" or "float"))
        {
            throw new NotSupportedException($"an array of {type} in a union is not supported");
        }

        for (int index = 0; index < member.Length; index++)
        {
            writer.Line($"[FieldOffset({4 * index})] public {type} {name}_{index};");
        }
    }
}
