using System.Security.Cryptography;
using System.Text;
using Vae.Realtime.Gpu;

// shader-build SHADERS PACK CACHE: compiles every variant of every SHADERS/*.comp into one PACK, reusing what CACHE already holds.
if (args.Length != 3)
{
    Console.Error.WriteLine("usage: shader-build SHADERS_FOLDER PACK_FILE CACHE_FOLDER");
    return 2;
}

(string folder, string pack, string cache) = (args[0], args[1], args[2]);
Directory.CreateDirectory(cache);
try
{
    (string Key, ShaderJob Job)[] work = [.. Directory.EnumerateFiles(folder, "*.comp")
        .Select(ShaderSource.Read)
        .SelectMany(source => source.Variants.Select(macros => (KernelVariant.Key(source.Name, macros), new ShaderJob(source, macros))))];
    string[] cached = [.. work.Select(item => CachePath(cache, item.Key, item.Job.Source))];
    byte[]?[] kernels = [.. cached.Select(path => File.Exists(path) ? File.ReadAllBytes(path) : null)];
    int[] missing = [.. Enumerable.Range(0, work.Length).Where(index => kernels[index] is null)];
    if (missing.Length > 0)
    {
        using ShaderCompiler compiler = new();
        Console.WriteLine($"Compiling {missing.Length} of {work.Length} kernels by {compiler.Description}.");
        compiler.CompileAll([.. missing.Select(index => work[index].Job)], (at, words) => kernels[missing[at]] = Keep(cached[missing[at]], words));
    }

    using MemoryStream content = new();
    Dictionary<string, string> hashes = work.ToDictionary(item => item.Key, item => item.Job.Source.Hash);
    ShaderPack.Write(content, work.Select(item => item.Key).Zip(kernels).ToDictionary(pair => pair.First, pair => pair.Second!), key => hashes[key]);
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

static string CachePath(string cache, string key, ShaderSource source)
{
    string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{ShaderCompiler.Options}\n{key}\n{source.Text}")))[..24];
    return Path.Combine(cache, hash + ".spv");
}

static byte[] Keep(string path, byte[] words)
{
    string temporary = path + ".tmp";
    File.WriteAllBytes(temporary, words);
    File.Move(temporary, path, overwrite: true);
    return words;
}
