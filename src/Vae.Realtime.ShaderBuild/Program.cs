using System.Security.Cryptography;
using System.Text;
using Vae.Realtime;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Shaders;

// shader-build SHADERS PACK CACHE: compiles every variant of every SHADERS/**/*.comp into one PACK, reusing what CACHE already holds.
if (args.Length != 3)
{
    Console.Error.WriteLine("usage: shader-build SHADERS_FOLDER PACK_FILE CACHE_FOLDER");
    return 2;
}

(string folder, string pack, string cache) = (args[0], args[1], args[2]);
Directory.CreateDirectory(cache);
try
{
    (string File, ShaderSource Source)[] shaders = [.. Directory.EnumerateFiles(folder, "*.comp", SearchOption.AllDirectories)
        .Select(path => (Path.GetRelativePath(folder, path).Replace('\\', '/'), ShaderSource.Read(path)))];
    ShaderSource[] sources = [.. shaders.Select(shader => shader.Source)];
    (string Key, ShaderJob Job)[] variants = [.. sources.SelectMany(source => source.Variants
        .Select(macros => (KernelVariant.Key(source.Name, macros), new ShaderJob(source, macros))))];

    // What a kernel declares and does not use is only in what was not optimised.
    ShaderJob[] plain = [.. sources.Select(source => new ShaderJob(source, source.Variants[0]) { Optimised = false })];
    Dictionary<string, ShaderOrigin> origins = shaders
        .Zip(Compile(plain, cache), (shader, words) =>
            (shader.Source.Name, new ShaderOrigin(shader.File, shader.Source.Hash, new SpirvModule(words).PushBytes)))
        .ToDictionary();
    IEnumerable<string> keys = variants.Select(variant => variant.Key);
    byte[][] kernels = Compile([.. variants.Select(variant => variant.Job)], cache);

    using MemoryStream content = new();
    ShaderPack.Write(content, keys.Zip(kernels, KeyValuePair.Create), key => origins[KernelVariant.KernelOf(key)]);
    File.WriteAllBytes(pack, content.ToArray());
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

static byte[] Keep(string path, byte[] words)
{
    string temporary = path + ".tmp";
    File.WriteAllBytes(temporary, words);
    File.Move(temporary, path, overwrite: true);
    return words;
}
