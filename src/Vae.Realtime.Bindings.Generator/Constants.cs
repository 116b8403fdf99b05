namespace Vae.Realtime.Bindings.Generator;

using System.Xml.Linq;

/// <summary>The hard-coded constants of vk.xml.</summary>
internal static class Constants
{
    private static IEnumerable<XElement> All(Registry registry) => registry.Enums("API Constants")!.Elements("enum");

    /// <summary>The value of a constant that bounds an array.</summary>
    public static int Length(Registry registry, string name) =>
        (int)All(registry).First(element => (string?)element.Attribute("name") == name).Attribute("value")!;

    /// <summary>The C# type, name and value of each constant that is not an alias.</summary>
    public static IEnumerable<(string Type, string Name, string Value)> Of(Registry registry)
    {
        foreach (XElement element in All(registry).Where(element => element.Attribute("alias") == null))
        {
            string type = TypeMapper.Primitives[(string)element.Attribute("type")!];
            string value = ((string)element.Attribute("value")!).Trim('(', ')').Replace("ULL", "UL", StringComparison.Ordinal);
            yield return (type, Names.Words(((string)element.Attribute("name")!)[3..]), value);
        }
    }
}
