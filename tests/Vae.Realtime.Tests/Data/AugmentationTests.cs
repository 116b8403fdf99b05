namespace Vae.Realtime.Tests.Data;

using Vae.Realtime.Data;
using Vae.Realtime.Tests.Formats;
using Xunit;

public sealed class AugmentationTests
{
    [Theory]
    [InlineData("none")]
    [InlineData("shift=2,flip,zoom=0.1,rotate=10,brightness=0.1,contrast=0.1,noise=0.05,erase=0.3,blur=0.5")]
    [InlineData("flip")]
    [InlineData("flip,rotate=180,mask=0.25,fill=0,border=repeat")]
    [InlineData("shift=64,border=zero")]
    [InlineData("brightness=1E-05")]
    public void What_is_written_is_what_was_read(string text)
    {
        Augmentation read = Augmentation.Parse(text);
        Assert.Equal(text, read.ToString());
        Assert.Equal(read, Augmentation.Parse(read.ToString()));
    }

    [Fact]
    public void Every_setting_arrives()
    {
        Augmentation expected = new()
        {
            Shift = 2,
            Flip = true,
            Zoom = 0.1,
            Rotate = 10,
            Brightness = 0.2,
            Contrast = 0.3,
            Noise = 0.05,
            Mask = 0.4,
            Erase = 0.6,
            Blur = 0.5,
            Fill = 0.7,
            Border = BorderMode.Repeat,
        };
        string text = "border=repeat, fill=0.7, blur=.5, erase=0.6, mask=0.4, noise=5e-2, "
            + "contrast=0.3, brightness=0.2, rotate=10, zoom=0.1, flip, shift = 2";
        Assert.Equal(expected, Augmentation.Parse(text));
        Assert.False(expected.IsNone);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("shift=0")]
    [InlineData("fill=0.5,border=zero")]
    public void Nothing_is_nothing(string text) => Assert.True(Augmentation.Parse(text).IsNone);

    [Theory]
    [InlineData("zom=1", "'zom=1'", "zoom", "border")]
    [InlineData("", "shift")]
    [InlineData("flip,,zoom=0.1", "shift")]
    [InlineData("zoom=0.1,zoom=0.2", "zoom", "twice")]
    [InlineData("zoom", "zoom", "from 0 to 0.9")]
    [InlineData("zoom=", "zoom", "from 0 to 0.9")]
    [InlineData("zoom=1", "zoom=1", "from 0 to 0.9")]
    [InlineData("noise=-0.1", "noise", "from 0 to 1")]
    [InlineData("noise=NaN", "noise", "from 0 to 1")]
    [InlineData("noise=1e999", "noise", "from 0 to 1")]
    [InlineData("noise=0,1", "'1'")]
    [InlineData("rotate=181", "rotate", "from 0 to 180", "degrees")]
    [InlineData("shift=1.5", "shift", "whole number from 0 to 64")]
    [InlineData("shift=65", "shift", "whole number from 0 to 64")]
    [InlineData("flip=1", "flip", "alone")]
    [InlineData("border=mirror", "border", "zero or repeat")]
    [InlineData("none,flip", "none")]
    [InlineData("a\nb", "a b")]
    public void What_makes_no_sense_is_refused(string text, params string[] mentions) =>
        UserError.Of(() => Augmentation.Parse(text), [.. mentions, "augmentation"]);

    [Theory]
    [InlineData("none")]
    [InlineData("noise=0.3,mask=0.2")]
    [InlineData("erase=0.5,blur=1,fill=0.5")]
    public void A_corruption_damages(string text) => Assert.Equal(text, Augmentation.Parse(text, AugmentationUse.Corruption).ToString());

    [Theory]
    [InlineData("shift=2")]
    [InlineData("flip")]
    [InlineData("noise=0.1,rotate=5")]
    [InlineData("brightness=0.1")]
    [InlineData("border=repeat")]
    public void A_corruption_leaves_the_picture_in_place(string text)
    {
        UserError.Of(() => Augmentation.Parse(text, AugmentationUse.Corruption), "corruption", "noise, mask, erase, blur, fill");
        UserError.Of(() => Augmentation.Parse(text).Validate(AugmentationUse.Corruption), "corruption", "noise, mask, erase, blur, fill");
    }

    [Fact]
    public void Values_set_in_code_are_checked_too()
    {
        UserError.Of(() => new Augmentation { Zoom = double.NaN }.Validate(AugmentationUse.Augmentation), "zoom", "from 0 to 0.9");
        UserError.Of(() => new Augmentation { Shift = -1 }.Validate(AugmentationUse.Augmentation), "shift", "from 0 to 64");
    }
}
