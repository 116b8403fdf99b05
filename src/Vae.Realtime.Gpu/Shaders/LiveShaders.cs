namespace Vae.Realtime.Gpu.Shaders;

using System.Collections.Concurrent;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Kernels;

/// <summary>
/// A shader library whose kernels can be edited while they run. A thread of its own looks after a folder of shaders; what was saved there
/// is compiled and put in place in <see cref="Poll"/>. Where it does not compile, or is bound otherwise than before, the present kernel
/// goes on.
/// </summary>
internal sealed class LiveShaders : IShaderLibrary, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(120);

    private readonly IShaderLibrary _built;
    private readonly ShaderFolder _shaders;
    private readonly FolderWatch _watch;
    private readonly ConcurrentDictionary<string, byte[]> _edited = [];
    private readonly ConcurrentDictionary<string, bool> _kernels = [];
    private readonly ConcurrentDictionary<string, ShaderError> _errors = [];
    private readonly ConcurrentQueue<Batch> _ready = new();
    private readonly ConcurrentQueue<string> _notes = new();
    private readonly ConcurrentQueue<string> _again = new();
    private readonly CancellationTokenSource _leaving = new();
    private volatile ShaderError? _error;
    private GpuDevice? _device;
    private Thread? _thread;

    /// <param name="built">The kernels to begin with.</param>
    /// <param name="folder">Shaders of the same names, in the same folders.</param>
    /// <exception cref="GpuException">There are no shaders.</exception>
    public LiveShaders(IShaderLibrary built, string folder)
    {
        ArgumentNullException.ThrowIfNull(built);
        if (!Directory.Exists(folder) || !Directory.EnumerateFiles(folder, "*.comp", SearchOption.AllDirectories).Any())
        {
            throw new GpuException(
                $"'{folder}' is no folder of shaders: there are no .comp files; copy the program's folder 'shaders' and edit that");
        }

        (_built, _shaders, _watch) = (built, new ShaderFolder(folder, built), new FolderWatch(folder));
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Keys => _built.Keys;

    /// <summary>What is wrong with a shader just now; null when all are in place.</summary>
    public ShaderError? Error => _error;

    /// <summary>Kernel variants exchanged so far.</summary>
    public int Exchanged { get; private set; }

    /// <inheritdoc/>
    /// <remarks>A variant of an edited kernel that was in no use yet is compiled here.</remarks>
    public byte[] Load(string key)
    {
        if (_edited.TryGetValue(key, out byte[]? words))
        {
            return words;
        }

        string kernel = KernelVariant.KernelOf(key);
        Dictionary<string, byte[]> fresh = [];
        if (!_kernels.ContainsKey(kernel))
        {
            return _built.Load(key);
        }

        if (_shaders.Compile(kernel, [key], fresh) is ShaderError error)
        {
            Refuse(kernel, error);
            return _built.Load(key);
        }

        return _edited[key] = fresh[key];
    }

    /// <summary>Begins to look after the folder.</summary>
    /// <param name="device">Opened with this library; outlives this, which is disposed first.</param>
    public void Watch(GpuDevice device)
    {
        _device = device;
        _thread = new Thread(Look) { IsBackground = true, Name = "shaders" };
        _thread.Start();
    }

    /// <summary>Puts in place what has been compiled, on the thread of the queue and between frames. Does not wait.</summary>
    public void Poll()
    {
        _device?.Kernels.CollectReplaced();
        while (_ready.TryDequeue(out Batch? batch))
        {
            _device!.Kernels.Replace(batch.Kernels);
            Exchanged += batch.Kernels.Count;

            // A variant that came into use in the meantime is still the old one.
            if (_device.Kernels.VariantsInUse(batch.Kernel).Except(batch.Compiled).Any())
            {
                _again.Enqueue(batch.Kernel);
            }
        }
    }

    /// <summary>A line about what was exchanged or refused; each once.</summary>
    public bool TryTakeNote(out string note) => _notes.TryDequeue(out note!);

    public void Dispose()
    {
        _leaving.Cancel();
        _thread?.Join();
        while (_ready.TryDequeue(out Batch? batch))
        {
            foreach (PreparedKernel kernel in batch.Kernels)
            {
                kernel.Dispose();
            }
        }

        _leaving.Dispose();
    }

    private void Look()
    {
        HashSet<string> kernels = [.. _shaders.Edited()];
        while (!_leaving.IsCancellationRequested)
        {
            foreach (string kernel in kernels.TakeWhile(_ => !_leaving.IsCancellationRequested))
            {
                Renew(kernel);
            }

            _leaving.Token.WaitHandle.WaitOne(Interval);
            kernels = [.. _watch.Changed().SelectMany(KernelsOf)];
            while (_again.TryDequeue(out string? kernel))
            {
                kernels.Add(kernel);
            }
        }
    }

    // The kernels that a file is a part of.
    private IEnumerable<string> KernelsOf(string file)
    {
        string full = Path.GetFullPath(file);
        return Path.GetExtension(file) == ".comp"
            ? _shaders.Kernels.Where(kernel => Path.GetFullPath(_shaders.PathOf(kernel)) == full)
            : _shaders.Kernels.Where(kernel => _shaders.FilesOf(kernel).Contains(full));
    }

    private void Renew(string kernel)
    {
        // One variant, at least, says whether it compiles at all.
        IReadOnlyList<string> used = _device!.Kernels.VariantsInUse(kernel);
        IEnumerable<string> keys = used.Count > 0 ? used : _built.Keys.Where(key => KernelVariant.KernelOf(key) == kernel).Take(1);
        Dictionary<string, byte[]> words = [];
        if ((_shaders.Compile(kernel, keys, words) ?? Exchange(kernel, words)) is ShaderError error)
        {
            Refuse(kernel, error);
        }
    }

    private void Refuse(string kernel, ShaderError error)
    {
        _errors[kernel] = error;
        _error = error;
        _notes.Enqueue(error.ToString());
    }

    private ShaderError? Exchange(string kernel, Dictionary<string, byte[]> words)
    {
        List<PreparedKernel> prepared = [];
        try
        {
            foreach ((string key, byte[] code) in words)
            {
                if (!code.AsSpan().SequenceEqual(Load(key)) && _device!.Kernels.PrepareReplacement(key, code) is PreparedKernel fresh)
                {
                    prepared.Add(fresh);
                }
            }
        }
        catch (GpuException error)
        {
            prepared.ForEach(kernel => kernel.Dispose());
            return new ShaderError(_shaders.PathOf(kernel), 0, error.Message.ReplaceLineEndings(" "));
        }

        // The error is gone before the new code can be seen in a picture.
        Keep(kernel, words);
        _errors.TryRemove(kernel, out _);
        _error = _errors.Values.FirstOrDefault();
        _ready.Enqueue(new Batch(kernel, prepared, [.. words.Keys]));
        if (prepared.Count > 0)
        {
            _notes.Enqueue($"{_shaders.PathOf(kernel)} is in place.");
        }

        return null;
    }

    private void Keep(string kernel, Dictionary<string, byte[]> words)
    {
        _kernels[kernel] = true;
        foreach (string old in _edited.Keys.Where(key => KernelVariant.KernelOf(key) == kernel))
        {
            _edited.TryRemove(old, out _);
        }

        foreach ((string key, byte[] code) in words)
        {
            _edited[key] = code;
        }
    }

    private sealed record Batch(string Kernel, IReadOnlyList<PreparedKernel> Kernels, IReadOnlyList<string> Compiled);
}
