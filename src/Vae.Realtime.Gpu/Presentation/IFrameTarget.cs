namespace Vae.Realtime.Gpu.Presentation;

/// <summary>Where frames go, one after another: a window's images, or one off screen.</summary>
internal interface IFrameTarget : IDisposable
{
    /// <summary>Takes the next image and begins its command buffer.</summary>
    /// <param name="width">Pixels, used where the target leaves the choice.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="target">Where to render; valid until <see cref="End"/>.</param>
    /// <returns>False when there is nothing to render to just now.</returns>
    bool TryBegin(int width, int height, out RenderTarget target);

    /// <summary>Submits the frame begun and shows it.</summary>
    void End();
}
