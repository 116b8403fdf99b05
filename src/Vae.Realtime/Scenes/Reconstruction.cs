namespace Vae.Realtime.Scenes;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Presentation;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Scenes.Tiles;

/// <summary>
/// Pictures, what the model makes of them by their posterior means, and the differences: three rows of tiles one after the other,
/// reconstructed a batch at a time.
/// </summary>
internal sealed class Reconstruction : IDisposable
{
    private readonly GpuArena _stored;
    private readonly BatchPass _batch;
    private readonly (CompiledRecording Before, CompiledRecording After)[] _batches;

    /// <param name="context">The model.</param>
    /// <param name="batch">Reconstructs; not disposed here.</param>
    /// <param name="count">Pictures.</param>
    public Reconstruction(SceneContext context, BatchPass batch, int count)
    {
        GpuDevice device = context.Device;
        _batch = batch;
        VaePass pass = _batch.Pass;
        int batches = (count + pass.Batch - 1) / pass.Batch;
        int rows = batches * pass.Batch;
        ulong part = (ulong)(pass.Batch * pass.X.RowStride * sizeof(float));
        ulong row = (ulong)Tensor.StoredFloats(rows, pass.X.Columns) * sizeof(float);
        _stored = device.CreateArena("pictures compared");
        BufferSlice tiles = _stored.Reserve(3 * row);
        Labels = _stored.Reserve<uint>(rows);
        _stored.Commit();
        Inputs = new Tensor(tiles.Part(0, row), rows, pass.X.Columns);
        Tiles = new TileRows(tiles, pass.X.RowStride, context.Model.Architecture.Input, (int)(row / sizeof(float)));
        _batches = [.. Enumerable.Range(0, batches).Select(index =>
        {
            ulong at = (ulong)index * part;
            Recording before = new("pictures to encode");
            before.Copy(tiles.Part(at, part), pass.X.Buffer);
            if (pass.Labels is BufferSlice labels)
            {
                ulong bytes = (ulong)pass.Batch * sizeof(uint);
                before.Copy(Labels.Part((ulong)index * bytes, bytes), labels);
            }

            Recording after = new("pictures decoded");
            after.Copy(pass.Pictures.Buffer.Part(0, part), tiles.Part(row + at, part));
            after.Copy(_batch.Differences.Part(0, part), tiles.Part((2 * row) + at, part));
            return (device.Compile(before), device.Compile(after));
        })];
    }

    /// <summary>Seconds of one batch, as measured.</summary>
    public double Seconds => _batch.Seconds;

    public int Batches => _batches.Length;

    /// <summary>(pictures, pixels), in whole batches: to be filled by those that have them.</summary>
    public Tensor Inputs { get; }

    /// <summary>Their classes, 32-bit words, for conditional models.</summary>
    public BufferSlice Labels { get; }

    /// <summary>All three rows.</summary>
    public TileRows Tiles { get; }

    /// <summary>(batch, 2L): mean and log-variance of the posteriors of the batch that was encoded last.</summary>
    public Tensor Heads => _batch.Pass.Heads;

    /// <summary>Writes the reconstruction of a batch into a frame's commands.</summary>
    public void Encode(in RenderTarget target, int batch)
    {
        TargetEncoder.Encode(target, _batches[batch].Before);
        TargetEncoder.Encode(target, _batch.Work);
        TargetEncoder.Encode(target, _batches[batch].After);
    }

    /// <summary>Appends the reconstruction of a batch to another recording.</summary>
    public void Record(Recording recording) => _batch.Record(recording);

    public void Dispose()
    {
        foreach ((CompiledRecording before, CompiledRecording after) in _batches)
        {
            before.Dispose();
            after.Dispose();
        }

        _stored.Dispose();
    }
}
