namespace Vae.Realtime.Scenes.Tiles;

/// <summary>Says which latents the tiles of a scene show.</summary>
internal interface ITileLatents
{
    /// <summary>Counts the changes: as long as it stays, the tiles need not be decoded again for their latents' sake.</summary>
    long Version { get; }

    /// <summary>Writes a tile's latent of this moment.</summary>
    void Write(int tile, Span<float> latent);
}
