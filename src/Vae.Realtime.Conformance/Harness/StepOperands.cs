namespace Vae.Realtime.Conformance.Harness;

using System.Runtime.InteropServices;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>A schedule whose current entry is the one that counts: the others would spoil the result.</summary>
internal sealed class StepOperands
{
    /// <summary>Entries of the ring.</summary>
    public const int Length = 4;

    /// <summary>The step whose turn it is: past the ring's end, so that the index must wrap.</summary>
    public const uint Step = 6;

    /// <summary>Rejected steps so far.</summary>
    public const uint Rejected = 3;

    private const int EntryWords = 16;

    public StepOperands(KernelHarness bench, StepEntry entry, bool stateWritten = false, bool broken = false)
    {
        uint[] ring = new uint[Length * EntryWords];
        for (int i = 0; i < ring.Length; i++)
        {
            // As valid counts and cursors these are small enough not to lead a kernel astray, as factors they are denormal.
            ring[i] = 1;
        }

        MemoryMarshal.Cast<StepEntry, uint>(new ReadOnlySpan<StepEntry>(ref entry)).CopyTo(ring.AsSpan((int)(Step % Length) * EntryWords));
        Schedule = bench.Words(ring, guards: 0);
        State = bench.Words([Step, 0, Rejected, Operand.Guard, Operand.Guard, Operand.Guard, Operand.Guard, broken ? 1u : 0u], stateWritten);
    }

    public Operand Schedule { get; }

    /// <summary>step, apply, rejected, learning rate, c1, c2, gradient scale, broken.</summary>
    public Operand State { get; }

    public StepBindings Bindings => new(Schedule.Slice, State.Slice);
}
