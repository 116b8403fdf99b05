namespace Silk.NET.Windowing;

using Silk.NET.Maths;

/// <summary>What every view has, before it opens and after.</summary>
public interface IViewProperties
{
    /// <summary>The size of the client area, in screen coordinates.</summary>
    Vector2D<int> Size { get; }

    /// <summary>The most often <see cref="IView.DoRender"/> raises Render, in hertz; 0 is as often as it is called.</summary>
    double FramesPerSecond { get; set; }

    /// <summary>The most often <see cref="IView.DoUpdate"/> raises Update, in hertz; 0 is as often as it is called.</summary>
    double UpdatesPerSecond { get; set; }

    /// <summary>Whether presenting paces the frames, so that <see cref="FramesPerSecond"/> does not.</summary>
    bool VSync { get; set; }
}
