namespace Vae.Realtime.Gpu;

using Silk.NET.Vulkan;

/// <summary>
/// A <see cref="Recording"/> bound to a device: descriptor sets made, pipelines compiled, barriers placed, command buffers recorded once
/// and submitted as often as wanted.
/// </summary>
public sealed class CompiledRecording : IDisposable
{
    // Slices in one submit that nothing grows for later.
    private const int Usual = 64;

    private readonly GpuDevice _device;
    private readonly BindingTables _tables;
    private readonly TimestampPool? _timestamps;
    private readonly List<Step> _steps = [];
    private readonly List<CommandBuffer> _slices = [];
    private readonly bool _sliced;
    private CommandBuffer[] _repeated = [];

    internal CompiledRecording(GpuDevice device, Recording recording, bool sliced, TimestampPool? timestamps = null)
    {
        (_device, _timestamps, _sliced, Source) = (device, timestamps, sliced, recording);
        List<(DispatchCommand, KernelPipeline)> dispatches = [];
        Hazards hazards = new();
        foreach (RecordedCommand command in recording.Commands)
        {
            KernelPipeline? pipeline = null;
            int set = -1;
            if (command is DispatchCommand dispatch)
            {
                pipeline = device.Kernels.Get(dispatch, device.UsesTexels(dispatch));
                set = dispatches.Count;
                dispatches.Add((dispatch, pipeline));
            }

            _steps.Add(new Step(command, pipeline, set, hazards.Needs(command)));
        }

        _tables = new BindingTables(device, dispatches);
        device.Ledger.Created("recording");
        try
        {
            RecordSlices(sliced);
            device.Replacements.Add(this);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Name => Source.Name;

    /// <summary>What was compiled.</summary>
    public Recording Source { get; }

    /// <summary>Command buffers this recording was cut into; 1 unless it was compiled in slices.</summary>
    public int Slices => _slices.Count;

    /// <summary>Consecutive slices, beginning again after the last. Valid until the next call; allocates only to grow.</summary>
    internal ReadOnlySpan<CommandBuffer> Commands(int first, int count)
    {
        int end = checked(first + count);
        if (_repeated.Length < end)
        {
            _repeated = new CommandBuffer[Math.Max(end, Math.Max(_slices.Count + Usual, 2 * _repeated.Length))];
            for (int i = 0; i < _repeated.Length; i++)
            {
                _repeated[i] = _slices[i % _slices.Count];
            }
        }

        return _repeated.AsSpan(first, count);
    }

    /// <summary>Writes the whole recording into a foreign command buffer that is being recorded outside a render pass.</summary>
    internal void Encode(CommandBuffer target)
    {
        CommandEncoder encoder = new(_device, target);
        encoder.Barrier();
        foreach (Step step in _steps)
        {
            Encode(encoder, step);
        }
    }

    /// <summary>Whether it launches one of these pipelines.</summary>
    internal bool Uses(IReadOnlySet<KernelPipeline> pipelines) => _steps.Exists(step => step.Pipeline is not null && pipelines.Contains(step.Pipeline));

    /// <summary>Records its command buffers anew, cut at the same places, with the pipelines as they are now.</summary>
    /// <returns>The ones before, which the device may still run; to be freed when it does not.</returns>
    internal IReadOnlyList<CommandBuffer> RecordAnew()
    {
        CommandBuffer[] before = [.. _slices];
        _slices.Clear();
        _repeated = [];
        RecordSlices(_sliced);
        return before;
    }

    public void Dispose()
    {
        _device.Replacements.Remove(this);
        foreach (CommandBuffer commands in _slices)
        {
            _device.FreeCommands(commands);
        }

        _slices.Clear();
        _tables.Dispose();
        _device.Ledger.Destroyed("recording");
    }

    /// <summary>Every kernel launch with the name of its variant, in order.</summary>
    internal IEnumerable<(DispatchCommand Dispatch, string Variant)> Dispatches =>
        from step in _steps
        where step.Pipeline is not null
        select ((DispatchCommand)step.Command, step.Pipeline!.Key);

    private void RecordSlices(bool sliced)
    {
        int at = 0;

        // A cut at the end has nothing after it to be cut off.
        int end = _steps.FindLastIndex(step => step.Command is not CutCommand) + 1;
        while (at < end || _slices.Count == 0)
        {
            CommandBuffer commands = _device.BeginCommands(reusable: true);
            _slices.Add(commands);
            CommandEncoder encoder = new(_device, commands);
            encoder.Barrier();
            _timestamps?.Reset(commands);
            bool filled = false;
            for (; at < end; at++)
            {
                if (_steps[at].Command is CutCommand && sliced && filled)
                {
                    break;
                }

                filled |= _steps[at].Command is not CutCommand;
                if (_timestamps is null || _steps[at].Set < 0)
                {
                    Encode(encoder, _steps[at]);
                    continue;
                }

                // Apart from its neighbours, so that the time between is its own.
                encoder.Barrier();
                _timestamps.Write(commands, 2 * _steps[at].Set);
                Encode(encoder, _steps[at]);
                _timestamps.Write(commands, (2 * _steps[at].Set) + 1);
            }

            encoder.HostBarrier();
            _device.EndCommands(commands, Name);
        }
    }

    private void Encode(CommandEncoder encoder, Step step)
    {
        if (step.NeedsBarrier)
        {
            encoder.Barrier();
        }

        encoder.Write(step.Command, step.Pipeline, step.Set < 0 ? default : _tables.Sets[step.Set]);
    }

    private readonly record struct Step(RecordedCommand Command, KernelPipeline? Pipeline, int Set, bool NeedsBarrier);
}
