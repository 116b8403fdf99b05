namespace Silk.NET.Shaderc;

using System.ComponentModel;
using System.Diagnostics;
using System.Text;

/// <summary>
/// Compiles with the program <c>glslc</c>, the compiler of libshaderc: Debian's shared library of it cannot be loaded.
/// Source and SPIR-V go through pipes, so no file is written.
/// </summary>
internal static class Glslc
{
    /// <summary>The SPIR-V (empty on failure) and what the compiler said, with <paramref name="file"/> for the name of the source.</summary>
    public static (CompilationStatus Status, byte[] Spirv, string Message) Compile(
        ReadOnlySpan<byte> source, string stage, string file, GlslcOptions options, string program = "glslc")
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (string argument in (string[])["-fshader-stage=" + stage, .. options.Arguments, "-o", "-", "-"])
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using Process process = Process.Start(start)!;
            return Exchange(process, source, file);
        }
        catch (Win32Exception)
        {
            return (CompilationStatus.InternalError, [], $"{program} not found: install it (Debian, Ubuntu: apt install glslc; elsewhere: the Vulkan SDK)");
        }
    }

    private static (CompilationStatus Status, byte[] Spirv, string Message) Exchange(Process process, ReadOnlySpan<byte> source, string file)
    {
        // All three pipes at once: whichever filled up unread would stop the other side for good. Threads of their own, because compilers
        // run many at a time and a pool whose threads all wait for each other's pipes crawls.
        byte[] text = source.ToArray();
        string message = "";
        Thread writing = new(() => Write(process, text));
        Thread listening = new(() => message = process.StandardError.ReadToEnd());
        writing.Start();
        listening.Start();
        var spirv = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(spirv);
        writing.Join();
        listening.Join();
        process.WaitForExit();
        string said = Clean(message, file);
        return process.ExitCode == 0
            ? (CompilationStatus.Success, spirv.ToArray(), said)
            : (CompilationStatus.CompilationError, [], said);
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
