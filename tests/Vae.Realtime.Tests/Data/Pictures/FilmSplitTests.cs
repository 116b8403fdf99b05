namespace Vae.Realtime.Tests.Data.Pictures;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;
using Vae.Realtime.Data;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>Frames of one file are nearly alike, so that none is held back while others are learned from.</summary>
public sealed class FilmSplitTests : IDisposable
{
    private const int Side = 8;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("gif")]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("tif")]
    public void Frames_of_one_file_are_in_one_split(string kind)
    {
        for (int film = 0; film < 12; film++)
        {
            Write($"{film:00}", kind, film, 5);
        }

        foreach (string options in new[] { "", "&test=0.3", "&test=10&validation=10", "&validation=0.2&split_seed=7" })
        {
            DataSplits splits = Load($"?frames=all{options}");
            AssertApart(splits, 60);
            Assert.Equal(Films(splits.Test), Films(Load($"?frames=all{options}").Test));
        }

        Assert.NotEqual(Films(Load("?frames=all&test=20").Test), Films(Load("?frames=all&test=20&split_seed=1").Test));
    }

    [Fact]
    public void What_films_make_of_the_sizes_is_told()
    {
        for (int film = 0; film < 10; film++)
        {
            Write($"{film:00}", "gif", film, 10);
        }

        DataSplits splits = Load("?frames=all&test=20&validation=0.2");
        Assert.Equal((60, 20, 20), (splits.Train.Count, splits.Test.Count, splits.Validation!.Count));
        Assert.Contains(
            "the frames of one file stay in one split: the validation split has 20 of 80 examples, not 16", splits.Notes);
        Assert.DoesNotContain(splits.Notes, note => note.Contains("test split", StringComparison.Ordinal));
        Assert.Contains("the frames of one file stay in one split: the test split has 10 of 100 examples, not 14", Load("?frames=all").Notes);

        // Fewer than a film has is a film.
        Assert.Equal(10, Load("?frames=all&test=3").Test.Count);
    }

    [Fact]
    public void Of_films_of_different_lengths_those_are_set_aside_that_fit()
    {
        Write("a", "gif", 0, 60);
        Write("b", "tif", 1, 3);
        Write("c", "png", 2, 1);
        Write("d", "webp", 3, 5);
        Write("e", "gif", 4, 31);
        DataSplits splits = Load("?frames=all&test=8&validation=31");
        AssertApart(splits, 100);
        Assert.True(splits.Test.Count is >= 5 and <= 9, $"{splits.Test.Count}");
        Assert.Equal([0], Films(splits.Train).Intersect([0, 4]));
    }

    [Fact]
    public void Two_films_are_one_to_learn_from_and_one_to_test_with()
    {
        Write("a", "gif", 0, 20);
        Write("b", "gif", 1, 20);
        DataSplits splits = Load("?frames=all");
        AssertApart(splits, 40);
        Assert.Equal((20, 20), (splits.Train.Count, splits.Test.Count));

        // What is left is one film, and its end is held back.
        splits = Load("?frames=all&validation=5");
        Assert.Equal((15, 5, 20), (splits.Train.Count, splits.Validation!.Count, splits.Test.Count));
        Assert.Equal(Enumerable.Range(15, 5), Frames(splits.Validation));
        Assert.Contains("the examples are the frames of one file: its last 5 of 20 are the validation split", splits.Notes);
    }

    [Theory]
    [InlineData("gif")]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("tif")]
    public void One_film_is_split_by_time(string kind)
    {
        string path = Write("a", kind, 0, 28);
        foreach (string data in new[] { path, _folder.Root })
        {
            DataSplits splits = DataLoader.Load((FileSpec)DataSpec.Parse(data + "?frames=all&validation=6"));
            Assert.Equal(Enumerable.Range(0, 18), Frames(splits.Train));
            Assert.Equal(Enumerable.Range(18, 6), Frames(splits.Validation!));
            Assert.Equal(Enumerable.Range(24, 4), Frames(splits.Test));
            Assert.Contains("the examples are the frames of one file: its last 4 of 28 are the test split", splits.Notes);
            Assert.Contains("the examples are the frames of one file: its last 6 of 24 are the validation split", splits.Notes);
        }

        UserError.Of(() => Load("?frames=all&test=28"), "test=28", "28 examples");
    }

    [Fact]
    public void Films_of_classes_stay_whole()
    {
        foreach (string name in new[] { "cat", "dog", "owl" })
        {
            Directory.CreateDirectory(_folder.File(name));
        }

        for (int film = 0; film < 12; film++)
        {
            Write($"{new[] { "cat", "dog", "owl" }[film % 3]}/{film:00}", "gif", film, 4);
        }

        DataSplits splits = Load("?frames=all&classes=cat,owl&test=8&validation=8");
        AssertApart(splits, 32);
        Assert.DoesNotContain(1, Films(splits.Train).Concat(Films(splits.Test)).Select(film => film % 3));
    }

    [Fact]
    public void Pictures_of_one_frame_are_split_as_without_films()
    {
        for (int film = 0; film < 40; film++)
        {
            Write($"{film:00}", "png", film, 1);
        }

        _folder.Write("bad.png", [1, 2, 3]);
        (DataSplits all, DataSplits first) = (Load("?frames=all&bad=skip&validation=5"), Load("?bad=skip&validation=5"));
        Assert.Equal(Films(first.Train), Films(all.Train));
        Assert.Equal(Films(first.Validation!), Films(all.Validation!));
        Assert.Equal(Films(first.Test), Films(all.Test));
        Assert.Equal(first.Notes, all.Notes);

        // The choice that models of earlier days were trained with.
        Assert.Equal([3, 8, 18, 20, 23], Films(first.Test));
    }

    // Every frame of every film is in one split, and no film in two.
    private static void AssertApart(DataSplits splits, int count)
    {
        ExampleSet[] sets = [.. new[] { splits.Train, splits.Validation, splits.Test }.OfType<ExampleSet>()];
        Assert.Equal(count, sets.Sum(set => set.Count));
        Assert.Equal(count, sets.SelectMany(set => Films(set).Zip(Frames(set))).Distinct().Count());
        Assert.All(sets, set => Assert.NotEqual(0, set.Count));
        Assert.Distinct(sets.SelectMany(set => Films(set).Distinct()));
    }

    // Pixels say which film and which frame.
    private static int[] Films(ExampleSet set) => Pixels(set, 0);

    private static int[] Frames(ExampleSet set) => Pixels(set, 1);

    private static int[] Pixels(ExampleSet set, int channel) =>
        [.. Enumerable.Range(0, set.Count).Select(index => (int)Assert.IsType<ImageSet>(set).Image(index)[channel])];

    private static Rgba32 Colour(int film, int frame) => new((byte)film, (byte)frame, 200);

    private string Write(string name, string kind, int film, int frames)
    {
        Rgba32[] colours = [.. Enumerable.Range(0, frames).Select(frame => Colour(film, frame))];
        return _folder.Write($"{name}.{kind}", kind switch
        {
            "gif" => Gif(colours),
            "png" when frames == 1 => PictureCases.Plain(new PngEncoder(), colours[0]),
            "png" => ApngBytes.Of(Side, null, [.. colours.Select(colour => new ApngBytes.Frame(colour, new Rectangle(0, 0, Side, Side)))]),
            "tif" => TiffPageBytes.File(little: true, [.. colours.Select(colour => TiffPageBytes.Plain(Side, colour.R, colour.G, colour.B))]),
            _ => Webp(colours),
        });
    }

    private static byte[] Gif(Rgba32[] colours)
    {
        using Image<Rgba32> film = new(Side, Side, colours[0]);
        foreach (Rgba32 colour in colours.Skip(1))
        {
            using Image<Rgba32> frame = new(Side, Side, colour);
            film.Frames.AddFrame(frame.Frames.RootFrame);
        }

        using MemoryStream file = new();
        film.Save(file, new GifEncoder { ColorTableMode = GifColorTableMode.Local });
        return file.ToArray();
    }

    private static byte[] Webp(Rgba32[] colours)
    {
        (Image<Rgba32> Picture, Point At)[] frames = [.. colours.Select(colour => (new Image<Rgba32>(Side, Side, colour), default(Point)))];
        byte[] file = WebpBytes.Animation(new Size(Side, Side), frames);
        Array.ForEach(frames, frame => frame.Picture.Dispose());
        return file;
    }

    private DataSplits Load(string options) => DataLoader.Load((FileSpec)DataSpec.Parse(_folder.Root + options));
}
