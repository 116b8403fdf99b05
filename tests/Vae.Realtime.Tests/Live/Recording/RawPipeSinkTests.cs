namespace Vae.Realtime.Tests.Live.Recording;

using Vae.Realtime.Live.Capture;
using Vae.Realtime.Tests.Formats;
using Xunit;

public sealed class RawPipeSinkTests : IDisposable
{
    // Bytes of a frame: whole ones only are in the pipe, whatever happens.
    private const int Frame = 256;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_named_pipe_serves_one_reader_after_another_and_goes()
    {
        string path = _folder.File("pipe");
        using (NamedPipe pipe = new(path))
        {
            using RawPipeSink sink = new(path);
            using CancellationTokenSource stop = new();
            Task writing = OwnThread.Run(() =>
            {
                for (byte i = 0; !stop.IsCancellationRequested; i++)
                {
                    sink.Write(new Rgba32Image(8, 8, [.. Enumerable.Repeat(i, Frame)]), 1);
                }
            });
            for (int reader = 0; reader < 2; reader++)
            {
                Patience.Of(OwnThread.Run(() => Read(path, 20)), "frames");
            }

            stop.Cancel();

            // Whoever waits for a reader gets one, and whoever waits for room in a pipe that was full when the last reader left gets that.
            using FileStream last = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
            Task<int> reading = OwnThread.Run(() => Drain(last));
            Patience.Of(writing, "the end of the frames");
            last.Write([1]);
            Assert.Equal(1, Patience.Of(reading, "what is left in the pipe"));
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

    private static void Read(string path, int frames)
    {
        using FileStream stream = File.OpenRead(path);
        byte[] frame = new byte[Frame];
        for (int i = 0; i < frames; i++)
        {
            stream.ReadExactly(frame);
            Assert.All(frame, value => Assert.Equal(frame[0], value));
        }
    }

    // Up to something that is no frame, whose length is returned.
    private static int Drain(FileStream pipe)
    {
        byte[] frame = new byte[Frame];
        int read;
        do
        {
            read = pipe.Read(frame);
        }
        while (read == Frame);

        return read;
    }
}
