namespace Vae.Realtime.Models;
using Vae.Realtime.Data;
using Vae.Realtime.Nn;
public sealed record LinearLayer(int Out, Activation Activation);
public sealed record VaeArchitecture(ImageShape Input, IReadOnlyList<LinearLayer> Encoder, int Latent, IReadOnlyList<LinearLayer> Decoder)
{
    public static VaeArchitecture Mlp(ImageShape input, int hidden = 400, int latent = 20) => new(input, [new(hidden, Activation.Relu)], latent, [new(hidden, Activation.Relu)]);
}
