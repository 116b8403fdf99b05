namespace Vae.Realtime.Bindings.Generator;

using System.Globalization;
using System.Xml.Linq;

/// <summary>One member of an enum: its name in vk.xml, its value, and the extension it needs (null: core).</summary>
internal sealed record EnumMember(string Name, long Value, string? Extension);

/// <summary>Collects the members of an enum from its own list, the core versions and the extensions.</summary>
internal sealed class EnumMembers
{
    private readonly Registry _registry;
    private readonly ILookup<string, EnumMember> _added;

    public EnumMembers(Registry registry)
    {
        _registry = registry;
        _added = Added(registry.Root).ToLookup(pair => pair.Extends, pair => pair.Member);
    }

    /// <summary>All members without aliases, in the order of vk.xml; a member that several places add is listed once.</summary>
    public List<EnumMember> Of(string enumName)
    {
        IEnumerable<EnumMember> own = (_registry.Enums(enumName)?.Elements("enum") ?? [])
            .Where(IsValue)
            .Select(element => new EnumMember(Name(element), Value(element, 0), null));
        return [.. own.Concat(_added[enumName]).DistinctBy(member => member.Name)];
    }

    private static IEnumerable<(string Extends, EnumMember Member)> Added(XElement root)
    {
        // Core versions first: what both a version and an extension add is core.
        IEnumerable<XElement> features = root.Elements("feature").Where(Registry.IsVulkan);
        IEnumerable<XElement> extensions = root.Elements("extensions").Elements("extension")
            .Where(extension => ((string?)extension.Attribute("supported"))?.Split(',').Contains("vulkan") == true);
        foreach (XElement source in features.Concat(extensions))
        {
            string? extension = source.Name == "extension" ? Name(source) : null;
            int number = extension == null ? 0 : (int)source.Attribute("number")!;
            foreach (XElement element in source.Elements("require").Where(Registry.IsVulkan).Elements("enum").Where(IsValue))
            {
                if ((string?)element.Attribute("extends") is string extends)
                {
                    yield return (extends, new EnumMember(Name(element), Value(element, number), extension));
                }
            }
        }
    }

    private static bool IsValue(XElement element) => element.Attribute("alias") == null && Registry.IsVulkan(element);

    private static string Name(XElement element) => (string)element.Attribute("name")!;

    /// <summary>Extension values follow the registry's scheme: 1,000,000,000 + 1,000 (number - 1) + offset.</summary>
    private static long Value(XElement element, int extensionNumber)
    {
        if ((string?)element.Attribute("value") is string value)
        {
            return value.StartsWith("0x", StringComparison.Ordinal)
                ? long.Parse(value.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                : long.Parse(value, CultureInfo.InvariantCulture);
        }

        if ((int?)element.Attribute("bitpos") is int bit)
        {
            return 1L << bit;
        }

        int number = (int?)element.Attribute("extnumber") ?? extensionNumber;
        long offset = 1_000_000_000L + (1000L * (number - 1)) + (int)element.Attribute("offset")!;
        return (string?)element.Attribute("dir") == "-" ? -offset : offset;
    }
}
