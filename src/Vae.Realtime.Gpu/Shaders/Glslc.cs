namespace Vae.Realtime.Gpu;

using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

/// <summary>Compiles with the program <c>glslc</c>. Source and SPIR-V go through pipes, so no file is written.</summary>
internal static class Glslc
{
    /// <summary>The SPIR-V, null on failure, and what the compiler said of the file.</summary>
    /// <param name="source">The text.</param>
    /// <param name="macros">Defined before its first line.</param>
    /// <param name="program">Path or name of the program.</param>
    /// <param name="target">The API that consumes the SPIR-V.</param>
    public static (byte[]? Spirv, string Message) Compile(
        ShaderSource source, IReadOnlyDictionary<string, int> macros, string program = "glslc", string target = "vulkan1.2")
    {
        ProcessStartInfo start = new(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        IEnumerable<string> defined = macros.Select(macro => string.Create(CultureInfo.InvariantCulture, $"-D{macro.Key}={macro.Value}"));
        foreach (string argument in (string[])["-fshader-stage=compute", $"--target-env={target}", "-O", .. defined, "-o", "-", "-"])
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using Process process = Process.Start(start)!;
            return Exchange(process, source);
        }
        catch (Win32Exception)
        {
            return (null, $"{program} not found: install it (Debian, Ubuntu: apt install glslc; elsewhere: the Vulkan SDK)");
        }
    }

    private static (byte[]? Spirv, string Message) Exchange(Process process, ShaderSource source)
    {
        // All three pipes at once: whichever filled up unread would stop the other side for good. Threads of their own, because compilers
        // run many at a time and a pool whose threads all wait for each other's pipes crawls.
        string message = "";
        Thread writing = new(() => Write(process, Encoding.UTF8.GetBytes(source.Text)));
        Thread listening = new(() => message = process.StandardError.ReadToEnd());
        writing.Start();
        listening.Start();
        using MemoryStream spirv = new();
        process.StandardOutput.BaseStream.CopyTo(spirv);
        writing.Join();
        listening.Join();
        process.WaitForExit();
        return (process.ExitCode == 0 ? spirv.ToArray() : null, Clean(message, source.Name + ".comp"));
    }

    private static void Write(Process process, byte[] source)
    {
        try
        {
            process.StandardInput.BaseStream.Write(source);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading its input; why is in its message.
        }
    }

    /// <summary>Names the file instead of standard input, and drops the closing count as the library does.</summary>
    private static string Clean(string message, string file)
    {
        IEnumerable<string> lines = message.Split('\n')
            .Select(line => line.TrimEnd('\r'))
            .Where(line => !line.EndsWith(" generated.", StringComparison.Ordinal))
            .Select(line => line.StartsWith("<stdin>:", StringComparison.Ordinal) ? file + line["<stdin>".Length..] : line);
        return string.Join('\n', lines);
    }
}
