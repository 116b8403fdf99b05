namespace Vae.Realtime.Tests.Data.Pictures;

using Vae.Realtime.Data.Images;
using Vae.Realtime.Tests.Formats;
using Xunit;

public class WatchedDecodingTests
{
    private static readonly string[] Paths = [.. Enumerable.Range(0, 40).Select(index => $"{index:00}.png")];

    [Fact]
    public void Every_file_is_decoded_once()
    {
        int[] times = new int[Paths.Length];
        WatchedDecoding.Run(Paths, (index, _) => Interlocked.Increment(ref times[index]), CancellationToken.None);
        Assert.All(times, time => Assert.Equal(1, time));
    }

    [Fact]
    public void The_first_of_faulty_files_is_named_every_time()
    {
        for (int round = 0; round < 20; round++)
        {
            UserError.Of(() => WatchedDecoding.Run(Paths, Fail, CancellationToken.None), "05.png is faulty");
        }

        static void Fail(int index, DecodingTurn turn)
        {
            if (index is 5 or 6 or 9)
            {
                throw new VaeException($"{Paths[index]} is faulty");
            }
        }
    }

    [Fact]
    public void A_mistake_of_the_program_is_not_disguised()
    {
        Assert.Throws<InvalidOperationException>(() => WatchedDecoding.Run(Paths, Mistake, CancellationToken.None));

        static void Mistake(int index, DecodingTurn turn) => throw new InvalidOperationException();
    }

    [Fact]
    public void What_listens_ends_when_it_takes_too_long()
    {
        bool ended = false;
        UserError.Of(() => WatchedDecoding.Run(Paths, Wait, CancellationToken.None, patience: 0.01), "'03.png' cannot be decoded", "did not end");
        Assert.True(ended);

        void Wait(int index, DecodingTurn turn)
        {
            if (index == 3)
            {
                while (!turn.Cancellation.IsCancellationRequested)
                {
                    Thread.SpinWait(1000);
                }

                ended = true;
                turn.Cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    [Fact]
    public void What_never_ends_is_left_alone_and_large_pictures_go_on()
    {
        using ManualResetEventSlim never = new();
        UserError.Of(() => WatchedDecoding.Run(Paths, Hang, CancellationToken.None, patience: 0.01), "'03.png' cannot be decoded", "given up");

        // It held the turn of large pictures.
        WatchedDecoding.Run(["next.png"], (_, turn) => turn.Begin(PictureLimits.LargePixels + 1), CancellationToken.None);
        never.Set();

        void Hang(int index, DecodingTurn turn)
        {
            if (index == 3)
            {
                turn.Begin(PictureLimits.LargePixels + 1);
                while (!never.IsSet)
                {
                    Thread.SpinWait(1000);
                }
            }
        }
    }

    [Fact]
    public void Time_in_which_nobody_could_work_does_not_count()
    {
        TimeSpan processors = Environment.CpuUsage.TotalTime;
        long before = WorkClock.Now;
        Thread.Sleep(200);
        long passed = WorkClock.Now - before;
        Assert.InRange(passed, 0, Math.Max(20, (Environment.CpuUsage.TotalTime - processors).TotalMilliseconds + 2));
    }

    [Fact]
    public void Large_pictures_take_turns()
    {
        int now = 0;
        int most = 0;
        WatchedDecoding.Run(Paths, Large, CancellationToken.None);
        Assert.Equal(1, most);

        void Large(int index, DecodingTurn turn)
        {
            turn.Begin(PictureLimits.LargePixels + 1);
            turn.Begin(PictureLimits.LargePixels + 2);
            most = Math.Max(most, Interlocked.Increment(ref now));
            Thread.Sleep(2);
            Interlocked.Decrement(ref now);
        }
    }

    [Fact]
    public void Cancelling_ends_it()
    {
        using CancellationTokenSource source = new();
        Assert.Throws<OperationCanceledException>(() => WatchedDecoding.Run(Paths, Cancel, source.Token));

        void Cancel(int index, DecodingTurn turn)
        {
            source.Cancel();
            turn.Cancellation.WaitHandle.WaitOne(TimeSpan.FromMinutes(1));
            turn.Cancellation.ThrowIfCancellationRequested();
        }
    }
}
