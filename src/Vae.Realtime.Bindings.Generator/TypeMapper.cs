namespace Vae.Realtime.Bindings.Generator;

using System.Xml.Linq;

/// <summary>Says which C# type stands for a type of vk.xml.</summary>
internal sealed class TypeMapper(Registry registry, UsedList used)
{
    /// <summary>C's own types and the plain aliases of vk.xml.</summary>
    public static readonly IReadOnlyDictionary<string, string> Primitives = new Dictionary<string, string>
    {
        ["void"] = "void",
        ["char"] = "byte",
        ["float"] = "float",
        ["double"] = "double",
        ["int8_t"] = "sbyte",
        ["uint8_t"] = "byte",
        ["int16_t"] = "short",
        ["uint16_t"] = "ushort",
        ["int32_t"] = "int",
        ["uint32_t"] = "uint",
        ["int64_t"] = "long",
        ["uint64_t"] = "ulong",
        ["size_t"] = "nuint",
        ["int"] = "int",
        ["VkBool32"] = "Bool32",
        ["VkDeviceSize"] = "ulong",
        ["VkDeviceAddress"] = "ulong",
        ["VkSampleMask"] = "uint",
        ["VkFlags"] = "uint",
        ["VkFlags64"] = "ulong",
    };

    /// <summary>The C# type of a declaration without its array part.</summary>
    public string Map(Declaration declaration) => Map(declaration.Type) + new string('*', declaration.Pointers);

    public string Map(string type)
    {
        if (Primitives.TryGetValue(type, out string? primitive))
        {
            return primitive;
        }

        XElement element = registry.Type(type);
        if ((string?)element.Attribute("category") == "bitmask" && BitsOf(type) == null)
        {
            return Map((string)element.Element("type")!);
        }

        return Names.Type(type);
    }

    /// <summary>The enum that holds the bits of a flags type; null for a flags type without bits, which stays a plain number.</summary>
    public string? BitsOf(string bitmask)
    {
        XElement element = registry.Type(bitmask);
        string? bits = (string?)element.Attribute("requires") ?? (string?)element.Attribute("bitvalues");
        return bits ?? (used.Flags.Contains(Names.Type(bitmask)) ? bitmask.Replace("Flags", "FlagBits", StringComparison.Ordinal) : null);
    }

    /// <summary>True when an array of it can be a C# fixed buffer.</summary>
    public bool IsPrimitive(Declaration declaration) =>
        declaration.Pointers == 0 && Map(declaration.Type) is "byte" or "sbyte" or "short" or "ushort" or "int" or "uint" or "long" or "ulong" or "float" or "double";
}
