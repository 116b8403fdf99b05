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

    // A fully unrolled kernel takes the compiler most of a gigabyte, so never more of them at once than cores.
    ParallelOptions oneEach = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
    Parallel.ForEach(work, oneEach, item =>
    {
        byte[] words = Compile(item.Key, item.Source, item.Macros, cache);
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

static byte[] Compile(string key, ShaderSource source, IReadOnlyDictionary<string, int> macros, string cache)
{
    string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key + '\n' + source.Text)))[..24];
    string path = Path.Combine(cache, hash + ".spv");
    if (File.Exists(path))
    {
        return File.ReadAllBytes(path);
    }

    using ShaderCompiler compiler = new();
    byte[] words = compiler.Compile(source, macros);
    string temporary = path + ".tmp";
    File.WriteAllBytes(temporary, words);
    File.Move(temporary, path, overwrite: true);
    return words;
}
