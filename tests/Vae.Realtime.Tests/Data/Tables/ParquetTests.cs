namespace Vae.Realtime.Tests.Data.Tables;

using Parquet;
using Parquet.Schema;
using Vae.Realtime.Data;
using Vae.Realtime.Tests.Formats;
using Xunit;

public sealed class ParquetTests : IDisposable
{
    private readonly TableFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Columns_of_numbers_are_read_and_others_told()
    {
        byte[] table = await Table(missing: false);
        DataSplits splits = _file.Load(table, "?scale=none", "x.parquet");
        Assert.Equal(["a", "b", "up"], splits.Scaling!.Columns);
        Assert.Equal([1, 0.5f, 1, 2, 1.5f, 0, 3, 2.5f, 1, 4, 3.5f, 0], TableFile.Values(splits.Train));
        string told = string.Join('\n', splits.Notes);
        Assert.Contains("'day' (dates)", told, StringComparison.Ordinal);
        Assert.Contains("'kind' (texts, 'x')", told, StringComparison.Ordinal);
        Assert.Contains("'up': true is read as 1", told, StringComparison.Ordinal);
        Assert.Equal(["x", "y"], _file.Load(table, "?label=kind", "x.pq").Train.ClassNames!);
        UserError.Of(() => _file.Load(table, "?columns=kind", "x.parquet"), "'kind'", "no numbers", "columns=");
        UserError.Of(() => _file.Load(table, "?columns=no", "x.parquet"), "columns=no", "a, b");
        UserError.Of(() => _file.Load(table, "?sep=;", "x.parquet"), "sep=");
    }

    [Fact]
    public async Task The_newest_row_first_is_turned()
    {
        DataSplits splits = _file.Load(await Table(missing: false), "?window=1&test=1&columns=a&scale=none", "x.parquet");
        Assert.Equal([4, 3, 2], TableFile.Values(splits.Train));
        Assert.Contains(splits.Notes, note => note.Contains("sorted by 'day', from 2020-01-01", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Missing_values_are_refused_dropped_or_filled_in()
    {
        byte[] table = await Table(missing: true);
        UserError.Of(() => _file.Load(table, "", "x.parquet"), "row 3", "column 'b'", "missing", "missing=drop");
        Assert.Equal([0.5f, 1.5f, 3.5f], _file.Numbers(table, "?columns=b&missing=drop", "x.parquet"));
        Assert.Equal([0.5f, 1.5f, 1.5f, 3.5f], _file.Numbers(table, "?columns=b&missing=previous", "x.parquet"));
    }

    [Fact]
    public async Task Damaged_files_are_refused()
    {
        byte[] table = await Table(missing: false);
        UserError.Of(() => _file.Load([], "", "x.parquet"), "x.parquet");
        UserError.Of(() => _file.Load("a,b\n1,2\n"u8.ToArray(), "", "x.parquet"), "x.parquet", "no Parquet file");
        foreach (int length in new[] { 4, 10, table.Length / 2, table.Length - 1 })
        {
            UserError.Of(() => _file.Load(table[..length], "", "x.parquet"), "x.parquet", "damaged");
        }

        Random random = new(4);
        for (int round = 0; round < 100; round++)
        {
            byte[] damaged = [.. table];
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            UserError.OrSuccess(() => _file.Load(damaged, "", "x.parquet"));
        }
    }

    /// <summary>Four rows of a number, another that may be missing, a Boolean, a day and a text, the newest first.</summary>
    internal static async Task<byte[]> Table(bool missing)
    {
        DataField<int> a = new("a");
        DataField<double> b = new("b", missing);
        DataField<bool> up = new("up");
        DataField<DateTime> day = new("day");
        DataField<string> kind = new("kind");
        using MemoryStream stream = new();
        await using (ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(a, b, up, day, kind), stream))
        {
            for (int part = 0; part < 2; part++)
            {
                int first = 2 * part;
                using ParquetRowGroupWriter group = writer.CreateRowGroup();
                await group.WriteAsync<int>(a, new[] { first + 1, first + 2 });
                if (missing)
                {
                    await group.WriteAsync<double>(b, new double?[] { part == 1 ? null : first + 0.5, first + 1.5 });
                }
                else
                {
                    await group.WriteAsync<double>(b, new[] { first + 0.5, first + 1.5 });
                }

                await group.WriteAsync<bool>(up, new[] { true, false });
                await group.WriteAsync<DateTime>(day, new[] { new DateTime(2020, 1, 4 - first), new DateTime(2020, 1, 3 - first) });
                await group.WriteAsync(kind, (IReadOnlyCollection<string?>)["x", "y"]);
            }
        }

        return stream.ToArray();
    }
}
