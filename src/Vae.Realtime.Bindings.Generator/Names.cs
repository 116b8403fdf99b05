namespace Vae.Realtime.Bindings.Generator;

using System.Globalization;
using System.Text.RegularExpressions;

/// <summary>The rules by which Silk.NET turns the names of vk.xml into C# names.</summary>
internal static partial class Names
{
    private static readonly HashSet<string> ShortWords = ["IS", "AS", "NO", "ON", "TO", "OP", "BY", "OF", "IN", "UP", "OR"];

    private static readonly HashSet<string> Keywords =
        ["base", "checked", "event", "fixed", "in", "lock", "object", "out", "params", "ref", "string"];

    /// <summary><c>VkSampleCountFlagBits</c> becomes <c>SampleCountFlags</c>, <c>PFN_vkX</c> becomes <c>PfnX</c>.</summary>
    public static string Type(string name)
    {
        if (name.StartsWith("PFN_vk", StringComparison.Ordinal))
        {
            return "Pfn" + name[6..];
        }

        string bare = name.StartsWith("Vk", StringComparison.Ordinal) ? name[2..] : name;
        return bare.Replace("FlagBits", "Flags", StringComparison.Ordinal);
    }

    /// <summary><c>vkCreateSwapchainKHR</c> becomes <c>CreateSwapchain</c> when <paramref name="vendor"/> is <c>KHR</c>.</summary>
    public static string Command(string name, string vendor = "")
    {
        string bare = name[2..];
        return vendor.Length > 0 && bare.EndsWith(vendor, StringComparison.Ordinal) ? bare[..^vendor.Length] : bare;
    }

    /// <summary><c>pNext</c> becomes <c>PNext</c>, <c>deviceUUID</c> becomes <c>DeviceUuid</c>, <c>vendorID</c> becomes <c>VendorID</c>.</summary>
    public static string Field(string name)
    {
        string joined = name.Replace("_", "", StringComparison.Ordinal);
        string split = name.Length == joined.Length ? TitleRuns(name) : string.Concat(name.Split('_').Select(TitleRuns));
        return char.ToUpperInvariant(split[0]) + split[1..];
    }

    public static string Parameter(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>The class Silk.NET makes of an extension: <c>VK_KHR_swapchain</c> becomes <c>KhrSwapchain</c>.</summary>
    public static string ExtensionClass(string extension) =>
        string.Concat(extension.Split('_').Skip(1).Select(word => Title(word.ToUpperInvariant())));

    /// <summary>The words of an upper-case name, Pascal-cased: <c>R8G8B8A8_SNORM</c> becomes <c>R8G8B8A8SNorm</c>.</summary>
    public static string Words(string name) => string.Concat(name.Split('_').Select(Word));

    private static string Word(string word)
    {
        return Capitals().Replace(word, match => match.Value switch
        {
            "SNORM" => "SNorm",
            "QCOM" => "QCom",
            { Length: > 2 } run => Title(run),
            { Length: 2 } run when ShortWords.Contains(run) => Title(run),
            string run => run,
        });
    }

    private static string TitleRuns(string text) => Capitals().Replace(text, match => match.Length > 2 ? Title(match.Value) : match.Value);

    private static string Title(string run) => run[..1] + run[1..].ToLower(CultureInfo.InvariantCulture);

    [GeneratedRegex("[A-Z]+")]
    private static partial Regex Capitals();
}
