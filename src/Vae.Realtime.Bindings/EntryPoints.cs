namespace Silk.NET;

using System.Collections.Concurrent;
using Silk.NET.Core.Contexts;
using Silk.NET.Core.Loader;
using Silk.NET.Core.Native;

/// <summary>The addresses of a library's functions, each looked up when it is first called, for the classes that load by name.</summary>
internal sealed class EntryPoints(INativeContext context) : IVTable
{
    private readonly ConcurrentDictionary<string, nint> _addresses = new();

    /// <exception cref="SymbolLoadingException">There is no such function; of an extension, because it is not enabled.</exception>
    public nint Load(string entryPoint) =>
        _addresses.TryGetValue(entryPoint, out nint address) ? address : _addresses[entryPoint] = Find(entryPoint);

    public nint Load(int slot, string entryPoint) => Load(entryPoint);

    public IVTable Clone() => new EntryPoints(context);

    public void Purge() => _addresses.Clear();

    public void Dispose() => Purge();

    private nint Find(string entryPoint) =>
        context.TryGetProcAddress(entryPoint, out nint address) && address != 0 ? address : throw new SymbolLoadingException(entryPoint);
}
