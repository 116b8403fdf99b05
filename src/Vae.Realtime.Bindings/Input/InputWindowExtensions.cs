namespace Silk.NET.Input;

using Silk.NET.Input.Glfw;
using Silk.NET.Windowing;
using Silk.NET.Windowing.Glfw;

/// <summary>Input of a view.</summary>
public static class InputWindowExtensions
{
    /// <summary>Starts listening to the view's keyboard and mouse, until the context is disposed.</summary>
    /// <exception cref="InvalidOperationException">The view is not initialised.</exception>
    /// <exception cref="NotSupportedException">The view was not made by <see cref="Window.Create"/>.</exception>
    public static IInputContext CreateInput(this IView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (!view.IsInitialized)
        {
            throw new InvalidOperationException("A view has input only after it is initialised.");
        }

        return view is GlfwWindow window
            ? new GlfwInputContext(window)
            : throw new NotSupportedException("Input is available only for views made by Window.Create.");
    }
}
