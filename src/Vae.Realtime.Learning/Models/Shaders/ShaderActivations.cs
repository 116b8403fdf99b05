namespace Vae.Realtime.Learning.Models.Shaders;

using Vae.Realtime.Learning.Nn;

/// <summary>Activations of vec4s, in what all shading languages have in common.</summary>
internal static class ShaderActivations
{
    private const string Sigmoid = "1.0 / (1.0 + exp(min(-x, {4}(80.0, 80.0, 80.0, 80.0))))";

    /// <summary>Lines of the function of <c>x</c>, a vec4, whose last line is what it returns.</summary>
    /// <param name="activation">Not none.</param>
    /// <param name="dialect">The language.</param>
    public static string[] Lines(Activation activation, ShaderDialect dialect)
    {
        string zeros = $"{dialect.Vec4}(0.0, 0.0, 0.0, 0.0)";
        string sigmoid = Sigmoid.Replace("{4}", dialect.Vec4, StringComparison.Ordinal);
        return activation switch
        {
            Activation.Relu => [$"max(x, {zeros})"],
            Activation.LeakyRelu => ["max(x, 0.01 * x)"],
            Activation.Sigmoid => [sigmoid],
            Activation.Tanh => [$"2.0 * ({sigmoid.Replace("-x", "-2.0 * x", StringComparison.Ordinal)}) - 1.0"],
            Activation.Softplus => [$"max(x, {zeros}) + log(1.0 + exp(-abs(x)))"],
            Activation.Silu => [$"x * ({sigmoid})"],
            Activation.Gelu => Gelu(dialect),
            _ => throw new ArgumentOutOfRangeException(nameof(activation)),
        };
    }

    // The distribution function of N(0,1) by its tail, as activation_any.glsl has it.
    private static string[] Gelu(ShaderDialect dialect) =>
    [
        dialect.Variable(dialect.Vec4, "t", "1.0 / (1.0 + 0.34 * abs(x))"),
        dialect.Variable(dialect.Vec4, "q", "0.1624373 + t * (-0.04230696 + t * (0.2766153 + t * (-0.2075959 + t * 0.04645206)))"),
        dialect.Variable(dialect.Vec4, "tail", "exp(-0.5 * x * x) * t * (0.1361847 + t * (0.1282135 + t * q))"),
        "x * (0.5 + sign(x) * (0.5 - tail))",
    ];
}
