namespace Vae.Realtime.Tests;

using Xunit;

/// <summary>What work costs the managed heap on this thread when it is done again and again.</summary>
internal static class Allocation
{
    /// <summary>
    /// So often work may be done until it allocates nothing: where two threads meet at a lock for the first time, the runtime makes an event for
    /// it, once in the life of that lock. What allocates every time does so here too.
    /// </summary>
    public const int Chances = 5;

    /// <summary>Demands that work allocates nothing.</summary>
    /// <param name="work">Has been done before, so that it is compiled and what it keeps is made.</param>
    public static void AssertNone(Action work)
    {
        long allocated = 0;
        for (int i = 0; i < Chances; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (allocated == 0)
            {
                return;
            }
        }

        Assert.Fail($"It allocates {allocated} bytes.");
    }
}
