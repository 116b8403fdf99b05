namespace Vae.Realtime.Bindings.Generator;

/// <summary>Turns vk.xml and the list of what is used into C# files.</summary>
internal sealed class BindingsGenerator
{
    private const string Namespace = "Silk.NET.Vulkan";

    private readonly Registry _registry;
    private readonly UsedList _used;
    private readonly TypeMapper _mapper;
    private readonly Closure _closure;

    public BindingsGenerator(Registry registry, UsedList used)
    {
        _registry = registry;
        _used = used;
        _mapper = new TypeMapper(registry, used);
        _closure = new Closure(registry, used, _mapper);
    }

    /// <summary>File names and contents, one type a file. The same input always gives the same bytes.</summary>
    public IEnumerable<(string File, string Text)> Files()
    {
        var enums = new EnumEmitter(_registry, _used);
        var structs = new StructEmitter(_registry, _mapper);
        var pointers = new PointerEmitter(_registry, _mapper);
        return
        [
            .. Types("Enums", _closure.Enums, enums.Write),
            .. Types(
                "Structs", _closure.Structs, structs.Write, "System.Runtime.CompilerServices", "System.Runtime.InteropServices", "Silk.NET.Core"),
            .. Types("Handles", _closure.Handles, pointers.WriteHandle),
            .. Types("FunctionPointers", _closure.FunctionPointers, pointers.WriteFunctionPointer, "Silk.NET.Core"),
            .. CoreCommands(),
            ("Vk.Constants.g.cs", CoreConstants()),
            .. Extensions(),
        ];
    }

    private IEnumerable<(string File, string Text)> Types(
        string folder, IEnumerable<string> names, Action<SourceWriter, string> write, params string[] usings)
    {
        foreach (string name in names)
        {
            SourceWriter writer = Writer(Namespace, usings);
            write(writer, name);
            yield return ($"{folder}/{Names.Type(name)}.g.cs", writer.ToString());
        }
    }

    /// <summary>The class <c>Vk</c>, a file for each kind of object that commands are given first.</summary>
    private IEnumerable<(string File, string Text)> CoreCommands()
    {
        var emitter = new CommandEmitter(_registry, _mapper);
        foreach (IGrouping<string, string> commands in _used.Commands.GroupBy(emitter.Subject).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            SourceWriter writer = Writer(Namespace, "Silk.NET.Core");
            writer.Declare($"Core commands, those for {commands.Key}.", "public unsafe partial class Vk");
            writer.Open();
            foreach (string command in commands)
            {
                emitter.WriteCore(writer, command);
            }

            writer.Close();
            yield return ($"Vk.{commands.Key}.g.cs", writer.ToString());
        }
    }

    private IEnumerable<(string File, string Text)> Extensions()
    {
        foreach (UsedExtension extension in _used.Extensions)
        {
            SourceWriter writer = Writer($"{Namespace}.Extensions.{extension.Vendor}", "Silk.NET.Core", "Silk.NET.Core.Native");
            new CommandEmitter(_registry, _mapper).WriteExtension(writer, extension);
            yield return ($"{Names.ExtensionClass(extension.Name)}.g.cs", writer.ToString());
        }
    }

    private string CoreConstants()
    {
        SourceWriter writer = Writer(Namespace);
        writer.Declare("The constants.", "public partial class Vk");
        writer.Open();
        foreach ((string type, string name, string value) in Constants.Of(_registry))
        {
            writer.Line($"public const {type} {name} = {value};");
        }

        writer.Close();
        return writer.ToString();
    }

    private SourceWriter Writer(string name, params string[] usings) => new(_registry.Version, name, usings);
}
