namespace Vae.Realtime;

/// <summary>Derives the keys of every random stream of a run from its one seed.</summary>
internal static class RandomKeys
{
    /// <summary>Order of an epoch.</summary>
    public const ulong Order = 1;

    /// <summary>Posterior noise in training.</summary>
    public const ulong TrainNoise = 2;

    /// <summary>Posterior noise in evaluation.</summary>
    public const ulong TestNoise = 3;

    /// <summary>Initial parameters.</summary>
    public const ulong Parameters = 4;

    /// <summary>Latents drawn from the prior.</summary>
    public const ulong Prior = 5;

    /// <summary>The endless procedural training stream.</summary>
    public const ulong TrainStream = 6;

    /// <summary>The procedural test stream.</summary>
    public const ulong TestStream = 7;

    /// <summary>The procedural validation stream.</summary>
    public const ulong ValidationStream = 20;

    /// <summary>Which examples are set aside to validate with.</summary>
    public const ulong ValidationSplit = 21;

    /// <summary>Which examples are set aside to test with.</summary>
    public const ulong TestSplit = 22;

    /// <summary>Which pixels of binarised images are 1.</summary>
    public const ulong BinaryPixels = 23;

    /// <summary>A well-mixed 64-bit key (the finaliser of SplitMix64, Steele et al. 2014, over the words in turn).</summary>
    public static ulong Derive(ulong seed, ulong purpose, ulong index) => Mix(Mix(Mix(seed) ^ purpose) ^ index);

    private static ulong Mix(ulong word)
    {
        unchecked
        {
            word += 0x9E3779B97F4A7C15;
            word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9;
            word = (word ^ (word >> 27)) * 0x94D049BB133111EB;
            return word ^ (word >> 31);
        }
    }
}
