namespace Vae.Realtime.Tests;

using System.Diagnostics;
using Xunit;

/// <summary>
/// A wait that what is waited for ends, however busy the machine is. How long it may take at most only bounds what a fault costs: no test
/// that passes has to wait for that.
/// </summary>
internal readonly struct Patience
{
    /// <summary>The longest wait for anything.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly long _since;

    private Patience(long since) => _since = since;

    private bool IsOver => Stopwatch.GetElapsedTime(_since) > Longest;

    /// <summary>Begins a wait.</summary>
    public static Patience Begin() => new(Stopwatch.GetTimestamp());

    /// <summary>Waits until something is so.</summary>
    /// <param name="condition">Asked again and again.</param>
    /// <param name="what">What is waited for, should it never come.</param>
    /// <param name="meanwhile">Done between two looks; null for a short rest.</param>
    public static void Until(Func<bool> condition, string what, Action? meanwhile = null) => Until(condition, () => what, meanwhile);

    /// <summary>The same, with what there is to say when it never comes.</summary>
    public static void Until(Func<bool> condition, Func<string> what, Action? meanwhile = null)
    {
        Patience patience = Begin();
        while (!condition())
        {
            patience.Check(what);
            if (meanwhile is null)
            {
                Thread.Sleep(1);
            }
            else
            {
                meanwhile();
            }
        }
    }

    /// <summary>Waits for a task and returns what it comes to; what it throws is thrown here.</summary>
    public static T Of<T>(Task<T> task, string what)
    {
        Of((Task)task, what);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Waits for a task; what it throws is thrown here.</summary>
    public static void Of(Task task, string what)
    {
        Assert.True(Task.WhenAny(task).Wait(Longest), Vain(what));
        task.GetAwaiter().GetResult();
    }

    /// <summary>Waits for the end of a program, which is ended where it does not come.</summary>
    public static void Exit(Process process, string what)
    {
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail(Vain($"the end of {what}"));
        }
    }

    /// <summary>Fails where it has taken too long.</summary>
    public void Check(string what)
    {
        if (IsOver)
        {
            Assert.Fail(Vain(what));
        }
    }

    /// <summary>The same; nothing is said, nor allocated, before.</summary>
    public void Check(Func<string> what)
    {
        if (IsOver)
        {
            Assert.Fail(Vain(what()));
        }
    }

    private static string Vain(string what) => $"Waited in vain for {what}, {Longest.TotalMinutes:F0} minutes long.";
}
