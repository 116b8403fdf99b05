namespace Silk.NET.Core.Native;

/// <summary>The functions of one extension of the API <typeparamref name="T"/>.</summary>
public abstract class NativeExtension<T> : IDisposable
{
    /// <summary>Releases nothing: the functions belong to the driver, which stays loaded.</summary>
    public void Dispose() => GC.SuppressFinalize(this);
}
