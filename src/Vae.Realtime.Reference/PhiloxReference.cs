namespace Vae.Realtime.Reference;

/// <summary>
/// Philox 4x32-10 (Salmon et al., 2011) and what the shaders derive from it: uniforms on (0,1) and Box-Muller normals.
/// Integers and uniforms agree with <c>shaders/include/philox.glsl</c> to the bit, normals to single-precision rounding.
/// </summary>
internal static class PhiloxReference
{
    private const int Rounds = 10;

    /// <summary>The four random words of one 128-bit counter under one 64-bit key.</summary>
    public static (uint X, uint Y, uint Z, uint W) Words((uint X, uint Y, uint Z, uint W) counter, (uint X, uint Y) key)
    {
        for (int round = 0; round < Rounds; round++)
        {
            ulong first = 0xD2511F53UL * counter.X;
            ulong second = 0xCD9E8D57UL * counter.Z;
            counter = (
                (uint)(second >> 32) ^ counter.Y ^ key.X, (uint)second,
                (uint)(first >> 32) ^ counter.W ^ key.Y, (uint)first);
            key = (unchecked(key.X + 0x9E3779B9), unchecked(key.Y + 0xBB67AE85));
        }

        return counter;
    }

    /// <summary>Four uniforms in [2⁻²⁴, 1 − 2⁻²⁴], each exactly representable in single precision.</summary>
    public static (double X, double Y, double Z, double W) Uniform((uint X, uint Y, uint Z, uint W) counter, (uint X, uint Y) key)
    {
        (uint x, uint y, uint z, uint w) = Words(counter, key);
        return (ToUniform(x), ToUniform(y), ToUniform(z), ToUniform(w));
    }

    /// <summary>Four standard normals: <c>√(−2 ln u) (cos, sin)(2πv)</c> with (u, v) the uniforms (X, Y) and (Z, W).</summary>
    public static (double X, double Y, double Z, double W) Normal((uint X, uint Y, uint Z, uint W) counter, (uint X, uint Y) key)
    {
        (double x, double y, double z, double w) = Uniform(counter, key);
        (double first, double second) = (Math.Sqrt(-2 * Math.Log(x)), Math.Sqrt(-2 * Math.Log(z)));
        return (
            first * Math.Cos(Math.Tau * y), first * Math.Sin(Math.Tau * y),
            second * Math.Cos(Math.Tau * w), second * Math.Sin(Math.Tau * w));
    }

    private static double ToUniform(uint word) => ((word >> 9) + 0.5) / (1 << 23);
}
