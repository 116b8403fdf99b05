namespace Vae.Realtime.Reference;

/// <summary>What procedural streams make of random words: the double-precision twin of <c>shaders/data/draws.glsl</c>.</summary>
internal static class StreamDraws
{
    /// <summary>⌊n · word / 2³²⌋; what is left of the word is uniform again.</summary>
    public static int Pick(ref uint word, int n)
    {
        ulong product = word * (ulong)n;
        word = (uint)product;
        return (int)(product >> 32);
    }

    /// <summary>A uniform on (0,1) from the low half of a word.</summary>
    public static double Low(uint word) => ((word & 0xFFFF) + 0.5) / 65536;

    /// <summary>A uniform on (0,1) from the high half of a word.</summary>
    public static double High(uint word) => ((word >> 16) + 0.5) / 65536;

    /// <summary>A uniform on (0,1) as one on (−1,1).</summary>
    public static double Signed(double uniform) => (2 * uniform) - 1;

    /// <summary>The unit vector at an angle in turns.</summary>
    public static (double X, double Y) Direction(double turns) => (Math.Cos(Math.Tau * turns), Math.Sin(Math.Tau * turns));

    /// <summary>0 up to 0, 1 from 1 on, 3t² − 2t³ between.</summary>
    public static double Smooth(double t)
    {
        t = Math.Clamp(t, 0, 1);
        return t * t * (3 - (2 * t));
    }
}
