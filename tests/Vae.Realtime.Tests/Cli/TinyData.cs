namespace Vae.Realtime.Tests.Cli;

using Vae.Realtime.Tests.Data;
using Vae.Realtime.Tests.Formats;

/// <summary>A data set small enough to train on in no time: crosses of a bright row and a bright column.</summary>
internal static class TinyData
{
    public const int Side = 8;
    public const int Count = 350;

    /// <summary>The last seventh, as the program splits a single file.</summary>
    public const int TestCount = 50;

    public const string Name = "tiny.idx";

    /// <summary>Options of a short training on it.</summary>
    public static readonly string[] Options = ["--data", Name, "--hidden", "24", "--latent", "3", "--batch", "64"];

    public static TemporaryFolder Folder()
    {
        TemporaryFolder folder = new();
        folder.Write(Name, IdxBytes.Of([Count, Side, Side], Pixels()));
        return folder;
    }

    /// <summary>Trains a model in the folder.</summary>
    public static VaeResult Train(TemporaryFolder folder, string model, params string[] more) =>
        VaeProcess.Run(folder.Root, ["train", .. Options, "--epochs", "2", "--out", model, .. more]).Succeeded();

    private static byte[] Pixels()
    {
        byte[] pixels = new byte[Count * Side * Side];
        for (int at = 0; at < pixels.Length; at++)
        {
            (int image, int y, int x) = (at / (Side * Side), at / Side % Side, at % Side);
            pixels[at] = (byte)(y == image % Side || x == image / Side % Side ? 250 : at * 31 % 40);
        }

        return pixels;
    }
}
