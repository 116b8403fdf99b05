namespace Vae.Realtime.Conformance;

/// <summary>What one case found on one device.</summary>
/// <param name="Kernel">Name of the kernel.</param>
/// <param name="Case">Shape and options.</param>
/// <param name="MaxError">Largest error, relative to the scale of what was summed; of several results, of the one nearest its tolerance.</param>
/// <param name="Tolerance">Largest error that single-precision rounding can explain.</param>
/// <param name="Passed">Within tolerance, and nothing but the results was written.</param>
/// <param name="Message">The first fault, in one line; empty when passed.</param>
internal sealed record ConformanceResult(string Kernel, string Case, double MaxError, double Tolerance, bool Passed, string Message);
