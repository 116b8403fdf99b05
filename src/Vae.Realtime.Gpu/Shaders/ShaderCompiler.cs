namespace Vae.Realtime.Gpu;

using System.Collections.Concurrent;
using Silk.NET.Shaderc;

/// <summary>
/// GLSL to SPIR-V 1.5 (Vulkan 1.2): by libshaderc in this process where it can be loaded, else by the program
/// <c>glslc</c>, which is the same compiler.
/// </summary>
public sealed class ShaderCompiler : IDisposable
{
    /// <summary>What besides a shader's text decides what it is compiled to; caches are named after it too.</summary>
    public const string Options = "vulkan1.2 size-or-speed";

    private const int JobsOfAProcess = 8;

    private static readonly Lazy<Shaderc?> Library = new(ShadercLibrary.TryLoad);

    private readonly ShadercLibrary? _library = Library.Value is Shaderc shaderc ? new ShadercLibrary(shaderc) : null;

    /// <summary>Which of the two compiles, in words.</summary>
    public string Description => _library is null ? "the program glslc" : "libshaderc";

    /// <summary>Compiles one variant of a shader, optimised for speed.</summary>
    /// <exception cref="GpuException">The compiler's own message, with file and line.</exception>
    public byte[] Compile(ShaderSource source, IReadOnlyDictionary<string, int> macros)
    {
        ShaderJob job = new(source, macros);
        (byte[]? spirv, string message) = Run([job], ShaderOptimisation.Speed)[0];
        return spirv ?? throw Failure(job, message);
    }

    /// <summary>
    /// Compiles many variants on all cores; one that fails does not keep the others from being compiled. They are optimised for size where
    /// that leaves the interface as it is: of unrolled loops it makes the same code as optimising for speed in a third of the time.
    /// </summary>
    /// <param name="jobs">The variants.</param>
    /// <param name="compiled">Receives the index of a variant and its SPIR-V; called on several threads at once.</param>
    /// <exception cref="AggregateException">The <see cref="GpuException"/> of every variant that failed.</exception>
    public void CompileAll(IReadOnlyList<ShaderJob> jobs, Action<int, byte[]> compiled)
    {
        // A fully unrolled kernel takes the compiler some hundred megabytes, so never more of them at once than cores.
        ParallelOptions oneEach = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
        ConcurrentQueue<GpuException> failures = [];

        // Starting glslc takes as long as compiling several small shaders. Neighbours are often equally slow, so they are spread.
        int batches = Math.Max(Math.Min(jobs.Count, Environment.ProcessorCount), jobs.Count / JobsOfAProcess);
        Parallel.For(0, batches, oneEach, batch =>
        {
            int[] indices = [.. Enumerable.Range(0, jobs.Count).Where(index => index % batches == batch)];
            (byte[]? Spirv, string Message)[] results = CompileBatch([.. indices.Select(index => jobs[index])]);
            foreach ((int index, (byte[]? spirv, string message)) in indices.Zip(results))
            {
                if (spirv is not null)
                {
                    compiled(index, spirv);
                }
                else
                {
                    failures.Enqueue(Failure(jobs[index], message));
                }
            }
        });
        if (!failures.IsEmpty)
        {
            throw new AggregateException(failures);
        }
    }

    public void Dispose() => _library?.Dispose();

    // Optimising for size drops push constants that are not used, and with them part of what the host was told of the kernel.
    private (byte[]? Spirv, string Message)[] CompileBatch(ShaderJob[] jobs)
    {
        (byte[]? Spirv, string Message)[] results = Run(jobs, ShaderOptimisation.Size);
        (byte[]? Spirv, string Message)[] plain = Run(jobs, ShaderOptimisation.None);
        int[] changed = [.. Enumerable.Range(0, jobs.Length).Where(at => PushBytes(results[at].Spirv) != PushBytes(plain[at].Spirv))];
        foreach ((int at, (byte[]? Spirv, string Message) fast) in changed.Zip(Run([.. changed.Select(at => jobs[at])], ShaderOptimisation.Speed)))
        {
            results[at] = fast;
        }

        return results;
    }

    private (byte[]? Spirv, string Message)[] Run(ShaderJob[] jobs, ShaderOptimisation aim) =>
        _library is ShadercLibrary library ? [.. jobs.Select(job => library.Compile(job, aim))] : Glslc.Compile(jobs, aim);

    private static int PushBytes(byte[]? spirv) => spirv is null ? 0 : new SpirvModule(spirv).PushBytes;

    private static GpuException Failure(ShaderJob job, string message) => new($"Compiling {job.Source.Name}.comp failed: {message}");
}
