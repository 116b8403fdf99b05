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
    (string Key, ShaderSource Source, IReadOnlyDictionary<string, int> Macros)[] work = [.. Directory.EnumerateFiles(folder, "*.comp")
        .Select(ShaderSource.Read)
        .SelectMany(source => source.Variants.Select(macros => (KernelVariant.Key(source.Name, macros), source, macros)))];
    Dictionary<string, byte[]> kernels = [];
    int compiled = 0;

    // A fully unrolled kernel takes the compiler most of a gigabyte, so never more of them at once than cores.
    ParallelOptions oneEach = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
    Parallel.ForEach(work, oneEach, item =>
    {
        string cached = CachePath(cache, item.Key, item.Source);
        byte[] words = TryRead(cached) ?? Compile(item.Source, item.Macros, cached, ref compiled);
        lock (kernels)
        {
            kernels.Add(item.Key, words);
        }
    });
    using MemoryStream content = new();
    Dictionary<string, string> hashes = work.ToDictionary(item => item.Key, item => item.Source.Hash);
    ShaderPack.Write(content, kernels, key => hashes[key]);
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
    string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key + '\n' + source.Text)))[..24];
    return Path.Combine(cache, hash + ".spv");
}

static byte[]? TryRead(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;

static byte[] Compile(ShaderSource source, IReadOnlyDictionary<string, int> macros, string path, ref int compiled)
{
    using ShaderCompiler compiler = new();
    byte[] words = compiler.Compile(source, macros);
    if (Interlocked.Increment(ref compiled) == 1)
    {
        Console.WriteLine($"Shaders are compiled by {compiler.Description}.");
    }

    string temporary = path + ".tmp";
    File.WriteAllBytes(temporary, words);
    File.Move(temporary, path, overwrite: true);
    return words;
}
