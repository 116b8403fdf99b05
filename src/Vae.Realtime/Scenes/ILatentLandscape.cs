namespace Vae.Realtime.Scenes;

/// <summary>Latents over a plane that change smoothly in space and time.</summary>
internal interface ILatentLandscape
{
    /// <summary>Writes the latent of a place and time, both in hills.</summary>
    void Write(double x, double y, double time, Span<float> latent);
}
