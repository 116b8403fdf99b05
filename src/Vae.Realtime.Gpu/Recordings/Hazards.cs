namespace Vae.Realtime.Gpu;

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
        DispatchCommand dispatch => dispatch.Bindings.Select((binding, index) => new Use(
            binding.Slice, binding.Image, dispatch.Info.Bindings[index] is Access.Write or Access.ReadWrite or Access.ImageWrite or Access.ImageReadWrite)),
        CopyCommand copy => [new Use(copy.Source, null, false), new Use(copy.Target, null, true)],
        FillCommand fill => [new Use(fill.Target, null, true)],
        ReadPictureCommand read => [new Use(read.Source.Pixels, null, false), new Use(read.Target, null, true)],
        ReadImageCommand read => [new Use(default, read.Source, false), new Use(read.Target, null, true)],
        _ => [],
    };

    private readonly record struct Use(BufferSlice Slice, GpuImage? Image, bool Writes)
    {
        public bool Touches(in Use other) => Image is not null || other.Image is not null
            ? ReferenceEquals(Image, other.Image)
            : Slice.Overlaps(other.Slice);
    }
}
