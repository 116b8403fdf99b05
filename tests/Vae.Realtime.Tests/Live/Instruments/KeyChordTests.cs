namespace Vae.Realtime.Tests.Live.Instruments;

using Silk.NET.Input;
using Vae.Realtime.Live.Instruments;
using Xunit;

public sealed class KeyChordTests
{
    [Theory]
    [InlineData("R", Key.R)]
    [InlineData("Esc", Key.Escape)]
    [InlineData("1", Key.Number1)]
    [InlineData("[", Key.LeftBracket)]
    [InlineData("F1", Key.F1)]
    [InlineData("Tab", Key.Tab)]
    public void A_key_is_written_as_people_write_it(string text, Key key)
    {
        Assert.Equal(new KeyChord(key), KeyChord.Parse(text));
        Assert.Equal(text, new KeyChord(key).ToString());
    }

    [Fact]
    public void Modifiers_stand_before_it()
    {
        KeyChord chord = new(Key.Z, Ctrl: true, Shift: true);
        Assert.Equal("Ctrl+Shift+Z", chord.ToString());
        Assert.Equal(chord, KeyChord.Parse("Shift+Ctrl+Z"));
        Assert.Equal(new KeyChord(Key.Minus, Alt: true), KeyChord.Parse("Alt+-"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Ctrl+")]
    [InlineData("Hyper+A")]
    [InlineData("Nothing")]
    [InlineData("12")]
    public void What_is_no_key_is_refused(string text) => Assert.Throws<FormatException>(() => KeyChord.Parse(text));
}
