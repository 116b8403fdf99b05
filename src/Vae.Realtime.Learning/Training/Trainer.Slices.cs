namespace Vae.Realtime.Learning.Training;

using Vae.Realtime.Learning.Kernels.Schedule;

/// <content>A step that goes to the queue in slices, cut at layer borders and, where launches are long, within them.</content>
internal sealed partial class Trainer
{
    /// <summary>Slices that one step, or micro-batch of one, is cut into; known after <see cref="WarmUp"/> with slices.</summary>
    public int Slices => _sliced?.Slices ?? 0;

    /// <summary>The section of every slice. Layer borders cut a step into sections.</summary>
    public IReadOnlyList<int> Sections => _sliced?.Sections ?? [];

    /// <summary>How often the launches were cut again.</summary>
    public int Splits { get; private set; }

    /// <summary>Cuts the launches of each section into parts, so that no slice is longer than a frame can wait; only where a pass begins.</summary>
    /// <param name="parts">Parts of every section.</param>
    /// <exception cref="InvalidOperationException">A pass has been begun, or there are no slices yet.</exception>
    public void Split(IReadOnlyList<int> parts)
    {
        if (_sliced is null || _slice != 0)
        {
            throw new InvalidOperationException("A step can only be cut again between two.");
        }

        _sliced.Split(parts);
        Splits++;
    }

    /// <summary>The slice that comes next; 0 begins a step, or a micro-batch of one.</summary>
    public int NextSlice => _slice;

    /// <summary>Whether no step is begun that is not submitted whole.</summary>
    public bool BetweenSteps => _slice == 0 && _microBatches.Begins(_begun);

    /// <summary>Submits the next slices in one go, beginning steps as they come; without waiting unless the ring is full.</summary>
    public void SubmitSlices(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        _sliced ??= _device.Compile(_recording, sliced: true);
        int begun = ((_slice + count + _sliced.Slices - 1) / _sliced.Slices) - (_slice > 0 ? 1 : 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(begun, StepRing.Length, nameof(count));
        while (_begun + begun - _taken > StepRing.Length)
        {
            WaitForOldest();
        }

        ulong ticket = 0;
        for (int left = count; left > 0;)
        {
            int ofBegun = _slice == 0 ? 0 : _sliced.Slices - _slice;
            int together = (int)Math.Min(left, ofBegun + ((long)_source.Ahead(_microBatches.FirstExample(_begun), _options.Batch) * _sliced.Slices));
            for (int slices = together - ofBegun; slices > 0; slices -= _sliced.Slices)
            {
                Schedule(_begun++);
            }

            ticket = _device.Queue.SubmitSlices(_sliced, _slice, together);
            _slice = (_slice + together) % _sliced.Slices;
            left -= together;
        }

        _inFlight.Enqueue((ticket, _slice == 0 ? _begun : _begun - 1));
    }

    /// <summary>Submits what is left of a step that was begun in slices.</summary>
    public void FinishSlices()
    {
        if (_slice != 0)
        {
            SubmitSlices(Slices - _slice);
        }

        if (!_microBatches.Begins(_begun))
        {
            SubmitUntil(_microBatches.First(Submitted));
        }
    }
}
