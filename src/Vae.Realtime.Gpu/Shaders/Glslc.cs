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

    /// <summary>Compiles variants one after the other in one process, through files of a temporary folder.</summary>
    /// <param name="jobs">The variants.</param>
    /// <param name="aim">How they are optimised.</param>
    /// <param name="program">Path or name of the program.</param>
    /// <param name="target">The API that consumes the SPIR-V.</param>
    /// <returns>The SPIR-V of every variant, null on failure, and what the compiler said of it.</returns>
    public static (byte[]? Spirv, string Message)[] Compile(
        ShaderJob[] jobs, ShaderOptimisation aim, string program = Program, string target = Target)
    {
        if (jobs.Length == 0)
        {
            return [];
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("vae-shaders-");
        try
        {
            string[] names = [.. jobs.Select((_, index) => string.Create(CultureInfo.InvariantCulture, $"{index}.comp"))];
            foreach ((ShaderJob job, string name) in jobs.Zip(names))
            {
                File.WriteAllText(Path.Combine(folder.FullName, name), Text(job));
            }

            string optimised = aim switch
            {
                ShaderOptimisation.None => "-O0",
                ShaderOptimisation.Size => "-Os",
                _ => "-O",
            };
            string[] said = Run(folder.FullName, program, [$"--target-env={target}", optimised, "-c", .. names]).Split('\n');
            return [.. jobs.Zip(names, (job, name) => Result(job, said, Path.Combine(folder.FullName, name + ".spv"), name))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (byte[]? Spirv, string Message) Result(ShaderJob job, string[] said, string output, string name)
    {
        byte[]? spirv = File.Exists(output) ? File.ReadAllBytes(output) : null;
        return (spirv, Messages(said, name, job.Source.Name + ".comp", spirv is null));
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
