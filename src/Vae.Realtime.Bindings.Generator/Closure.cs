namespace Vae.Realtime.Bindings.Generator;

using System.Xml.Linq;

/// <summary>Everything that the used commands and structs name, directly or through their members.</summary>
internal sealed class Closure
{
    private readonly Registry _registry;
    private readonly TypeMapper _mapper;
    private readonly HashSet<string> _seen = [];

    public Closure(Registry registry, UsedList used, TypeMapper mapper)
    {
        _registry = registry;
        _mapper = mapper;
        IEnumerable<string> commands = used.Commands
            .Concat(used.Extensions.SelectMany(extension => extension.Commands.Select(command => command + extension.Vendor)));
        foreach (string command in commands)
        {
            XElement element = registry.Command("vk" + command);
            Add((string)element.Element("proto")!.Element("type")!);
            AddAll(element.Elements("param"));
        }

        foreach (string type in used.Structs)
        {
            Add("Vk" + type);
        }
    }

    /// <summary>Names of vk.xml, each list sorted.</summary>
    public SortedSet<string> Structs { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Handles { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Enums { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> FunctionPointers { get; } = new(StringComparer.Ordinal);

    private void AddAll(IEnumerable<XElement> declarations)
    {
        foreach (XElement declaration in declarations.Where(Registry.IsVulkan))
        {
            Add((string)declaration.Element("type")!);
        }
    }

    private void Add(string type)
    {
        if (TypeMapper.Primitives.ContainsKey(type) || !_seen.Add(type))
        {
            return;
        }

        XElement element = _registry.Type(type);
        switch (_registry.Category(type))
        {
            case "struct" or "union":
                Structs.Add(type);
                AddAll(element.Elements("member"));
                break;
            case "handle":
                Handles.Add(type);
                break;
            case "enum":
                Enums.Add(type);
                break;
            case "bitmask" when _mapper.BitsOf(type) is string bits:
                Enums.Add(bits);
                break;
            case "bitmask":
                break;
            case "funcpointer":
                FunctionPointers.Add(type);
                foreach (XElement used in element.Elements("type"))
                {
                    Add(used.Value);
                }

                break;
            default:
                throw new NotSupportedException($"type '{type}' of vk.xml is of a kind that is not supported");
        }
    }
}
