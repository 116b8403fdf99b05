namespace Silk.NET.Input;

/// <summary>A keyboard.</summary>
public interface IKeyboard
{
    /// <summary>Raised once when a key goes down, with its scancode; a held key does not repeat.</summary>
    event Action<IKeyboard, Key, int>? KeyDown;

    /// <summary>Raised when a key comes up, with its scancode.</summary>
    event Action<IKeyboard, Key, int>? KeyUp;

    /// <summary>Raised for each UTF-16 unit of typed text, as the layout and dead keys make it; a held key repeats.</summary>
    event Action<IKeyboard, char>? KeyChar;

    /// <summary>Whether the key is down, as of the last DoEvents.</summary>
    bool IsKeyPressed(Key key);
}
