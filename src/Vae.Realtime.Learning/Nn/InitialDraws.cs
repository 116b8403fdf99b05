namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;

/// <summary>Draws initial parameters on the device; each parameter has a key of its own, in the order they come.</summary>
internal sealed class InitialDraws(Recording recording, ulong seed)
{
    private ulong _index;

    /// <summary>Uniform in (-bound, bound).</summary>
    public void Uniform(Parameter parameter, double bound) => Uniform(parameter, bound, parameter.Value.Columns);

    /// <summary>Draws a matrix whose rows are made of groups, each of some columns padded to a multiple of 8: the padding stays zero.</summary>
    public void Uniform(Parameter parameter, double bound, int group)
    {
        Tensor value = parameter.Value;
        int stride = group == value.Columns ? value.RowStride : Tensor.Pad(group);
        ulong key = RandomKeys.Derive(seed, RandomKeys.Parameters, _index++);
        recording.Dispatch(new UniformFill(value.Buffer, new UniformFillParams(
            (uint)(value.Rows * (value.RowStride / stride)), (uint)group, (uint)stride, (float)bound, (uint)key, (uint)(key >> 32))));
    }

    /// <summary>One value everywhere, padding included.</summary>
    public void Constant(Parameter parameter, float value) => recording.Fill(parameter.Value.Buffer, BitConverter.SingleToUInt32Bits(value));
}
