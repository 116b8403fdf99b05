namespace Vae.Realtime.Nn;

using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;

/// <summary>Draws initial parameters on the device; each parameter has a key of its own, in the order they come.</summary>
public sealed class InitialDraws(Recording recording, ulong seed)
{
    private ulong _index;

    /// <summary>Uniform in (-bound, bound).</summary>
    public void Uniform(Parameter parameter, double bound) => Uniform(parameter, bound, parameter.Value.Columns);

    /// <summary>The same where a row is made of groups, each of some columns padded to a multiple of 8: the padding stays zero.</summary>
    public void Uniform(Parameter parameter, double bound, int group)
    {
        Tensor value = parameter.Value;
        int stride = group == value.Columns ? value.RowStride : Tensor.Pad(group);
        ulong key = Keys.Derive(seed, Keys.Parameters, _index++);
        recording.Dispatch(new UniformFill(value.Data, new UniformFillParams(
            (uint)(value.Rows * (value.RowStride / stride)), (uint)group, (uint)stride, (float)bound, (uint)key, (uint)(key >> 32))));
    }

    /// <summary>One value everywhere, padding included.</summary>
    public void Constant(Parameter parameter, float value) => recording.Fill(parameter.Value.Data, BitConverter.SingleToUInt32Bits(value));
}
