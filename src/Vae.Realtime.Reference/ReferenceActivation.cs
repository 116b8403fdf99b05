namespace Vae.Realtime.Reference;

/// <summary>Activations by the numbers that <c>shaders/include/activation.glsl</c> gives them.</summary>
public enum ReferenceActivation
{
    None = 0,
    Relu = 1,
    Sigmoid = 2,
}
