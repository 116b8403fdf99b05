namespace Vae.Realtime.Bindings.Generator;

using System.Text.RegularExpressions;
using System.Xml.Linq;

/// <summary>Writes handles and function pointers: structs around one pointer or number.</summary>
internal sealed partial class PointerEmitter(Registry registry, TypeMapper mapper)
{
    /// <summary>Dispatchable handles are pointers, all others 64-bit numbers.</summary>
    public void WriteHandle(SourceWriter writer, string name)
    {
        string type = (string)registry.Type(name).Element("type")! == "VK_DEFINE_HANDLE" ? "nint" : "ulong";
        string bare = Names.Type(name);
        writer.Declare(name + ".", $"public partial struct {bare}");
        writer.Open();
        writer.Line($"public {type} Handle;");
        writer.Separate();
        writer.Line($"public {bare}({type}? handle = null) => Handle = handle ?? 0;");
        writer.Close();
    }

    public void WriteFunctionPointer(SourceWriter writer, string name)
    {
        string bare = Names.Type(name);
        string type = $"delegate* unmanaged[Cdecl]<{Signature(registry.Type(name))}>";
        writer.Declare(name + ".", $"public readonly unsafe struct {bare}");
        writer.Open();
        writer.Line("private readonly void* _handle;");
        writer.Separate();
        writer.Line($"public {bare}({type} pointer) => _handle = pointer;");
        writer.Separate();
        writer.Line($"public {type} Handle => ({type})_handle;");
        writer.Separate();
        writer.Line($"public static implicit operator {bare}({type} pointer) => new(pointer);");
        writer.Separate();
        writer.Line($"public static implicit operator nint({bare} pointer) => (nint)pointer._handle;");
        writer.Close();
    }

    /// <summary>The types of the parameters and, last, of the result.</summary>
    private string Signature(XElement element)
    {
        Match match = Typedef().Match(element.Value);
        string result = mapper.Map(match.Groups["result"].Value) + match.Groups["stars"].Value;
        string list = match.Groups["parameters"].Value;
        IEnumerable<string> parameters = list.Trim() == "void" ? [] : Parameter().Matches(list).Select(MapParameter);
        return string.Join(", ", parameters.Append(result));
    }

    private string MapParameter(Match parameter) => mapper.Map(parameter.Groups["type"].Value) + parameter.Groups["stars"].Value;

    [GeneratedRegex(@"typedef\s+(?<result>\w+)\s*(?<stars>\**)\s*\(VKAPI_PTR[^)]*\)\((?<parameters>.*)\);", RegexOptions.Singleline)]
    private static partial Regex Typedef();

    [GeneratedRegex(@"(?:const\s+)?(?<type>\w+)\s*(?<stars>\**)\s*\w+\s*(?:,|$)")]
    private static partial Regex Parameter();
}
