namespace Vae.Realtime.Tests.Kernels;

/// <summary>One sign of a shader's source, turned round.</summary>
/// <param name="File">File name, relative to the shaders folder.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="After">The line with the sign turned round.</param>
internal sealed record Mutant(string File, int Line, string After)
{
    public override string ToString() => $"{File}: {After.Trim()}";
}
