namespace Vae.Realtime.Data;

using Vae.Realtime.Data.Images;
using Vae.Realtime.Data.Tables;

/// <summary>What a data specification says behind its question mark. Every kind of data takes some of the options and refuses the others.</summary>
internal sealed record DataOptions
{
    internal const string ClassesKey = "classes";
    internal const string ValidationKey = "validation";
    internal const string TestKey = "test";
    internal const string SplitSeedKey = "split_seed";
    internal const string SizeKey = "size";
    internal const string ChannelsKey = "channels";
    internal const string ColumnsKey = "columns";
    internal const string LabelKey = "label";
    internal const string WindowKey = "window";
    internal const string StrideKey = "stride";
    internal const string ScaleKey = "scale";
    internal const string BackgroundKey = "background";
    internal const string FramesKey = "frames";
    internal const string BadKey = "bad";
    internal const string SetKey = "set";
    internal const string BinariseKey = "binarise";
    internal const string MemoryKey = "memory";
    internal const string SeparatorKey = "sep";
    internal const string DecimalKey = "decimal";
    internal const string ThousandsKey = "thousands";
    internal const string HeaderKey = "header";
    internal const string MissingKey = "missing";
    internal const string MissingWordsKey = "na";
    internal const string TimeKey = "time";
    internal const string DatesKey = "dates";
    internal const string ImageKey = "image";
    internal const string ArrayKey = "array";

    /// <summary>What <see cref="TimeKey"/> says where no column is the time.</summary>
    internal const string NoTime = "none";

    /// <summary>No option at all.</summary>
    public static DataOptions None { get; } = new();

    /// <summary>Keys and values in the order given; aliases have their key's name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Given { get; init; } = [];

    /// <summary><c>classes=3,7</c>: only examples of these classes, by name or by number; null for all.</summary>
    public IReadOnlyList<string>? Classes { get; init; }

    /// <summary><c>validation=0.1</c> or <c>validation=5000</c>: examples of the training split to set aside; null for none.</summary>
    public SplitSize? Validation { get; init; }

    /// <summary><c>test=0.2</c> or <c>test=500</c>: the test split, where the data have none of their own; null for a seventh.</summary>
    public SplitSize? Test { get; init; }

    /// <summary><c>split_seed=1</c>: another choice of the examples set aside.</summary>
    public ulong SplitSeed { get; init; }

    /// <summary><c>size=32</c> or <c>size=48x64</c> (height x width): images are scaled to cover it and their middle is cut out.</summary>
    public (int Height, int Width)? Size { get; init; }

    /// <summary><c>grey</c>, <c>rgb</c> or <c>channels=1|3</c>; null for what the images have.</summary>
    public int? Channels { get; init; }

    /// <summary><c>background=white|black|#rrggbb</c>: what shows where images are transparent; null for white.</summary>
    public PictureColour? Background { get; init; }

    /// <summary><c>frames=all</c>: every frame or page of an image file is an example, else the first is.</summary>
    public bool AllFrames { get; init; }

    /// <summary><c>bad=skip</c>: image files that cannot be decoded are passed over, else they are refused.</summary>
    public bool SkipBad { get; init; }

    /// <summary><c>set=letters</c>: which of the data sets whose IDX files lie in one folder; null where there is one.</summary>
    public string? Set { get; init; }

    /// <summary><c>binarise</c>: every pixel is drawn once, as 0 or 1 with its value as probability.</summary>
    public bool Binarise { get; init; }

    /// <summary><c>binarise=2</c>: the seed of that; null for <see cref="SplitSeed"/>.</summary>
    public ulong? BinariseSeed { get; init; }

    /// <summary><c>column=AAPL</c> or <c>columns=A,B</c> of a table; null for all that hold numbers.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary><c>label=species</c>: the column of a table that names each row's class; null for none.</summary>
    public string? Label { get; init; }

    /// <summary><c>window=60</c>: rows of a table that make an example of a series; null for a table, where each row is one.</summary>
    public int? Window { get; init; }

    /// <summary><c>stride=1</c>: rows from the beginning of one window to the next.</summary>
    public int Stride { get; init; } = 1;

    /// <summary><c>scale=minmax|standard|log|none</c> of tables.</summary>
    public ScalingKind Scale { get; init; } = ScalingKind.MinMax;

    /// <summary><c>sep=;</c> or <c>sep=tab</c>: what stands between the values of a text table; null to find out.</summary>
    public char? Separator { get; init; }

    /// <summary><c>decimal=,</c>: what begins the decimals of numbers; null to find out.</summary>
    public char? Decimal { get; init; }

    /// <summary><c>thousands=.</c>: what stands between groups of three digits, a null character for nothing; null to find out.</summary>
    public char? Thousands { get; init; }

    /// <summary><c>header=yes|no</c>: whether the first row of a text table names the columns; null to find out.</summary>
    public bool? Header { get; init; }

    /// <summary><c>missing=refuse|drop|previous|mean</c>: what is done where a value is missing.</summary>
    public MissingPolicy Missing { get; init; }

    /// <summary><c>na=-999,x</c>: what stands for a missing value besides the usual words; null for nothing.</summary>
    public IReadOnlySet<string>? MissingWords { get; init; }

    /// <summary><c>time=COLUMN</c>: the column that rows are sorted by, <see cref="NoTime"/> to keep the file's order; null to find out.</summary>
    public string? Time { get; init; }

    /// <summary><c>dates=dmy|mdy</c>: which part of a date comes first; null to find out.</summary>
    public DateOrders? Dates { get; init; }

    /// <summary><c>image=28x28x1</c>: the rows of a table are pictures; null for numbers.</summary>
    public ImageForm? Image { get; init; }

    /// <summary><c>array=x_train</c>: the array of an .npz file.</summary>
    public string? Array { get; init; }

    /// <summary>
    /// <c>memory=8M</c>: device memory that the examples of a split may take, in bytes; more stream through it. Null for the device's
    /// own limit.
    /// </summary>
    public long? Memory { get; init; }

    public override string ToString() =>
        string.Join('&', Given.Select(option => option.Value.Length == 0 ? option.Key : $"{option.Key}={option.Value}"));

    /// <exception cref="VaeException">An option was given that this data has no use for.</exception>
    internal void Allow(string what, params ReadOnlySpan<string> keys)
    {
        foreach ((string key, _) in Given)
        {
            if (!keys.Contains(key))
            {
                string known = string.Join(", ", keys.ToArray().Select(one => $"{one}="));
                throw new VaeException($"{key}= is not an option of {what}, which takes {known}; leave it out");
            }
        }
    }
}
