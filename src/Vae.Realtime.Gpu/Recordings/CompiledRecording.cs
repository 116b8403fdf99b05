namespace Vae.Realtime.Gpu;

using Silk.NET.Vulkan;

/// <summary>
/// A <see cref="Recording"/> bound to a device: descriptor sets made, pipelines compiled, barriers placed, command buffers recorded once
/// and submitted as often as wanted.
/// </summary>
public sealed class CompiledRecording : IDisposable
{
    private readonly GpuDevice _device;
    private readonly BindingTables _tables;
    private readonly List<Step> _steps = [];
    private readonly List<CommandBuffer> _slices = [];

    internal CompiledRecording(GpuDevice device, Recording recording, bool sliced)
    {
        _device = device;
        Name = recording.Name;
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
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Name { get; }

    /// <summary>Command buffers this recording was cut into; 1 unless it was compiled in slices.</summary>
    public int Slices => _slices.Count;

    internal CommandBuffer Commands(int slice) => _slices[slice];

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

    public void Dispose()
    {
        foreach (CommandBuffer commands in _slices)
        {
            _device.FreeCommands(commands);
        }

        _slices.Clear();
        _tables.Dispose();
        _device.Ledger.Destroyed("recording");
    }

    private void RecordSlices(bool sliced)
    {
        int at = 0;
        while (at < _steps.Count || _slices.Count == 0)
        {
            CommandBuffer commands = _device.BeginCommands(reusable: true);
            _slices.Add(commands);
            CommandEncoder encoder = new(_device, commands);
            encoder.Barrier();
            bool filled = false;
            for (; at < _steps.Count; at++)
            {
                if (_steps[at].Command is CutCommand && sliced && filled)
                {
                    break;
                }

                filled |= _steps[at].Command is not CutCommand;
                Encode(encoder, _steps[at]);
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
