namespace Vae.Realtime.Data.Tables;

using System.Text.RegularExpressions;
using Vae.Realtime.Data.Images;
using Vae.Realtime.Files;

/// <summary>Folders of tables that have the same columns: parts of one table, or series of one kind.</summary>
internal static partial class TableFolder
{
    private const string Packed = ".gz";
    private const int NamesListed = 3;
    private const int MaxEntries = 100_000;

    // Other endings, as .txt, are those of anything.
    private static readonly string[] Endings = [".csv", ".tsv", ".tab", ".parquet", ".pq"];
    private static readonly string[] TrainWords = ["train", "training"];
    private static readonly string[] TestWords = ["test", "testing"];
    private static readonly string[] ValidationWords = ["validation", "val", "valid"];

    /// <summary>Whether a folder holds tables, and neither pictures nor folders beside them.</summary>
    public static bool IsOne(string folder)
    {
        try
        {
            return Directory.Exists(folder) && Tables(folder).Count > 0 && !Directory.EnumerateDirectories(folder).Any()
                && !Directory.EnumerateFiles(folder).Any(PictureFormats.IsNamed);
        }
        catch (Exception error) when (error is VaeException || FileErrors.IsFromFileSystem(error))
        {
            return false;
        }
    }

    /// <summary>The tables that lie in a folder, those that are numbered in the order of their numbers; empty where there is none.</summary>
    /// <exception cref="VaeException">The folder cannot be read.</exception>
    public static IReadOnlyList<string> Tables(string folder) =>
    [
        .. Files(folder)
            .Where(path => IsTable(path) && !IsHidden(path))
            .OrderBy(Natural, StringComparer.Ordinal)
            .ThenBy(path => path, StringComparer.Ordinal),
    ];

    /// <summary>Loads the tables of a folder as one, or, with <c>window=</c> and without <c>time=</c>, as a series each.</summary>
    /// <param name="spec">The folder.</param>
    /// <param name="tables">As <see cref="Tables"/> found them; at least one.</param>
    /// <param name="load">How to load them.</param>
    /// <exception cref="VaeException">One cannot be used or has other columns than the others, or an option makes no sense here.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static DataSplits Load(FileSpec spec, IReadOnlyList<string> tables, LoadOptions load)
    {
        string folder = Path.TrimEndingDirectorySeparator(spec.Path);
        string[] paths = [.. tables.OrderBy(path => HasRole(path, TestWords) && tables.Any(other => HasRole(other, TrainWords)))];
        int test = paths.Any(path => HasRole(path, TrainWords)) ? paths.Count(path => HasRole(path, TestWords)) : 0;
        CheckRoles(folder, paths, test, spec.Options);
        IReadOnlyList<string> keys = Array.TrueForAll(paths, path => TableFormats.Of(path) == TableFormat.Parquet)
            ? [DataOptions.DatesKey]
            : TableData.TextKeys;
        FolderTable? opened = null;
        try
        {
            return TableData.Load(
                spec with { Path = folder },
                () => opened = new FolderTable(folder, Opened(paths, spec.Options, load), test, Notes(folder, paths, test, spec.Options)),
                keys,
                load.Scaling);
        }
        finally
        {
            opened?.Dispose();
        }
    }

    private static void CheckRoles(string folder, string[] paths, int test, DataOptions options)
    {
        string? validation = Array.Find(paths, path => HasRole(path, ValidationWords));
        string? train = Array.Find(paths, path => HasRole(path, TrainWords));
        if (train is not null && validation is not null)
        {
            throw new VaeException($"'{folder}' holds '{Path.GetFileName(validation)}', but a validation split is not read from a table of its own; "
                + $"give '{train}' with {DataOptions.ValidationKey}=0.1, or move the file elsewhere");
        }

        if (test > 0 && options.Window is not null)
        {
            throw new VaeException($"'{folder}' holds '{Path.GetFileName(paths[^1])}', but a series is split by time; give '{train}', "
                + "or move the file elsewhere");
        }

        if (paths.Length > 1 && options is { Missing: MissingPolicy.Previous, Time: null or DataOptions.NoTime, Window: null })
        {
            throw new VaeException($"{DataOptions.MissingKey}=previous would fill in values of one table in '{folder}' from another; use "
                + $"{DataOptions.MissingKey}=drop or {DataOptions.MissingKey}=mean, or make one series of all with {DataOptions.TimeKey}=COLUMN");
        }
    }

    private static TableSource[] Opened(string[] paths, DataOptions options, LoadOptions load)
    {
        List<TableSource> tables = [];
        try
        {
            foreach (string path in paths)
            {
                load.Cancellation.ThrowIfCancellationRequested();
                tables.Add(TableFormats.Of(path) switch
                {
                    TableFormat.Parquet => ParquetTable.Open(path, load),
                    TableFormat.Text => CsvTable.Open(path, options, load),
                    _ => throw new VaeException($"'{path}' is no table; move it elsewhere"),
                });
            }

            return Aligned(tables);
        }
        catch
        {
            tables.ForEach(table => (table as IDisposable)?.Dispose());
            throw;
        }
    }

