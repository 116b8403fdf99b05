namespace Vae.Realtime.Scenes;

using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Scenes.Looks;
using Vae.Realtime.Scenes.Tiles;

/// <summary>Makes the tiles of a kind of picture, frame by frame.</summary>
internal abstract class Scene : IDisposable
{
    /// <summary>What there is to draw. Does not change once the scene is prepared.</summary>
    public abstract TileRows Tiles { get; }

    /// <summary>Whether the settings still ask for tiles as this scene has them; otherwise another takes its place.</summary>
    /// <param name="width">Width of the picture, in pixels.</param>
    /// <param name="height">Height of the picture.</param>
    public virtual bool Fits(int width, int height) => true;

    /// <summary>Goes on with what has to be compiled, measured and allocated, for a few milliseconds. To be called again and again.</summary>
    /// <returns>Whether it is done, so that the scene can be drawn.</returns>
    public abstract bool Prepare();

    /// <summary>Where the tiles lie in a picture, once the scene is prepared.</summary>
    public abstract TileLayout Layout(int width, int height);

    /// <summary>Where they lie in a picture of whose pixels they are to keep to a part.</summary>
    public TileLayout Layout(PictureFormat format, PictureArea area)
    {
        (int left, int top, int width, int height) = area.In(format.Width, format.Height);
        return Layout(width, height).Inside(format.Width, format.Height, left, top);
    }

    /// <summary>Lets time pass.</summary>
    /// <param name="seconds">Since the last time.</param>
    public virtual void Advance(double seconds)
    {
    }

    /// <summary>Writes the commands that bring the tiles up to date.</summary>
    /// <returns>Whether any tile looks different from the frame before.</returns>
    public abstract bool Encode(in RenderTarget target, long frame);

    /// <summary>Appends what a frame computes, for measuring it by itself.</summary>
    public abstract void Record(Recording recording);

    public abstract void Dispose();
}
