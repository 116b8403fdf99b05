namespace Vae.Realtime.Learning.Kernels.Tuning;

using System.Text.Json;
using Vae.Realtime.Files;
using Vae.Realtime.Gpu.Device;

/// <summary>
/// Which variant of a product a device runs fastest: measured choices from a readable file in the user's cache folder, and a guess where
/// nothing was measured. The file is named after the device and its driver; a damaged one counts as none.
/// </summary>
internal sealed class GemmTuning
{
    private readonly DeviceTraits _traits;
    private readonly SortedDictionary<string, GemmTile> _choices = new(StringComparer.Ordinal);

    private GemmTuning(DeviceTraits traits) => _traits = traits;

    /// <summary>What the device is like.</summary>
    public DeviceTraits Traits => _traits;

    /// <summary>The choices of a device.</summary>
    public static GemmTuning Load(GpuDevice device)
    {
        GemmTuning tuning = new(device.Traits);
        if (FilePath(device) is string path && File.Exists(path))
        {
            tuning.Read(path);
        }

        return tuning;
    }

    /// <summary>Where a device's choices are kept; null where the device was opened without a cache folder.</summary>
    public static string? FilePath(GpuDevice device) => device.CacheFile("tuning", "json");

    /// <summary>True when the shape was measured on this device.</summary>
    public bool Knows(GemmShape shape) => _choices.ContainsKey(shape.ToString());

    /// <summary>The variant to use.</summary>
    public GemmTile Tile(GemmShape shape) => _choices.TryGetValue(shape.ToString(), out GemmTile tile)
        ? tile
        : GemmTile.Guess(_traits, shape);

    /// <summary>Takes a measured choice.</summary>
    public void Choose(GemmShape shape, GemmTile tile) => _choices[shape.ToString()] = tile;

    /// <summary>Writes the choices.</summary>
    /// <exception cref="VaeException">The cache folder cannot be written.</exception>
    public void Save(GpuDevice device)
    {
        if (FilePath(device) is not string path)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, stream =>
        {
            using Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true });
            json.WriteStartObject();
            json.WriteString("device", device.Info.Name);
            json.WriteString("driver", device.Info.Driver);
            json.WriteStartObject("tiles");
            foreach ((string shape, GemmTile tile) in _choices)
            {
                json.WriteString(shape, tile.ToString());
            }

            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    private void Read(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            foreach (JsonProperty entry in document.RootElement.GetProperty("tiles").EnumerateObject())
            {
                string? name = entry.Value.GetString();
                foreach (GemmTile tile in GemmTile.All.Where(tile => tile.ToString() == name && tile.Runs(_traits)))
                {
                    _choices[entry.Name] = tile;
                }
            }
        }
        catch (Exception damaged) when (damaged is JsonException or IOException or UnauthorizedAccessException or KeyNotFoundException
            or InvalidOperationException)
        {
            _choices.Clear();
        }
    }
}
