namespace Vae.Realtime.Bindings.Generator;

using System.Globalization;

/// <summary>Writes enums: <c>int</c>, or <c>long</c> for 64-bit flags.</summary>
internal sealed class EnumEmitter(Registry registry, UsedList used)
{
    private readonly EnumMembers _members = new(registry);
    private readonly HashSet<string> _extensions = used.MemberExtensions;

    public void Write(SourceWriter writer, string name)
    {
        List<EnumMember> all = _members.Of(name);
        var names = new EnumNames(name, [.. all.Select(member => member.Name)]);
        bool flags = name.Contains("FlagBits", StringComparison.Ordinal);
        bool wide = (string?)registry.Enums(name)?.Attribute("bitwidth") == "64";
        writer.Declare(name + ".", $"{(flags ? "[Flags] " : "")}public enum {Names.Type(name)} : {(wide ? "long" : "int")}");
        writer.Open();

        List<(string Name, long Value)> written =
            [.. all.Where(member => member.Extension == null || _extensions.Contains(member.Extension)).Select(member => (names.Member(member.Name), member.Value))];
        if (flags && written.TrueForAll(member => member.Name != "None"))
        {
            written.Insert(0, ("None", 0));
        }

        foreach ((string member, long value) in written)
        {
            // Bit 31 is negative in an int.
            long signed = wide ? value : unchecked((int)value);
            writer.Line($"{member} = {signed.ToString(CultureInfo.InvariantCulture)},");
        }

        writer.Close();
    }
}
