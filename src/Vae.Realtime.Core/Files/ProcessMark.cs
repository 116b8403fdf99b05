namespace Vae.Realtime.Files;

using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

/// <summary>
/// A process told from every other: also from one that gets its number later, from one before the machine was started again, and from those of
/// other machines and containers that see the same folder.
/// </summary>
/// <param name="Machine">Marks the machine, or the container: eight hexadecimal digits.</param>
/// <param name="Id">Number of the process there.</param>
/// <param name="Birth">When it began, in hexadecimal digits that mean something on that machine only.</param>
internal readonly record struct ProcessMark(string Machine, int Id, string Birth)
{
    private const int Digits = 8;

    // Field 22 of /proc/PID/stat, counted from the state, which follows the name in brackets.
    private const int StartField = 19;

    // Where no clock of the kernel's is read, the time a process began is only known so well, in seconds.
    private const long Tolerance = 5;

    /// <summary>This process.</summary>
    public static ProcessMark Own { get; } = new(MachineMark(), Environment.ProcessId, BirthOf(Environment.ProcessId) ?? "0");

    /// <summary>A process of this machine; null where its birth cannot be found out.</summary>
    public static ProcessMark? Of(int id) => BirthOf(id) is string birth ? Own with { Id = id, Birth = birth } : null;

    /// <summary>Whether it has certainly ended. Of a process on another machine nobody here knows.</summary>
    public bool IsGone => Machine == Own.Machine && (!Exists(Id) || (BirthOf(Id) is string birth && !IsSame(birth, Birth)));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Machine}-{Id}-{Birth}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string text, out ProcessMark mark)
    {
        mark = default;
        string[] parts = text.Split('-');
        if (parts.Length != 3 || !Array.TrueForAll(parts, part => part.Length > 0 && part.All(char.IsAsciiHexDigit))
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int id))
        {
            return false;
        }

        mark = new ProcessMark(parts[0], id, parts[2]);
        return true;
    }

    private static bool Exists(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // Null where it cannot be found out.
    private static string? BirthOf(int id)
    {
        try
        {
            if (!OperatingSystem.IsLinux())
            {
                using Process process = Process.GetProcessById(id);
                return new DateTimeOffset(process.StartTime).ToUnixTimeSeconds().ToString("x", CultureInfo.InvariantCulture);
            }

            string stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
            string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            string boot = File.ReadAllText("/proc/sys/kernel/random/boot_id")[..Digits];
            return boot + ulong.Parse(fields[StartField], CultureInfo.InvariantCulture).ToString("x", CultureInfo.InvariantCulture);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or Win32Exception or ArgumentException
            or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static bool IsSame(string birth, string other) => OperatingSystem.IsLinux()
        ? birth == other
        : long.TryParse(birth, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long one)
            && long.TryParse(other, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long two)
            && Math.Abs(one - two) <= Tolerance;

    // Containers may share a name with their host and see the same folders, but not its processes.
    private static string MachineMark()
    {
        string installation = OperatingSystem.IsLinux() ? TextOf("/etc/machine-id") : "";
        string processes = OperatingSystem.IsLinux() ? new FileInfo("/proc/self/ns/pid").LinkTarget ?? "" : "";
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Environment.MachineName}\n{installation}\n{processes}"));
        return Convert.ToHexStringLower(hash)[..Digits];
    }

    private static string TextOf(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
