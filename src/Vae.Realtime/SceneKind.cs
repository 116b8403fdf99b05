namespace Vae.Realtime;

/// <summary>What the picture shows.</summary>
public enum SceneKind
{
    /// <summary>The latent, decoded.</summary>
    Single,

    /// <summary>Samples of the prior side by side.</summary>
    Grid,

    /// <summary>The latent on its walk; drawn as <see cref="Single"/>.</summary>
    Walk,

    /// <summary>The whole picture tiled without seams, by latents that vary smoothly in space and time.</summary>
    Field,

    /// <summary>Examples, their reconstructions and the differences.</summary>
    Compare,

    /// <summary>The latent with one dimension after another moved from end to end, a row for each.</summary>
    Traversal,
}
