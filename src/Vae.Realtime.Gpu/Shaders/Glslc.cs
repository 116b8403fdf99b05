namespace Vae.Realtime.Gpu;

using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

/// <summary>Compiles with the program <c>glslc</c>.</summary>
internal static class Glslc
{
    private const string Program = "glslc";
    private const string Target = "vulkan1.2";

    /// <summary>Compiles one variant.</summary>
    /// <param name="job">The variant.</param>
    /// <param name="program">Path or name of the program.</param>
    /// <param name="target">The API that consumes the SPIR-V.</param>
    /// <returns>The SPIR-V, null on failure, and what the compiler said of the file.</returns>
    public static (byte[]? Spirv, string Message) Compile(ShaderJob job, string program = Program, string target = Target)
    {
        (byte[]? Spirv, string Message) answer = default;
        CompileAll([job], (_, spirv, message) => answer = (spirv, message), program, target);
        return answer;
    }

    /// <summary>Compiles variants one after the other in one process, through files of a temporary folder.</summary>
    /// <param name="jobs">The variants.</param>
    /// <param name="deliver">Receives the index, the SPIR-V, null on failure, and what the compiler said, of every variant.</param>
    /// <param name="program">Path or name of the program.</param>
    /// <param name="target">The API that consumes the SPIR-V.</param>
    public static void CompileAll(
        IReadOnlyList<ShaderJob> jobs, Action<int, byte[]?, string> deliver, string program = Program, string target = Target)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("vae-shaders-");
        try
        {
            string[] names = [.. jobs.Select((_, index) => string.Create(CultureInfo.InvariantCulture, $"{index}.comp"))];
            for (int index = 0; index < jobs.Count; index++)
            {
                File.WriteAllText(Path.Combine(folder.FullName, names[index]), Text(jobs[index]));
            }

            string level = jobs.All(job => job.Optimised) ? "-Os" : "-O0";
            string[] said = Run(folder.FullName, program, [$"--target-env={target}", level, "-c", .. names]).Split('\n');
            for (int index = 0; index < jobs.Count; index++)
            {
                string output = Path.Combine(folder.FullName, names[index] + ".spv");
                byte[]? spirv = File.Exists(output) ? File.ReadAllBytes(output) : null;
                deliver(index, spirv, Messages(said, names[index], jobs[index].Source.Name + ".comp", spirv is null));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Run(string folder, string program, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        try
        {
            using Process process = Process.Start(start)!;
            string said = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return said;
        }
        catch (Win32Exception)
        {
            return $"{program} not found: install it (Debian, Ubuntu: apt install glslc; elsewhere: the Vulkan SDK)";
        }
    }

    // Macros follow the version, which must come first; the lines keep their numbers.
    private static string Text(ShaderJob job)
    {
        if (job.Macros.Count == 0)
        {
            return job.Source.Text;
        }

        string text = job.Source.Text;
        int rest = text.IndexOf('\n', StringComparison.Ordinal) + 1;
        IEnumerable<string> defined = job.Macros.Select(macro => string.Create(CultureInfo.InvariantCulture, $"#define {macro.Key} {macro.Value}\n"));
        return $"{text[..rest]}{string.Concat(defined)}#line 2\n{text[rest..]}";
    }

    /// <summary>What was said of one file, by its own name; of a failure of which nothing was said, all that is about no file.</summary>
    private static string Messages(string[] said, string name, string file, bool failed)
    {
        string prefix = name + ":";
        IEnumerable<string> lines = said.Select(line => line.TrimEnd('\r'));
        string[] own = [.. lines.Where(line => line.StartsWith(prefix, StringComparison.Ordinal)).Select(line => file + line[name.Length..])];
        return string.Join('\n', own.Length > 0 || !failed ? own : lines).Trim();
    }
}
