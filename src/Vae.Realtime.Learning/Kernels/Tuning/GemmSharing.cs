namespace Vae.Realtime.Learning.Kernels.Tuning;

/// <summary>How invocations share what they load for a product; the values of the macro SHARE.</summary>
internal enum GemmSharing
{
    /// <summary>Each loads what it multiplies.</summary>
    None = 0,

    /// <summary>A workgroup is one subgroup, whose lanes pass on by shuffles what they load.</summary>
    Shuffle = 1,

    /// <summary>A workgroup stages panels in shared memory.</summary>
    Staging = 2,

    /// <summary>A workgroup is one subgroup, for all of whose lanes the driver loads a row of A once, by its address.</summary>
    Broadcast = 3,
}
