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

    /// <summary>File names and contents. The same input always gives the same bytes.</summary>
    public IEnumerable<(string File, string Text)> Files()
    {
        var enums = new EnumEmitter(_registry, _used);
        var structs = new StructEmitter(_registry, _mapper);
        var pointers = new PointerEmitter(_registry, _mapper);
        yield return ("Enums.g.cs", Types(_closure.Enums, enums.Write));
        yield return ("Structs.g.cs", Types(
            _closure.Structs, structs.Write, "System.Runtime.CompilerServices", "System.Runtime.InteropServices", "Silk.NET.Core"));
        yield return ("Handles.g.cs", Types(_closure.Handles, pointers.WriteHandle));
        yield return ("FunctionPointers.g.cs", Types(_closure.FunctionPointers, pointers.WriteFunctionPointer, "Silk.NET.Core"));
        yield return ("Vk.Commands.g.cs", CoreCommands());
        yield return ("Vk.Constants.g.cs", CoreConstants());
        foreach (UsedExtension extension in _used.Extensions)
        {
            SourceWriter writer = Writer($"{Namespace}.Extensions.{extension.Vendor}", "Silk.NET.Core", "Silk.NET.Core.Native");
            new CommandEmitter(_registry, _mapper).WriteExtension(writer, extension);
            yield return (Names.ExtensionClass(extension.Name) + ".g.cs", writer.ToString());
        }
    }

    private string Types(IEnumerable<string> names, Action<SourceWriter, string> write, params string[] usings)
    {
        SourceWriter writer = Writer(Namespace, usings);
        foreach (string name in names)
        {
            write(writer, name);
        }

        return writer.ToString();
    }

    private string CoreCommands()
    {
        SourceWriter writer = Writer(Namespace, "Silk.NET.Core");
        writer.Declare("The core commands.", "public unsafe partial class Vk");
        writer.Open();
        var commands = new CommandEmitter(_registry, _mapper);
        foreach (string command in _used.Commands)
        {
            commands.WriteCore(writer, command);
        }

        writer.Close();
        return writer.ToString();
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
