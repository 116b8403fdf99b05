namespace Vae.Realtime.Learning.Inference;

using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Nn;

/// <summary>Encodes and decodes values that the host has, a few at a time. To a conditional model all are of the first class.</summary>
internal sealed class LatentCodec : IDisposable
{
    private const int MaxRows = 128;

    private readonly VaeModel _model;
    private readonly VaePass _pass;
    private readonly StepRing _ring;
    private readonly CompiledRecording _encode;
    private readonly CompiledRecording _decode;

    /// <param name="model">Whose encoder and decoder run; not disposed here.</param>
    /// <param name="rows">Examples expected at once; more are taken in parts.</param>
    public LatentCodec(VaeModel model, int rows)
    {
        _model = model;
        _pass = new VaePass(model, Math.Clamp(rows, 1, MaxRows));
        _ring = new StepRing(model.Device);
        try
        {
            Recording encode = new("encode");
            _pass.RecordCondition(encode, _ring.Bindings);
            _pass.RecordEncode(encode, _ring.Bindings);
            _encode = model.Device.Compile(encode);
            Recording decode = new("decode");
            _pass.RecordCondition(decode, _ring.Bindings);
            _pass.RecordDecode(decode, _ring.Bindings);
            _pass.RecordPictures(decode, _ring.Bindings);
            _decode = model.Device.Compile(decode);
        }
        catch
        {
            _encode?.Dispose();
            _ring.Dispose();
            _pass.Dispose();
            throw;
        }
    }

    /// <summary>Posterior means and log-variances.</summary>
    /// <param name="examples">(N, pixels) in [0,1].</param>
    /// <returns>Both (N, L).</returns>
    public (float[] Means, float[] LogVariances) Encode(ReadOnlySpan<float> examples)
    {
        int latent = _model.Architecture.Latent;
        float[] heads = Run(_encode, examples, _pass.X, _pass.Heads);
        int count = heads.Length / (2 * latent);
        (float[] means, float[] logVariances) = (new float[count * latent], new float[count * latent]);
        for (int row = 0; row < count; row++)
        {
            heads.AsSpan(2 * row * latent, latent).CopyTo(means.AsSpan(row * latent));
            heads.AsSpan(((2 * row) + 1) * latent, latent).CopyTo(logVariances.AsSpan(row * latent));
        }

        return (means, logVariances);
    }

    /// <summary>The likelihood's means.</summary>
    /// <param name="latents">(N, L).</param>
    /// <returns>(N, pixels) in [0,1].</returns>
    public float[] Decode(ReadOnlySpan<float> latents) => Run(_decode, latents, _pass.Z, _pass.Pictures);

    public void Dispose()
    {
        _encode.Dispose();
        _decode.Dispose();
        _ring.Dispose();
        _pass.Dispose();
    }

    private float[] Run(CompiledRecording work, ReadOnlySpan<float> values, Tensor from, Tensor to)
    {
        if (values.Length % from.Columns != 0)
        {
            throw new ArgumentException($"{values.Length} values are not a whole number of rows of {from.Columns}.", nameof(values));
        }

        int count = values.Length / from.Columns;
        float[] results = new float[checked(count * to.Columns)];
        float[] rows = new float[from.Rows * from.Columns];
        for (int first = 0; first < count; first += from.Rows)
        {
            int valid = Math.Min(from.Rows, count - first);
            Array.Clear(rows);
            values.Slice(first * from.Columns, valid * from.Columns).CopyTo(rows);
            from.Upload(_model.Device, rows);
            _ring.Entry(0) = new StepEntry { Valid = (uint)valid, InverseValid = 1f / valid };
            _model.Device.Queue.Wait(_model.Device.Queue.Submit(work));
            to.Download(_model.Device).AsSpan(0, valid * to.Columns).CopyTo(results.AsSpan(first * to.Columns));
        }

        return results;
    }
}
