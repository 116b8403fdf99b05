namespace Vae.Realtime.Data;

/// <summary>What lies beyond the border of a picture that is moved.</summary>
internal enum BorderMode : uint
{
    /// <summary>Zeros.</summary>
    Zero = 0,

    /// <summary>The pixels of the border, again and again.</summary>
    Repeat = 1,
}
