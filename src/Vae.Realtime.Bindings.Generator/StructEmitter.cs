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

        foreach (Declaration member in members.Where(NeedsBuffer))
        {
            WriteBuffer(writer, member);
        }

        writer.Close();
    }

    /// <summary>Arrays of anything but numbers cannot be fixed buffers in C#.</summary>
    private bool NeedsBuffer(Declaration member) => member.Length > 0 && !mapper.IsPrimitive(member);

    private void WriteMember(SourceWriter writer, Declaration member)
    {
        string type = mapper.Map(member);
        string name = Names.Field(member.Name);
        writer.Line(member.Length == 0 ? $"public {type} {name};"
            : NeedsBuffer(member) ? $"public {name}Buffer {name};"
            : $"public fixed {type} {name}[{member.Length}];");
    }

    /// <summary>An array of structs inside a struct: its elements as fields, and an indexer over them.</summary>
    private void WriteBuffer(SourceWriter writer, Declaration member)
    {
        string type = mapper.Map(member);
        writer.Declare($"{member.Length} elements in a row.", $"public struct {Names.Field(member.Name)}Buffer");
        writer.Open();
        for (int index = 0; index < member.Length; index++)
        {
            writer.Line($"public {type} Element{index};");
        }

        writer.Separate();
        writer.Line($"public ref {type} this[int index]");
        writer.Open();
        writer.Line("get");
        writer.Open();
        writer.Line($"ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, {member.Length}u, nameof(index));");
        writer.Line("return ref Unsafe.Add(ref Unsafe.AsRef(in Element0), index);");
        writer.Close();
        writer.Close();
        writer.Close();
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
