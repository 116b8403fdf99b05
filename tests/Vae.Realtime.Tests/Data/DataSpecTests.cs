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
        Assert.Equal(new FileSpec("./glyphs"), DataSpec.Parse("./glyphs"));
        Assert.Equal(new FileSpec("a folder/mnist"), DataSpec.Parse("a folder/mnist"));
        Assert.Equal("glyphs", DataSpec.Parse("glyphs").ToString());
        Assert.Equal("mnist", DataSpec.Parse("mnist").ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Nothing_is_refused(string text) => UserError.Of(() => DataSpec.Parse(text), "empty", "glyphs");
}
