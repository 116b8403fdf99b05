namespace Vae.Realtime.Bindings.Generator;

using System.Xml.Linq;

/// <summary>vk.xml, indexed by name. Parts for Vulkan SC only and disabled extensions are left out.</summary>
internal sealed class Registry
{
    private readonly Dictionary<string, XElement> _types = [];
    private readonly Dictionary<string, XElement> _commands = [];
    private readonly Dictionary<string, XElement> _enums = [];

    private Registry(XElement root)
    {
        Root = root;
        foreach (XElement type in root.Elements("types").Elements("type").Where(IsVulkan))
        {
            _types[NameOf(type)] = type;
        }

        foreach (XElement command in root.Elements("commands").Elements("command").Where(IsVulkan))
        {
            _commands[(string?)command.Attribute("name") ?? (string)command.Element("proto")!.Element("name")!] = command;
        }

        foreach (XElement enums in root.Elements("enums"))
        {
            _enums[(string)enums.Attribute("name")!] = enums;
        }
    }

    public XElement Root { get; }

    /// <summary>The version that the registry describes, such as 1.3.239.</summary>
    public string Version
    {
        get
        {
            string complete = Type("VK_HEADER_VERSION_COMPLETE").Value;
            string[] parts = complete[complete.LastIndexOf('(')..].Trim('(', ')', ' ').Split(',', StringSplitOptions.TrimEntries);
            string patch = Type("VK_HEADER_VERSION").Value.Split(' ')[^1];
            return $"{parts[1]}.{parts[2]}.{patch}";
        }
    }

    public static Registry Load(string path) => new(XDocument.Load(path).Root!);

    public static bool IsVulkan(XElement element) =>
        ((string?)element.Attribute("api"))?.Split(',').Contains("vulkan") != false;

    /// <exception cref="InvalidDataException">vk.xml has no such type.</exception>
    public XElement Type(string name) => Find(_types, name, "type");

    /// <exception cref="InvalidDataException">vk.xml has no such command.</exception>
    public XElement Command(string name) => Find(_commands, name, "command");

    /// <summary>The values of an enum or set of constants; null where vk.xml lists none.</summary>
    public XElement? Enums(string name) => _enums.GetValueOrDefault(name);

    public string Category(string typeName) => (string?)Type(typeName).Attribute("category") ?? "basic";

    private static string NameOf(XElement type) => (string?)type.Attribute("name") ?? (string)type.Element("name")!;

    private static XElement Find(Dictionary<string, XElement> index, string name, string kind) =>
        index.GetValueOrDefault(name) ?? throw new InvalidDataException($"vk.xml has no {kind} '{name}'");
}
