namespace Vae.Realtime.Tests.Live.Recording;

using Vae.Realtime.Imaging;
using Vae.Realtime.Live.Recording;
using Vae.Realtime.Tests.Formats;
using Xunit;

public sealed class RawPipeSinkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_named_pipe_serves_one_reader_after_another_and_goes()
    {
        string path = _folder.File("pipe");
        using (NamedPipe pipe = new(path))
        {
            using RawPipeSink sink = new(path);
            using CancellationTokenSource stop = new();
            Task writing = Task.Run(() =>
            {
                for (byte i = 0; !stop.IsCancellationRequested; i++)
                {
                    sink.Write(new Rgba32Picture(8, 8, [.. Enumerable.Repeat(i, 256)]), 1);
                }
            });
            for (int reader = 0; reader < 2; reader++)
            {
                using FileStream stream = File.OpenRead(path);
                byte[] frame = new byte[256];
                for (int i = 0; i < 20; i++)
                {
                    stream.ReadExactly(frame);
                    Assert.All(frame, value => Assert.Equal(frame[0], value));
                }
            }

            stop.Cancel();

            // Whoever waits for a reader gets one.
            using FileStream last = new(path, FileMode.Open, FileAccess.ReadWrite);
            await writing.WaitAsync(TimeSpan.FromSeconds(20));
        }

        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void A_file_is_no_pipe()
    {
        string path = _folder.Write("file", [1, 2, 3]);
        Assert.Throws<VaeException>(() => new NamedPipe(path));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Throws<VaeException>(() => new NamedPipe(_folder.File("missing/pipe")));
    }
}
