namespace Vae.Realtime.Nn;

/// <summary>Activations by the number that <c>shaders/include/activation.glsl</c> gives them.</summary>
public enum Activation : uint
{
    None = 0,
    Relu = 1,
    Sigmoid = 2,
}
