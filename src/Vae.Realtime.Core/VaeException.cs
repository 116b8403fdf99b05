namespace Vae.Realtime;

/// <summary>
/// A failure that the person at the keyboard can do something about: its message is one line that names the file or setting
/// and the remedy, fit to be printed as it is. Mistakes in calling code are <see cref="ArgumentException"/>s instead.
/// </summary>
public sealed class VaeException : Exception
{
    public VaeException(string message)
        : base(message)
    {
    }

    public VaeException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