    // The columns that most tables have are those of all.
    private static TableSource[] Aligned(List<TableSource> tables)
    {
        static string[] NamesOf(TableSource table) => [.. Enumerable.Range(0, table.Names.Count).Select(column => table.Names[column])];
        static string Key(TableSource table) => string.Join('\n', NamesOf(table).Order(StringComparer.Ordinal));
        IGrouping<string, TableSource> most = tables.GroupBy(Key).MaxBy(group => group.Count())!;
        TableSource model = most.First();
        string[] names = NamesOf(model);
        if (tables.Find(table => Key(table) != most.Key) is { } other)
        {
            string[] found = NamesOf(other);
            string[] parts =
            [
                .. names.Except(found).ToArray() is { Length: > 0 } lacking ? [$"lacks {ColumnNames.Quoted(lacking)}"] : Array.Empty<string>(),
                .. found.Except(names).ToArray() is { Length: > 0 } own ? [$"has {ColumnNames.Quoted(own)} besides"] : Array.Empty<string>(),
            ];
            throw new VaeException($"'{other.Path}' has other columns than '{model.Path}': it {string.Join(" and ", parts)}; give one file, as "
                + $"'{model.Path}', or move those that differ elsewhere");
        }

        return [.. tables.Select(table => NamesOf(table).SequenceEqual(names)
            ? table
            : new ReorderedTable(table, model.Names, [.. names.Select(name => table.Names.Find(name, DataOptions.ColumnsKey))]))];
    }

    private static List<string> Notes(string folder, string[] paths, int test, DataOptions options)
    {
        List<string> notes = [];
        string Listed(IReadOnlyList<string> names) => string.Join(", ", names.Take(NamesListed).Select(name => $"'{Path.GetFileName(name)}'"))
            + (names.Count > NamesListed ? $" and {names.Count - NamesListed:N0} more" : "");
        string which = paths.Length == 1 ? "" : $", '{Path.GetFileName(paths[0])}' to '{Path.GetFileName(paths[^1])}'";
        bool sorted = (options.Time ?? DataOptions.NoTime) != DataOptions.NoTime;
        notes.Add(paths.Length == 1 ? $"read '{Path.GetFileName(paths[0])}', the only table there"
            : options.Window is null || sorted ? $"read {paths.Length:N0} tables as one{which}"
            : $"read {paths.Length:N0} tables as a series each, every one split by time{which}; {DataOptions.TimeKey}=COLUMN sorts all rows into one "
                + "series");
        if (test > 0)
        {
            notes.Add($"the test split is {Listed(paths[^test..])}");
        }

        string[] hidden = [.. Files(folder).Where(path => IsTable(path) && IsHidden(path))];
        string[] others = [.. Files(folder).Where(path => !IsTable(path) && !IsHidden(path)), .. Directory.EnumerateDirectories(folder)];
        if (hidden.Length + others.Length > 0)
        {
            Array.Sort(others, StringComparer.Ordinal);
            notes.Add($"passed over {Listed([.. others, .. hidden])}");
        }

        return notes;
    }

    private static string[] Files(string folder)
    {
        try
        {
            string[] files = [.. Directory.EnumerateFiles(folder).Take(MaxEntries + 1)];
            return files.Length <= MaxEntries
                ? files
                : throw new VaeException($"'{folder}' holds more than {MaxEntries:N0} files; put tables that belong together into fewer files");
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            throw FileErrors.Reading(folder, error);
        }
    }

    private static string Ending(string path) => Path.GetExtension(Unpacked(path));

    private static string Unpacked(string path) => path.EndsWith(Packed, StringComparison.OrdinalIgnoreCase) ? path[..^Packed.Length] : path;

    private static bool IsTable(string path) => Endings.Contains(Ending(path), StringComparer.OrdinalIgnoreCase);

    private static bool IsHidden(string path) => Path.GetFileName(path).StartsWith('.');

    // The split that a name begins with: train.csv, train-00000-of-00002.parquet.
    private static bool HasRole(string path, string[] words) =>
        words.Contains(FirstWord().Match(Path.GetFileName(path)).Value, StringComparer.OrdinalIgnoreCase);

    // Numbers of one width compare as texts.
    private static string Natural(string path) => Number().Replace(Path.GetFileName(path), match => match.Value.TrimStart('0').PadLeft(20, '0'));

    [GeneratedRegex("^[A-Za-z]+(?=[^A-Za-z])")]
    private static partial Regex FirstWord();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
