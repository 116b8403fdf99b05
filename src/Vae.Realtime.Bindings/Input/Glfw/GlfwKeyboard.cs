namespace Silk.NET.Input.Glfw;

using System.Text;
using Silk.NET.Windowing.Glfw;

/// <summary>Keys and text of one window. GLFW's key numbers are those of <see cref="Key"/>.</summary>
internal sealed class GlfwKeyboard : IKeyboard
{
    private const int Release = 0;
    private const int Press = 1;

    private readonly GlfwWindow _window;

    public GlfwKeyboard(GlfwWindow window)
    {
        _window = window;
        _window.Key += OnKey;
        _window.Character += OnCharacter;
    }

    public event Action<IKeyboard, Key, int>? KeyDown;

    public event Action<IKeyboard, Key, int>? KeyUp;

    public event Action<IKeyboard, char>? KeyChar;

    public bool IsKeyPressed(Key key) =>
        _window.IsInitialized && key is >= Key.Space and <= Key.Menu && GlfwNative.GetKey(_window.Handle, (int)key) == Press;

    public void Detach()
    {
        _window.Key -= OnKey;
        _window.Character -= OnCharacter;
    }

    private void OnKey(int key, int scancode, int action)
    {
        switch (action)
        {
            case Press:
                KeyDown?.Invoke(this, (Key)key, scancode);
                break;
            case Release:
                KeyUp?.Invoke(this, (Key)key, scancode);
                break;
        }
    }

    private void OnCharacter(uint codePoint)
    {
        if (KeyChar is null || !Rune.TryCreate(codePoint, out Rune rune))
        {
            return;
        }

        Span<char> units = stackalloc char[2];
        foreach (char unit in units[..rune.EncodeToUtf16(units)])
        {
            KeyChar.Invoke(this, unit);
        }
    }
}
