namespace Vae.Realtime.Tests.Live.Window;

using System.Collections.Concurrent;
using Vae.Realtime.Gpu.Presentation;
using Vae.Realtime.Live.Stages;

/// <summary>A stage that answers questions of another thread between two frames, on the thread of the frames, and counts what passes.</summary>
internal sealed class WatchedStage(IStage stage) : IStage, IFrameTarget
{
    private readonly ConcurrentQueue<Action> _questions = new();
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _frames;

    /// <summary>Raised after the window's events have been handled, before the frame that shows their effect.</summary>
    public event Action? Polled;

    /// <summary>Raised when a frame has been presented.</summary>
    public event Action? Presented;

    public IFrameTarget Frames => this;

    public (int Width, int Height) Size => stage.Size;

    public bool IsHidden => stage.IsHidden;

    public bool IsClosing => stage.IsClosing;

    /// <summary>Frames presented.</summary>
    public long Count => Interlocked.Read(ref _frames);

    /// <summary>How often the title was told.</summary>
    public long Titles { get; private set; }

    /// <summary>Says that there will be no frames any more: who still waits for an answer gets none.</summary>
    public void Leave() => _left.TrySetResult();

    /// <summary>Asks something between two frames and waits for the answer.</summary>
    /// <exception cref="InvalidOperationException">There are no frames any more.</exception>
    public T Ask<T>(Func<T> question)
    {
        TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _questions.Enqueue(() =>
        {
            try
            {
                answer.SetResult(question());
            }
            catch (Exception error)
            {
                answer.SetException(error);
            }
        });
        Patience.Of(Task.WhenAny(answer.Task, _left.Task), "the program to answer between two frames");
        return answer.Task.IsCompleted ? answer.Task.GetAwaiter().GetResult() : throw new InvalidOperationException("There are no frames any more.");
    }

    public void Poll()
    {
        stage.Poll();
        while (_questions.TryDequeue(out Action? question))
        {
            question();
        }

        Polled?.Invoke();
    }

    public void Tell(ReadOnlySpan<char> title)
    {
        Titles++;
        stage.Tell(title);
    }

    bool IFrameTarget.TryBegin(int width, int height, out RenderTarget target) => stage.Frames.TryBegin(width, height, out target);

    void IFrameTarget.End()
    {
        stage.Frames.End();
        Interlocked.Increment(ref _frames);
        Presented?.Invoke();
    }

    public void Dispose() => stage.Dispose();
}
