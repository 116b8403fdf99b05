namespace Vae.Realtime.Bindings.Generator;

using System.Text.RegularExpressions;
using System.Xml.Linq;

/// <summary>A struct member or a parameter: C type, pointer depth, name and array length (0: none; a constant is looked up).</summary>
internal sealed partial record Declaration(string Type, int Pointers, string Name, int Length)
{
    public static Declaration Of(XElement element, Registry registry)
    {
        string text = string.Concat(element.Nodes().Where(node => node is not XElement { Name.LocalName: "comment" }).Select(Text));
        string name = (string)element.Element("name")!;
        string type = (string)element.Element("type")!;
        if (text.Contains(':', StringComparison.Ordinal))
        {
            throw new NotSupportedException($"bit field '{text}' is not supported");
        }

        int length = 0;
        MatchCollection arrays = Bounds().Matches(text);
        if (arrays.Count > 1)
        {
            throw new NotSupportedException($"two-dimensional array '{text}' is not supported");
        }

        if (arrays.Count == 1)
        {
            string bound = arrays[0].Groups[1].Value;
            length = int.TryParse(bound, out int number) ? number : Constants.Length(registry, bound);
        }

        return new Declaration(type, text.Count(character => character == '*'), name, length);
    }

    private static string Text(XNode node) => node is XElement element ? element.Value : node.ToString();

    [GeneratedRegex(@"\[\s*(\w+)\s*\]")]
    private static partial Regex Bounds();
}
