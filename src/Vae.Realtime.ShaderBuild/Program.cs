using System.Security.Cryptography;
using System.Text;
using Vae.Realtime;
using Vae.Realtime.Files;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Shaders;
using Vae.Realtime.ShaderBuild;

// shader-build SHADERS PACK SOURCE CACHE: compiles every variant of every SHADERS/**/*.comp into one PACK, reusing what CACHE already holds,
// and writes to SOURCE, as C#, what the host must know of each kernel.
if (args.Length != 4)
{
    Console.Error.WriteLine("usage: shader-build SHADERS_FOLDER PACK_FILE SOURCE_FILE CACHE_FOLDER");
    return 2;
}

string[] paths = [.. args.Select(Path.GetFullPath)];
(string folder, string pack, string source, string cache) = (paths[0], paths[1], paths[2], paths[3]);
Directory.CreateDirectory(cache);
try
{
    (string File, ShaderSource Source)[] shaders = [.. Directory.EnumerateFiles(folder, "*.comp", SearchOption.AllDirectories)
        .Select(path => (Path.GetRelativePath(folder, path).Replace('\\', '/'), ShaderSource.Read(path)))];
    RefuseTwins(shaders);

    // What a kernel declares and does not use is only in what was not optimised.
    ShaderJob[] plain = [.. shaders.Select(shader => new ShaderJob(shader.Source, shader.Source.Variants[0]) { Optimised = false })];
    ShaderJob[] variants = [.. shaders.SelectMany(shader => shader.Source.Variants.Select(macros => new ShaderJob(shader.Source, macros)))];
    byte[][] declared = Compile(plain, cache);
    byte[][] built = Compile(variants, cache);

    ILookup<string, SpirvModule> modules = variants.Zip(built).ToLookup(kernel => kernel.First.Source.Name, kernel => new SpirvModule(kernel.Second));
    (string File, KernelInfo Info)[] kernels = [.. shaders.Zip(declared, (shader, words) =>
        (shader.File, KernelContract.Read(shader.Source, new SpirvModule(words), [.. modules[shader.Source.Name]])))];
    Keep(source, Encoding.UTF8.GetBytes(KernelSource.Of(kernels)));

    Dictionary<string, ShaderOrigin> origins = shaders
        .Zip(kernels, (shader, kernel) => (shader.Source.Name, new ShaderOrigin(shader.File, shader.Source.Hash, kernel.Info.PushBytes)))
        .ToDictionary();
    IEnumerable<string> keys = variants.Select(variant => KernelVariant.Key(variant.Source.Name, variant.Macros));
    using MemoryStream content = new();
    ShaderPack.Write(content, keys.Zip(built, KeyValuePair.Create), key => origins[KernelVariant.KernelOf(key)]);
    Keep(pack, content.ToArray());
    return 0;
}
catch (AggregateException several)
{
    foreach (Exception failure in several.InnerExceptions)
    {
        Console.Error.WriteLine($"shader-build: error: {failure.Message}");
    }

    return 1;
}
catch (GpuException failure)
{
    Console.Error.WriteLine($"shader-build: error: {failure.Message}");
    return 1;
}

// Kernels are known by the name of their file alone.
static void RefuseTwins((string File, ShaderSource Source)[] shaders)
{
    IEnumerable<IGrouping<string, string>> named = shaders.GroupBy(shader => shader.Source.Name, shader => shader.File);
    foreach (IGrouping<string, string> twins in named.Where(group => group.Count() > 1))
    {
        throw new GpuException($"Two shaders have the same name: {string.Join(" and ", twins)}.");
    }
}

static byte[][] Compile(ShaderJob[] jobs, string cache)
{
    string[] cached = [.. jobs.Select(job => CachePath(cache, job))];
    byte[]?[] words = [.. cached.Select(path => File.Exists(path) ? File.ReadAllBytes(path) : null)];
    int[] missing = [.. Enumerable.Range(0, jobs.Length).Where(index => words[index] is null)];
    if (missing.Length > 0)
    {
        using ShaderCompiler compiler = new();
        Console.WriteLine($"Compiling {missing.Length} of {jobs.Length} kernels by {compiler.Description}.");
        compiler.CompileAll([.. missing.Select(index => jobs[index])], cache, (at, spirv) => words[missing[at]] = Keep(cached[missing[at]], spirv));
    }

    return words!;
}

static string CachePath(string cache, ShaderJob job)
{
    string key = $"{ShaderCompiler.Options} {job.Optimised}\n{KernelVariant.Key(job.Source.Name, job.Macros)}\n{job.Source.Text}";
    return Path.Combine(cache, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..24] + ".spv");
}

// Another build at the same time sees the whole file or the one before.
static byte[] Keep(string path, byte[] content)
{
    string temporary = TemporaryFile.NameIn(Path.GetDirectoryName(path)!);
    File.WriteAllBytes(temporary, content);
    File.Move(temporary, path, overwrite: true);
    return content;
}
