namespace SixLabors.ImageSharp;

/// <summary>The data begins like no known image format, or a file's extension names none.</summary>
public sealed class UnknownImageFormatException : ImageFormatException
{
    public UnknownImageFormatException(string errorMessage)
        : base(errorMessage)
    {
    }

    public UnknownImageFormatException(string errorMessage, Exception innerException)
        : base(errorMessage, innerException)
    {
    }
}
