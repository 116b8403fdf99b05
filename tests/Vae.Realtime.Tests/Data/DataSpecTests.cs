namespace Vae.Realtime.Tests.Data;

using Vae.Realtime.Data;
using Vae.Realtime.Tests.Formats;
using Xunit;

public class DataSpecTests
{
    [Fact]
    public void One_word_is_the_stream_and_all_else_a_path()
    {
        Assert.Equal(new GlyphsSpec(), DataSpec.Parse("glyphs"));
        Assert.Equal(new IdxSpec("./glyphs"), DataSpec.Parse("./glyphs"));
        Assert.Equal(new IdxSpec("a folder/mnist"), DataSpec.Parse("a folder/mnist"));
        Assert.Equal("glyphs", DataSpec.Parse("glyphs").ToString());
        Assert.Equal(new ShapesSpec(32), DataSpec.Parse("shapes"));
        Assert.Equal(new ShapesSpec(64), DataSpec.Parse("shapes?size=64"));
        Assert.Equal(new TexturesSpec(32), DataSpec.Parse("textures?size=32"));
        Assert.Equal("textures?size=64", new TexturesSpec(64).ToString());
        Assert.Equal("shapes", new ShapesSpec().ToString());
        Assert.Equal(new IdxSpec("./shapes"), DataSpec.Parse("./shapes"));
        Assert.Equal("mnist", DataSpec.Parse("mnist").ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Nothing_is_refused(string text) => UserError.Of(() => DataSpec.Parse(text), "empty", "glyphs");

    [Theory]
    [InlineData("shapes?size=48")]
    [InlineData("textures?side=64")]
    [InlineData("textures?")]
    public void Another_option_of_a_stream_is_refused(string text) => UserError.Of(() => DataSpec.Parse(text), text, "?size=64");
}
