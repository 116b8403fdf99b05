namespace Vae.Realtime.Tests.Data;

using Vae.Realtime.Data;
using Vae.Realtime.Data.Tables;
using Vae.Realtime.Tests.Formats;
using Xunit;

public class DataSpecTests
{
    [Fact]
    public void One_word_is_the_stream_and_all_else_a_path()
    {
        Assert.Equal(new StreamSpec(StreamKind.Glyphs), DataSpec.Parse("glyphs"));
        Assert.Equal(new FileSpec("./glyphs"), DataSpec.Parse("./glyphs"));
        Assert.Equal(new FileSpec("a folder/mnist"), DataSpec.Parse("a folder/mnist"));
        Assert.Equal("glyphs", DataSpec.Parse("glyphs").ToString());
        Assert.Equal(new StreamSpec(StreamKind.Shapes, 32), DataSpec.Parse("shapes"));
        Assert.Equal(new StreamSpec(StreamKind.Shapes, 64), DataSpec.Parse("shapes?size=64"));
        Assert.Equal(new StreamSpec(StreamKind.Textures, 32), DataSpec.Parse("textures?size=32"));
        Assert.Equal(new StreamSpec(StreamKind.Textures, 64), DataSpec.Parse("textures"));
        Assert.Equal("textures?size=32", new StreamSpec(StreamKind.Textures, 32).ToString());
        Assert.Equal("shapes", new StreamSpec(StreamKind.Shapes).ToString());
        Assert.Equal(new FileSpec("./shapes"), DataSpec.Parse("./shapes"));
        Assert.Equal("mnist", DataSpec.Parse("mnist").ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Nothing_is_refused(string text) => UserError.Of(() => DataSpec.Parse(text), "empty", "glyphs");

    [Fact]
    public void Options_follow_the_last_question_mark()
    {
        FileSpec spec = Assert.IsType<FileSpec>(DataSpec.Parse(
            "a?b/x?classes=3,cat&validation=0.1&test=500&split_seed=9&size=48x64&grey&columns=A, "
                + "B&label=kind&window=60&stride=2&scale=standard&memory=8M"));
        DataOptions options = spec.Options;
        Assert.Equal("a?b/x", spec.Path);
        Assert.Equal(["3", "cat"], options.Classes!);
        Assert.Equal((new SplitSize(0.1, 0), new SplitSize(0, 500), 9UL), (options.Validation, options.Test, options.SplitSeed));
        Assert.Equal(((48, 64), 1), (options.Size, options.Channels));
        Assert.Equal(["A", "B"], options.Columns!);
        Assert.Equal(("kind", 60, 2, ScalingKind.Standard, 8L << 20), (options.Label, options.Window, options.Stride, options.Scale, options.Memory));
        Assert.Equal("m?size=32&channels=3", DataSpec.Parse("m/?size=32&rgb").ToString());
        Assert.Equal("m?binarise&split_seed=3", DataSpec.Parse("m/?binarise&split_seed=3").ToString());
        Assert.Equal("m?binarise=4", DataSpec.Parse("m?binarise=4").ToString());
        Assert.Equal("m?columns=AAPL", DataSpec.Parse("m?column=AAPL").ToString());
        Assert.Equal((32, 32), Assert.IsType<FileSpec>(DataSpec.Parse("m?size=32")).Options.Size);
    }

    [Fact]
    public void The_stream_has_options_too()
    {
        Assert.Equal(new StreamSpec(StreamKind.Glyphs) { Validation = new SplitSize(0, 100) }, DataSpec.Parse("glyphs?validation=100"));
        Assert.Equal("glyphs?validation=0.25", DataSpec.Parse("glyphs?validation=0.25").ToString());
        UserError.Of(() => DataSpec.Parse("glyphs?size=32"), "size=", "'glyphs'", "validation=");
    }

    [Fact]
    public void A_file_whose_name_has_a_question_mark_is_a_file()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("what?size=3", []);
        Assert.Equal(new FileSpec(path), DataSpec.Parse(path));
    }

    [Theory]
    [InlineData("x?", "no data option ''")]
    [InlineData("x?sise=3", "no data option 'sise'", "size=", "grey", "did you mean 'size'?")]
    [InlineData("x?grey=1", "no data option 'grey'")]
    [InlineData("x?size=3&size=4", "size=", "twice")]
    [InlineData("x?column=a&columns=b", "columns=", "twice")]
    [InlineData("?size=3", "no data", "glyphs")]
    [InlineData("x?classes=", "classes=", "''")]
    [InlineData("x?classes=3,3", "classes=", "'3,3'")]
    [InlineData("x?validation=0", "validation=", "'0'")]
    [InlineData("x?validation=1.5", "validation=", "share")]
    [InlineData("x?test=-1", "test=", "'-1'")]
    [InlineData("x?split_seed=x", "split_seed=", "whole number")]
    [InlineData("x?size=0", "size=", "'0'")]
    [InlineData("x?size=3x", "size=", "'3x'")]
    [InlineData("x?size=3x4x5", "size=", "'3x4x5'")]
    [InlineData("x?channels=2", "channels=", "'2'")]
    [InlineData("x?binarise=yes", "binarise=", "'yes'", "seed")]
    [InlineData("x?binarise&binarise=2", "binarise=", "twice")]
    [InlineData("x?label=", "label=")]
    [InlineData("x?window=0", "window=", "'0'")]
    [InlineData("x?stride=+1", "stride=", "'+1'")]
    [InlineData("x?scale=max", "scale=", "minmax, standard or none")]
    [InlineData("x?memory=8Q", "memory=", "'8Q'", "8M")]
    [InlineData("x?memory=M", "memory=")]
    public void Wrong_options_are_named(string text, params string[] mentions) =>
        UserError.Of(() => DataSpec.Parse(text), mentions);

    [Theory]
    [InlineData("shapes?size=48", "size=", "32 or 64")]
    [InlineData("shapes?size=32x64", "size=", "32 or 64")]
    [InlineData("textures?side=64", "side")]
    [InlineData("textures?window=3", "window=", "'textures'")]
    public void Another_option_of_a_stream_is_refused(string text, params string[] mentions) => UserError.Of(() => DataSpec.Parse(text), mentions);
}
