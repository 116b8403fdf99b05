namespace Vae.Realtime.Gpu.Recordings;

using Silk.NET.Vulkan;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Profiling;

/// <summary>
/// A <see cref="Recording"/> bound to a device: descriptor sets made, pipelines compiled, barriers placed, command buffers recorded once
/// and submitted as often as wanted.
/// </summary>
internal sealed class CompiledRecording : ISubmittable, IKernelUser, IDisposable
{
    // Slices in one submit that nothing grows for later.
    private const int Usual = 64;

    private readonly VulkanDevice _device;
    private readonly KernelLibrary _kernels;
    private readonly BindingTables _tables;
    private readonly TimestampPool? _timestamps;
    private readonly List<Step> _steps = [];
    private readonly List<CommandBuffer> _slices = [];
    private readonly List<int> _sections = [];
    private readonly List<CommandBuffer> _replaced = [];
    private readonly bool _sliced;
    private int[] _parts = [];
    private ulong _replacedAt;
    private CommandBuffer[] _repeated = [];

    internal CompiledRecording(VulkanDevice device, KernelLibrary kernels, Recording recording, bool sliced, TimestampPool? timestamps = null)
    {
        (_device, _kernels, _timestamps, _sliced, Source) = (device, kernels, timestamps, sliced, recording);
        List<(DispatchCommand, KernelPipeline)> dispatches = [];
        Hazards hazards = new();
        foreach (RecordedCommand command in recording.Commands)
        {
            KernelPipeline? pipeline = null;
            int set = -1;
            if (command is DispatchCommand dispatch)
            {
                pipeline = kernels.Get(dispatch);
                set = dispatches.Count;
                dispatches.Add((dispatch, pipeline));
            }

            _steps.Add(new Step(command, pipeline, set, hazards.Needs(command)));
        }

        _tables = new BindingTables(device, dispatches);
        device.Ledger.Created("recording");
        try
        {
            RecordSlices();
            kernels.Replacements.Add(this);
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

    /// <summary>The section of every slice, numbered by the cuts before it.</summary>
    public IReadOnlyList<int> Sections => _sections;

    /// <summary>Consecutive slices, beginning again after the last. Valid until the next call; allocates only to grow.</summary>
    public ReadOnlySpan<CommandBuffer> Commands(int first, int count)
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
            Encode(encoder, step, new Piece(0, 0, 1));
        }
    }

    /// <inheritdoc/>
    public bool Uses(IReadOnlySet<KernelPipeline> pipelines) => _steps.Exists(step => step.Pipeline is not null && pipelines.Contains(step.Pipeline));

    /// <summary>
    /// Cuts the slices more finely, where the first comes next; those in flight are not touched. Called by the thread of the queue.
    /// </summary>
    /// <param name="parts">Pieces into which the launches of each section between cuts go, as far as they have enough workgroups.</param>
    public void Split(IReadOnlyList<int> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (_device.Queue.Completed >= _replacedAt)
        {
            Free(_replaced);
        }

        (_replacedAt, _parts) = (_device.Queue.Submitted, [.. parts]);
        _replaced.AddRange(RecordAgain());
    }

    /// <inheritdoc/>
    public IReadOnlyList<CommandBuffer> RecordAgain()
    {
        CommandBuffer[] before = [.. _slices];
        _slices.Clear();
        _repeated = [];
        RecordSlices();
        return before;
    }

    public void Dispose()
    {
        _kernels.Replacements.Remove(this);
        Free(_slices);
        Free(_replaced);
        _tables.Dispose();
        _device.Ledger.Destroyed("recording");
    }

    /// <summary>Every kernel launch with the name of its variant, in order.</summary>
    internal IEnumerable<(DispatchCommand Dispatch, string Variant)> Dispatches =>
        from step in _steps
        where step.Pipeline is not null
        select ((DispatchCommand)step.Command, step.Pipeline!.Key);

    private void Free(List<CommandBuffer> commands)
    {
        commands.ForEach(_device.Queue.FreeCommands);
        commands.Clear();
    }

    private void RecordSlices()
    {
        _sections.Clear();
        foreach (
            (int section, List<Piece> pieces) in _sliced
                ? Cut()
                : [(0, [.. Enumerable.Range(0, _steps.Count).Select(step => new Piece(step, 0, 1))])])
        {
            CommandBuffer commands = _device.Queue.BeginCommands(reusable: true);
            _slices.Add(commands);
            _sections.Add(section);
            CommandEncoder encoder = new(_device, commands);
            encoder.Barrier();
            _timestamps?.Reset(commands);
            foreach (Piece piece in pieces)
            {
                Step step = _steps[piece.Step];
                if (_timestamps is null || step.Set < 0)
                {
                    Encode(encoder, step, piece);
                    continue;
                }

                // Apart from its neighbours, so that the time between is its own.
                encoder.Barrier();
                _timestamps.Write(commands, 2 * step.Set);
                Encode(encoder, step, piece);
                _timestamps.Write(commands, (2 * step.Set) + 1);
            }

            encoder.HostBarrier();
            _device.Queue.EndCommands(commands, Name);
        }
    }

    // The sections between cuts; of one that is to be launched in parts, every part of every launch by itself.
    private IEnumerable<(int Section, List<Piece> Pieces)> Cut()
    {
        int section = 0;
        List<Piece> pieces = [];
        for (int step = 0; step < _steps.Count; step++)
        {
            if (_steps[step].Command is CutCommand)
            {
                if (pieces.Count > 0)
                {
                    yield return (section, pieces);
                    pieces = [];
                }

                section++;
                continue;
            }

            int parts = _parts.Length > section && _steps[step].Command is DispatchCommand launch
                ? Math.Min(_parts[section], launch.Groups.MaxParts)
                : 1;
            for (int part = 0; part < parts; part++)
            {
                pieces.Add(new Piece(step, part, parts));
                if (parts > 1)
                {
                    yield return (section, pieces);
                    pieces = [];
                }
            }
        }

        if (pieces.Count > 0 || _slices.Count == 0)
        {
            yield return (section, pieces);
        }
    }

    private void Encode(CommandEncoder encoder, Step step, Piece piece)
    {
        if (step.NeedsBarrier && piece.Part == 0)
        {
            encoder.Barrier();
        }

        encoder.Write(step.Command, step.Pipeline, step.Set < 0 ? default : _tables.Sets[step.Set], piece.Part, piece.Parts);
    }

    private readonly record struct Piece(int Step, int Part, int Parts);

    private readonly record struct Step(RecordedCommand Command, KernelPipeline? Pipeline, int Set, bool NeedsBarrier);
}
