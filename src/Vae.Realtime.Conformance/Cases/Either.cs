namespace Vae.Realtime.Conformance;

/// <summary>Both values of a switch.</summary>
internal static class Either
{
    public static readonly bool[] Way = [false, true];
}
