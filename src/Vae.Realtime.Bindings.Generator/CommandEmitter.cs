namespace Vae.Realtime.Bindings.Generator;

using System.Xml.Linq;

/// <summary>Writes commands as methods that call through a function pointer.</summary>
internal sealed class CommandEmitter(Registry registry, TypeMapper mapper)
{
    /// <summary>Commands after which <c>Vk</c> notes what they made, and the parameter that points to it.</summary>
    private static readonly Dictionary<string, string> Noted = new() { ["CreateInstance"] = "pInstance", ["CreateDevice"] = "pDevice" };

    /// <summary>The dispatchable handle that a core command is given first; <c>Loader</c> for commands before there is one.</summary>
    public string Subject(string command)
    {
        string type = (string)registry.Command("vk" + command).Elements("param").First().Element("type")!;
        return type.StartsWith("Vk", StringComparison.Ordinal) && registry.Category(type) == "handle" ? Names.Type(type) : "Loader";
    }

    /// <summary>A method of <c>Vk</c>. Its pointer is looked up at its first call.</summary>
    public void WriteCore(SourceWriter writer, string command)
    {
        string field = $"_{char.ToLowerInvariant(command[0])}{command[1..]}";
        writer.Separate();
        writer.Line($"private nint {field};");
        string? made = Noted.GetValueOrDefault(command);
        WriteMethod(writer, "vk" + command, "", $"({field} != 0 ? {field} : Resolve(ref {field}, \"vk{command}\"))", made);
    }

    /// <summary>The class of an extension. Its pointers are looked up when it is made, all or none.</summary>
    public void WriteExtension(SourceWriter writer, UsedExtension extension)
    {
        string name = Names.ExtensionClass(extension.Name);
        string kind = extension.IsDevice ? "Device" : "Instance";
        writer.Declare(extension.Name + ".", $"public sealed unsafe class {name} : NativeExtension<Vk>, I{kind}Extension<{name}>");
        writer.Open();
        writer.Line($"public const string ExtensionName = \"{extension.Name}\";");
        writer.Separate();
        writer.Line("private readonly nint[] _functions;");
        writer.Separate();
        writer.Line($"private {name}(nint[] functions) => _functions = functions;");
        writer.Separate();
        writer.Line("static IReadOnlyList<string> IExtension.Commands =>");
        writer.Line("[");
        foreach (string command in extension.Commands)
        {
            writer.Line($"    \"vk{command}{extension.Vendor}\",");
        }

        writer.Line("];");
        writer.Separate();
        writer.Line($"static {name} I{kind}Extension<{name}>.Create(nint[] functions) => new(functions);");
        for (int index = 0; index < extension.Commands.Count; index++)
        {
            WriteMethod(writer, $"vk{extension.Commands[index]}{extension.Vendor}", extension.Vendor, $"_functions[{index}]");
        }

        writer.Close();
    }

    private void WriteMethod(SourceWriter writer, string command, string vendor, string pointer, string? made = null)
    {
        XElement element = registry.Command(command);
        string result = mapper.Map(Declaration.Of(element.Element("proto")!, registry));
        List<(string Type, string Name)> parameters =
            [.. element.Elements("param").Where(Registry.IsVulkan).Select(parameter => Parameter(Declaration.Of(parameter, registry)))];
        string signature = string.Join(", ", parameters.Select(parameter => $"{parameter.Type} {parameter.Name}"));
        string types = string.Join(", ", parameters.Select(parameter => parameter.Type).Append(result));
        string arguments = string.Join(", ", parameters.Select(parameter => parameter.Name));
        writer.Declare(command + ".", $"public {result} {Names.Command(command, vendor)}({signature}) =>");
        string call = $"((delegate* unmanaged<{types}>){pointer})({arguments})";
        writer.Line($"    {(made == null ? call : $"Note({call}, {made})")};");
    }

    /// <summary>An array parameter is a pointer in C.</summary>
    private (string Type, string Name) Parameter(Declaration declaration) =>
        (mapper.Map(declaration) + (declaration.Length > 0 ? "*" : ""), Names.Parameter(declaration.Name));
}
