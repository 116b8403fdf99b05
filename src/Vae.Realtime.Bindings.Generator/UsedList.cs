namespace Vae.Realtime.Bindings.Generator;

/// <summary>An extension class to write: its name in vk.xml, what it hangs on, and the commands wanted of it.</summary>
internal sealed record UsedExtension(string Name, bool IsDevice, List<string> Commands)
{
    /// <summary>The vendor's tag, <c>KHR</c> in <c>VK_KHR_surface</c>.</summary>
    public string Vendor => Name.Split('_')[1];
}

/// <summary>What the product uses of Vulkan, read from a text file with one name a line under [section] headings.</summary>
internal sealed class UsedList
{
    public List<string> Commands { get; } = [];

    public List<UsedExtension> Extensions { get; } = [];

    public List<string> Structs { get; } = [];

    /// <summary>Extensions of which only the enum members are wanted.</summary>
    public List<string> Members { get; } = [];

    /// <summary>Flag types that are enums although this vk.xml gives them no bits.</summary>
    public List<string> Flags { get; } = [];

    /// <summary>Every extension whose enum members are written.</summary>
    public HashSet<string> MemberExtensions => [.. Members, .. Extensions.Select(extension => extension.Name)];

    /// <exception cref="InvalidDataException">A heading is unknown, or a name stands before the first one.</exception>
    public static UsedList Read(string path)
    {
        var used = new UsedList();
        List<string>? section = null;
        foreach (string line in File.ReadLines(path).Select(line => line.Trim()))
        {
            if (line.StartsWith('['))
            {
                section = used.Section(line.Trim('[', ']').Split(' '))
                    ?? throw new InvalidDataException($"{path}: unknown section {line}");
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                (section ?? throw new InvalidDataException($"{path}: '{line}' stands before the first section")).Add(line);
            }
        }

        return used;
    }

    private List<string>? Section(string[] heading)
    {
        switch (heading)
        {
            case ["commands"]:
                return Commands;
            case ["structs"]:
                return Structs;
            case ["members"]:
                return Members;
            case ["flags"]:
                return Flags;
            case ["extension", string name, "instance" or "device"]:
                var extension = new UsedExtension(name, heading[2] == "device", []);
                Extensions.Add(extension);
                return extension.Commands;
            default:
                return null;
        }
    }
}
