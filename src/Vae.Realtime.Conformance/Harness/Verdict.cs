namespace Vae.Realtime.Conformance.Harness;

/// <summary>The worst error of a case and its first fault.</summary>
internal sealed class Verdict
{
    /// <summary>2⁻²⁴: the relative error of one single-precision rounding (Higham, "Accuracy and stability of numerical algorithms").</summary>
    public const double UnitRoundoff = 1.0 / (1 << 24);

    /// <summary>Error nearest its tolerance, or farthest past it.</summary>
    public double MaxError { get; private set; }

    public double Tolerance { get; private set; }

    /// <summary>The first fault in one line; empty while all is well.</summary>
    public string Fault { get; private set; } = "";

    public void Fail(string fault) => Fault = Fault.Length == 0 ? fault : Fault;

    /// <summary>
    /// Compares a number with its twin. Its error is |found − expected| / scale, where scale is the magnitude of the terms that were added
    /// up; it may be as large as <paramref name="roundings"/> roundings can make it.
    /// </summary>
    public void Compare(string name, double found, double expected, double scale, double roundings)
    {
        double difference = Math.Abs(found - expected);
        Note(name, found, expected, difference == 0 ? 0 : difference / scale, roundings * UnitRoundoff);
    }

    /// <summary>Notes an error, which is at most <paramref name="tolerance"/> when all is well.</summary>
    public void Note(string name, double found, double expected, double error, double tolerance)
    {
        // Also a NaN is an error, and a report must be able to hold it as a number.
        error = double.IsFinite(error) ? error : double.MaxValue;
        if (Tolerance == 0 || error / tolerance > MaxError / Tolerance)
        {
            (MaxError, Tolerance) = (error, tolerance);
        }

        if (error > tolerance)
        {
            Fail($"{name} is {found:G9}, expected {expected:G9}: off by {error:E1} of its scale, {tolerance:E1} allowed");
        }
    }

    /// <summary>Compares words that must agree to the bit.</summary>
    public void Equal(string name, uint found, uint expected)
    {
        if (found != expected)
        {
            Fail($"{name} is 0x{found:X8}, expected 0x{expected:X8}");
        }
    }
}
