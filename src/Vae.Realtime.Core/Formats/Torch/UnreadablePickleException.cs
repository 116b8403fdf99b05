namespace Vae.Realtime.Formats.Torch;

/// <summary>A pickle that asks for more than plain data; the message goes on behind the name of the file.</summary>
internal sealed class UnreadablePickleException(string message) : Exception(message);
