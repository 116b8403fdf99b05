namespace Vae.Realtime.Reference;

/// <summary>Activations by the numbers that <c>shaders/include/activation.glsl</c> and <c>shaders/layer/activation_any.glsl</c> give them.</summary>
internal enum ReferenceActivation
{
    None = 0,
    Relu = 1,
    Sigmoid = 2,
    Tanh = 3,
    LeakyRelu = 4,
    Softplus = 5,
    Silu = 6,
    Gelu = 7,
}
