namespace SixLabors.ImageSharp.GdkPixbuf;

using System.Runtime.InteropServices;

/// <summary>GLib's error: made by a failing function, freed by its caller.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly unsafe struct GError
{
    public readonly uint Domain;
    public readonly int Code;
    public readonly byte* Message;

    /// <summary>The error's text without a full stop; frees the error, which may be null.</summary>
    public static string Take(GError* error)
    {
        if (error is null)
        {
            return "the decoder gave no reason";
        }

        string message = Marshal.PtrToStringUTF8((nint)error->Message)?.TrimEnd('.') ?? string.Empty;
        GdkNative.ErrorFree(error);
        return message;
    }
}
