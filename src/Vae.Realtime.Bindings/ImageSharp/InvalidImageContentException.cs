namespace SixLabors.ImageSharp;

/// <summary>The data is of a known image format, but damaged, cut off or too large.</summary>
public sealed class InvalidImageContentException : ImageFormatException
{
    public InvalidImageContentException(string errorMessage)
        : base(errorMessage)
    {
    }

    public InvalidImageContentException(string errorMessage, Exception innerException)
        : base(errorMessage, innerException)
    {
    }
}
