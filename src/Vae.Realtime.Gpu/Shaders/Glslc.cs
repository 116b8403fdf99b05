namespace Vae.Realtime.Gpu.Shaders;

using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

/// <summary>Compiles with the program <c>glslc</c>.</summary>
internal static class Glslc
{
    private const string Program = "glslc";
    private const string Target = "vulkan1.2";

    private const string StandardInput = "-";
    private const string StandardInputName = "<stdin>";

    /// <summary>Compiles one variant, without a file.</summary>
    /// <param name="job">The variant.</param>
    /// <param name="program">Path or name of the program.</param>
    /// <param name="target">The API that consumes the SPIR-V.</param>
    /// <returns>The SPIR-V, null on failure, and what the compiler said of the file.</returns>
    public static (byte[]? Spirv, string Message) Compile(ShaderJob job, string program = Program, string target = Target)
    {
        string[] arguments = ["-fshader-stage=compute", .. Options(job, target), "-o", "-", StandardInput];
        (byte[] output, string said) = Run(program, arguments, folder: "", Text(job));
        byte[]? spirv = output.Length > 0 ? output : null;
        return (spirv, Messages(said.Split('\n'), StandardInputName, FileName(job), spirv is null));
    }

    /// <summary>Compiles variants one after the other in one process, through files.</summary>
    /// <param name="jobs">The variants; all are optimised or none is.</param>
    /// <param name="folder">Where the files are made, in a folder of their own that is gone afterwards.</param>
    /// <param name="deliver">Receives the index, the SPIR-V, null on failure, and what the compiler said, of every variant.</param>
    public static void CompileAll(IReadOnlyList<ShaderJob> jobs, string folder, Action<int, byte[]?, string> deliver)
    {
        string files = Path.Combine(folder, Path.GetRandomFileName());
        Directory.CreateDirectory(files);
        try
        {
            string[] names = [.. jobs.Select((_, index) => string.Create(CultureInfo.InvariantCulture, $"{index}.comp"))];
            for (int index = 0; index < jobs.Count; index++)
            {
                File.WriteAllText(Path.Combine(files, names[index]), Text(jobs[index]));
            }

            string[] said = Run(Program, [.. Options(jobs[0], Target), .. names], files, input: "").Said.Split('\n');
            for (int index = 0; index < jobs.Count; index++)
            {
                string output = Path.Combine(files, names[index] + ".spv");
                byte[]? spirv = File.Exists(output) ? File.ReadAllBytes(output) : null;
                deliver(index, spirv, Messages(said, names[index], FileName(jobs[index]), spirv is null));
            }
        }
        finally
        {
            Directory.Delete(files, recursive: true);
        }
    }

    private static string FileName(ShaderJob job) => job.Source.Name + ".comp";

    private static string[] Options(ShaderJob job, string target) => [$"--target-env={target}", job.Optimised ? "-Os" : "-O0", "-c"];

    private static (byte[] Output, string Said) Run(string program, IEnumerable<string> arguments, string folder, string input)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> said = process.StandardError.ReadToEndAsync();
            Write(process.StandardInput, input);
            using MemoryStream output = new();
            process.StandardOutput.BaseStream.CopyTo(output);
            process.WaitForExit();
            return (output.ToArray(), said.GetAwaiter().GetResult());
        }
        catch (Win32Exception)
        {
            return ([], $"{program} not found: install it (Debian, Ubuntu: apt install glslc; elsewhere: the Vulkan SDK)");
        }
    }

    private static void Write(StreamWriter standardInput, string input)
    {
        try
        {
            using (standardInput)
            {
                standardInput.Write(input);
            }
        }
        catch (IOException)
        {
            // It ended before it read all of it, and says why.
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
