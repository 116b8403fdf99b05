namespace Vae.Realtime.Gpu;

/// <summary>What a shader compiler aims at.</summary>
internal enum ShaderOptimisation
{
    /// <summary>Nothing: the code as it is written.</summary>
    None,

    /// <summary>Small code, loops unrolled all the same.</summary>
    Size,

    /// <summary>Fast code.</summary>
    Speed,
}
