namespace Silk.NET.Windowing;

/// <summary>The usual event loop.</summary>
public static class WindowExtensions
{
    /// <summary>Opens the view, raises Update and Render until it is closing, and destroys it.</summary>
    public static void Run(this IView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        view.Initialize();
        view.Run(() =>
        {
            view.DoEvents();
            if (!view.IsClosing)
            {
                view.DoUpdate();
                view.DoRender();
            }
        });
        view.DoEvents();
        view.Reset();
    }
}
