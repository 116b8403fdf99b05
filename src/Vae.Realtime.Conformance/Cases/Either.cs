namespace Vae.Realtime.Conformance.Cases;

/// <summary>Both values of a switch.</summary>
internal static class Either
{
    public static readonly bool[] Way = [false, true];
}
