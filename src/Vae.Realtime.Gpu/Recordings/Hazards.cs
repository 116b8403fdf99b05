namespace Vae.Realtime.Gpu.Recordings;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>
/// Decides where barriers go: a command that touches what an earlier one wrote, or writes what an earlier one touched, since the last
/// barrier needs one before it.
/// </summary>
internal sealed class Hazards
{
    private readonly List<Use> _uses = [];

    /// <summary>Notes a command; true when a barrier must come before it.</summary>
    public bool Needs(RecordedCommand command)
    {
        List<Use> next = [.. Uses(command)];
        bool conflict = next.Any(use => _uses.Any(earlier => (use.Writes || earlier.Writes) && use.Touches(earlier)));
        if (conflict)
        {
            _uses.Clear();
        }

        _uses.AddRange(next);
        return conflict;
    }

    private static IEnumerable<Use> Uses(RecordedCommand command) => command switch
    {
        DispatchCommand dispatch => dispatch.Bindings.Select((slice, index) => new Use(
            slice, dispatch.Info.Bindings[index] is Access.Write or Access.ReadWrite)),
        CopyCommand copy => [new Use(copy.Source, false), new Use(copy.Target, true)],
        FillCommand fill => [new Use(fill.Target, true)],
        ReadPictureCommand read => [new Use(read.Source.Pixels, false), new Use(read.Target, true)],

        // No kernel writes images.
        ReadImageCommand read => [new Use(read.Target, true)],
        _ => [],
    };

    private readonly record struct Use(BufferSlice Slice, bool Writes)
    {
        public bool Touches(in Use other) => Slice.Overlaps(other.Slice);
    }
}
