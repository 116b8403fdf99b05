namespace Vae.Realtime.Learning.Nn;

/// <summary>How a convolution is computed.</summary>
internal enum ConvMethod
{
    /// <summary>Every sum over taps and channels as it is written.</summary>
    Sums,

    /// <summary>By Winograd's algorithm; see <see cref="WinogradRun"/>.</summary>
    Winograd,
}
