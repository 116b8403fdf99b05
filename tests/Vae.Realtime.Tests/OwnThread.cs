namespace Vae.Realtime.Tests;

/// <summary>
/// Work on threads of its own, for what waits: the threads of the pool may all be busy, and what they do next would have to wait, too.
/// </summary>
internal static class OwnThread
{
    public static Task Run(Action action) => Task.Factory.StartNew(action, default, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public static Task<T> Run<T>(Func<T> action) => Task.Factory.StartNew(action, default, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
