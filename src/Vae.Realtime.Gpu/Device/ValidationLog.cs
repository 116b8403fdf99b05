namespace Vae.Realtime.Gpu.Device;

using System.Collections.Concurrent;

/// <summary>What the validation layer said, collected so that a test can fail on it.</summary>
internal sealed class ValidationLog
{
    private readonly ConcurrentQueue<string> _messages = new();

    /// <summary>Warnings and errors, oldest first.</summary>
    public IReadOnlyCollection<string> Messages => _messages;

    internal void Add(string message) => _messages.Enqueue(message);
}
