namespace Vae.Realtime.Gpu.Shaders;

using System.Collections.Concurrent;
using Silk.NET.Shaderc;

/// <summary>
/// GLSL to SPIR-V 1.5 (Vulkan 1.2), loops unrolled as the shaders ask and otherwise optimised for size, which makes the same code as
/// optimising for speed in a third of the time: by libshaderc in this process where it can be loaded, else by the program
/// <c>glslc</c>, which is the same compiler.
/// </summary>
internal sealed class ShaderCompiler : IDisposable
{
    /// <summary>What else decides what a shader's text is compiled to; caches are named after it too.</summary>
    public const string Options = "vulkan1.2 size";

    private const int JobsOfAProcess = 8;

    private static readonly Lazy<Shaderc?> Library = new(ShadercLibrary.TryLoad);

    private readonly ShadercLibrary? _library = Library.Value is Shaderc shaderc ? new ShadercLibrary(shaderc) : null;

    /// <summary>Which of the two compiles, in words.</summary>
    public string Description => _library is null ? "the program glslc" : "libshaderc";

    /// <summary>Compiles one variant of a shader.</summary>
    /// <param name="source">The shader.</param>
    /// <param name="macros">Macro values of the variant.</param>
    /// <param name="optimised">See <see cref="ShaderJob.Optimised"/>.</param>
    /// <exception cref="GpuException">The compiler's own message, with file and line.</exception>
    public byte[] Compile(ShaderSource source, IReadOnlyDictionary<string, int> macros, bool optimised = true)
    {
        ShaderJob job = new(source, macros) { Optimised = optimised };
        (byte[]? spirv, string message) = _library?.Compile(job) ?? Glslc.Compile(job);
        return spirv ?? throw Failure(job, message);
    }

    /// <summary>Compiles many variants on all cores; one that fails does not keep the others from being compiled.</summary>
    /// <param name="jobs">The variants.</param>
    /// <param name="folder">Where files may be made meanwhile.</param>
    /// <param name="compiled">Receives the index of a variant and its SPIR-V; called on several threads at once.</param>
    /// <exception cref="AggregateException">The <see cref="GpuException"/> of every variant that failed.</exception>
    public void CompileAll(IReadOnlyList<ShaderJob> jobs, string folder, Action<int, byte[]> compiled)
    {
        // A fully unrolled kernel takes the compiler some hundred megabytes, so never more of them at once than cores.
        ParallelOptions oneEach = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
        ConcurrentQueue<GpuException> failures = [];
        void Deliver(int index, byte[]? spirv, string message)
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

        if (_library is not null)
        {
            Parallel.For(0, jobs.Count, oneEach, index =>
            {
                (byte[]? spirv, string message) = _library.Compile(jobs[index]);
                Deliver(index, spirv, message);
            });
        }
        else
        {
            // Starting the program takes as long as compiling several small shaders. Neighbours are often equally slow, so they are spread.
            int batches = Math.Max(Math.Min(jobs.Count, Environment.ProcessorCount), jobs.Count / JobsOfAProcess);
            Parallel.For(0, batches, oneEach, batch =>
            {
                int[] indices = [.. Enumerable.Range(0, jobs.Count).Where(index => index % batches == batch)];
                ShaderJob[] own = [.. indices.Select(index => jobs[index])];
                Glslc.CompileAll(own, folder, (at, spirv, message) => Deliver(indices[at], spirv, message));
            });
        }

        if (!failures.IsEmpty)
        {
            throw new AggregateException(failures);
        }
    }

    public void Dispose() => _library?.Dispose();

    private static GpuException Failure(ShaderJob job, string message) => new($"Compiling {job.Source.Name}.comp failed: {message}");
}
