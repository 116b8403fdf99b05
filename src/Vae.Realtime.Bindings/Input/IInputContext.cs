namespace Silk.NET.Input;

/// <summary>The input devices of one view. Events come from the view's DoEvents.</summary>
public interface IInputContext : IDisposable
{
    /// <summary>The keyboards; GLFW merges them into one.</summary>
    IReadOnlyList<IKeyboard> Keyboards { get; }

    /// <summary>The mice; GLFW merges them into one.</summary>
    IReadOnlyList<IMouse> Mice { get; }
}
