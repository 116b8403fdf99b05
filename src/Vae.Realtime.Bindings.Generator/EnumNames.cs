namespace Vae.Realtime.Bindings.Generator;

using System.Text.RegularExpressions;

/// <summary>The prefix rule for the members of one enum.</summary>
internal sealed partial class EnumNames
{
    /// <summary>Enums whose members keep the last word of their prefix, whatever they begin with.</summary>
    private static readonly HashSet<string> KeepLastWord =
        ["VkColorSpaceKHR", "VkImageCreateFlagBits", "VkImageViewType", "VkQueryResultFlagBits"];

    private readonly string _prefix;
    private readonly string _lastWord;
    private readonly bool _keepLastWord;

    /// <param name="enumName">The name of the enum in vk.xml.</param>
    /// <param name="members">Every member that vk.xml defines, used or not: the prefix is theirs.</param>
    public EnumNames(string enumName, IReadOnlyList<string> members)
    {
        _prefix = members.Count < 2 ? PrefixOfType(enumName) : CommonPrefix(members);
        _lastWord = _prefix.Length > 3 ? Names.Words(_prefix.TrimEnd('_').Split('_')[^1]) : "";
        _keepLastWord = KeepLastWord.Contains(enumName);
    }

    /// <summary><c>VK_IMAGE_TYPE_2D</c> becomes <c>Type2D</c>: a name cannot begin with a digit.</summary>
    public string Member(string name)
    {
        string rest = Names.Words(name.StartsWith(_prefix, StringComparison.Ordinal) ? name[_prefix.Length..] : name[3..]);
        return _keepLastWord || char.IsAsciiDigit(rest[0]) ? _lastWord + rest : rest;
    }

    private static string CommonPrefix(IReadOnlyList<string> members)
    {
        string prefix = members[0];
        foreach (string member in members)
        {
            int same = prefix.Zip(member).TakeWhile(pair => pair.First == pair.Second).Count();
            prefix = prefix[..same];
        }

        return prefix[..(prefix.LastIndexOf('_') + 1)];
    }

    /// <summary>One member shares everything with itself, so its prefix comes from the enum's own name.</summary>
    private static string PrefixOfType(string enumName)
    {
        string bare = VendorOrFlagBits().Replace(enumName, "");
        return WordStarts().Replace(bare, "_").ToUpperInvariant() + "_";
    }

    [GeneratedRegex("(FlagBits[0-9]*)?[A-Z]*$")]
    private static partial Regex VendorOrFlagBits();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordStarts();
}
