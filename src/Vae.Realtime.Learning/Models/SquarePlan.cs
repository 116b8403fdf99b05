namespace Vae.Realtime.Learning.Models;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Nn;

/// <summary>Room for the partial sums of squares of a training pass: one run, with gaps of zeros.</summary>
/// <param name="All">The run.</param>
/// <param name="Examples">For modules that run on the examples.</param>
/// <param name="Draws">For those that run on several samples of each; empty where nothing does.</param>
internal readonly record struct SquarePlan(BufferSlice All, BufferSlice Examples, BufferSlice Draws)
{
    /// <summary>Floats of the run before the last part begins.</summary>
    public int Before => Draws.Size > 0 ? (int)(Examples.Size / sizeof(float)) : 0;

    /// <summary>Plans it.</summary>
    /// <param name="model">Whose modules run.</param>
    /// <param name="arena">Where.</param>
    /// <param name="batch">Examples.</param>
    /// <param name="samples">Drawn of each; 0 where the decoder has a row per example, null without a backward pass.</param>
    /// <exception cref="VaeException">There are samples and the decoder normalises over examples.</exception>
    public static SquarePlan Reserve(VaeModel model, GpuArena arena, int batch, int? samples)
    {
        if (samples is null)
        {
            return default;
        }

        if (samples == 0)
        {
            BufferSlice all = arena.Reserve<float>(PassPlan.SquareRoom(model.Device, model.Modules, batch));
            return new SquarePlan(all, all, default);
        }

        Module[] last = [.. model.Decoder.Leaves, .. model.Output.Leaves];
        if (Array.Exists(last, module => module is Norm))
        {
            throw new VaeException(
                "Normalisation layers in the decoder count examples, not samples of them; train without --importance, or leave them out.");
        }

        ulong alignment = model.Device.Traits.OffsetAlignment;
        ulong first = (ulong)PassPlan.SquareRoom(model.Device, model.Modules.Except(last), batch) * sizeof(float);
        first = (first + alignment - 1) / alignment * alignment;
        ulong second = (ulong)PassPlan.SquareRoom(model.Device, last, checked(batch * samples.Value)) * sizeof(float);
        BufferSlice both = arena.Reserve(first + second);
        return new SquarePlan(both, both.Part(0, first), both.Part(first, second));
    }
}
