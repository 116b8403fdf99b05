namespace Vae.Realtime.Tests.Data.Tables;

using System.Text;
using Vae.Realtime.Data;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>Writes a table to a file and loads it.</summary>
internal sealed class TableFile : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static float[] Values(ExampleSet set) => Assert.IsType<VectorSet>(set).Values;

    public void Dispose() => _folder.Dispose();

    public DataSplits Load(string text, string options = "", string name = "x.csv") => Load(Encoding.UTF8.GetBytes(text), options, name);

    public DataSplits Load(byte[] content, string options = "", string name = "x.csv", LoadOptions? load = null) =>
        DataLoader.Load((FileSpec)DataSpec.Parse(_folder.Write(name, content) + options), load);

    /// <summary>The numbers as they are in the file, row by row.</summary>
    public float[] Numbers(string text, string options = "", string name = "x.csv") => Numbers(Encoding.UTF8.GetBytes(text), options, name);

    public float[] Numbers(byte[] content, string options = "", string name = "x.csv")
    {
        // Fewer than seven rows: both splits are all of them.
        DataSplits splits = Load(content, (options.Length == 0 ? "?" : options + "&") + "scale=none", name);
        return Values(splits.Train);
    }

    /// <summary>What is told, in one text.</summary>
    public string Told(string text, string options = "", string name = "x.csv") => string.Join('\n', Load(text, options, name).Notes);
}
