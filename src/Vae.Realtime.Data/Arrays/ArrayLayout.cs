namespace Vae.Realtime.Data.Arrays;

/// <summary>In which order the sizes of an array of pictures stand.</summary>
internal enum ArrayLayout
{
    /// <summary>It holds no pictures.</summary>
    None,

    /// <summary>Pictures, height, width, and perhaps channels: the ordinary order.</summary>
    Usual,

    /// <summary>Pictures, channels, height, width.</summary>
    Planes,

    /// <summary>Height, width, channels, pictures.</summary>
    PicturesLast,
}
