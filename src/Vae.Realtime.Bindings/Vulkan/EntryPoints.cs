namespace Silk.NET.Vulkan.Extensions;

using System.Collections.Concurrent;
using Silk.NET.Core.Contexts;
using Silk.NET.Core.Loader;
using Silk.NET.Core.Native;

/// <summary>The addresses of an extension's functions, each looked up when it is first called.</summary>
internal sealed class EntryPoints(INativeContext context) : IVTable
{
    private readonly ConcurrentDictionary<string, nint> _addresses = new();

    /// <exception cref="SymbolLoadingException">The driver has no such function, or the extension is not enabled.</exception>
    public nint Load(string entryPoint) =>
        _addresses.TryGetValue(entryPoint, out nint address) ? address : _addresses[entryPoint] = Find(entryPoint);

    public nint Load(int slot, string entryPoint) => Load(entryPoint);

    public IVTable Clone() => new EntryPoints(context);

    public void Purge() => _addresses.Clear();

    public void Dispose() => Purge();

    private nint Find(string entryPoint) =>
        context.TryGetProcAddress(entryPoint, out nint address) && address != 0 ? address : throw new SymbolLoadingException(entryPoint);
}
