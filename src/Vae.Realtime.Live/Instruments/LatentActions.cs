namespace Vae.Realtime.Live.Instruments;

using System.Globalization;
using Vae.Realtime.Realtime;

/// <summary>Actions and parameters that move the latent.</summary>
internal static class LatentActions
{
    /// <summary>Heading of the help.</summary>
    public const string Group = "latent";

    /// <summary>Heading of the dimensions, <c>latent.1</c> and so on, which change with the model.</summary>
    public const string Dimensions = "dimensions";

    private const double SlowestWalk = 0.02;
    private const double FastestWalk = 20;

    public static void AddTo(Instrument instrument)
    {
        ActionTable actions = instrument.Actions;
        actions.Add(new LiveAction("random", "R", Group, "random latent", () => instrument.Latents.Randomise()));
        actions.Add(new LiveAction("walk", "W", Group, "walk", () => instrument.Latents.ToggleWalk())
        {
            IsOn = () => instrument.Latents.Walking,
        });
        actions.Add(new LiveAction("pair.previous", "Left", Group, "drag the two dimensions before", () => instrument.Latents.State.SelectPair(-1)));
        actions.Add(new LiveAction("pair.next", "Right", Group, "drag the next two dimensions", () => instrument.Latents.State.SelectPair(1)));
        instrument.Add(
            new LiveParameter(
                "speed",
                Group,
                "speed of the walk",
                SlowestWalk,
                FastestWalk,
                LatentPlayer.StandardSpeed,
                () => instrument.Latents.Speed,
                value => instrument.Latents.Speed = value)
            {
                Logarithmic = true,
                Step = 1.25,
            },
            ",",
            ".");
        AddDimensions(instrument);
    }

    /// <summary>Makes a parameter of every dimension of the model's latent, in place of the last model's.</summary>
    public static void AddDimensions(Instrument instrument)
    {
        instrument.Parameters.RemoveGroup(Dimensions);
        for (int i = 0; i < instrument.Latents.State.Size; i++)
        {
            int dimension = i;
            string number = (i + 1).ToString(CultureInfo.InvariantCulture);
            instrument.Parameters.Add(new LiveParameter(
                $"latent.{number}",
                Dimensions,
                $"z{number}",
                -LatentState.Limit,
                LatentState.Limit,
                0,
                () => instrument.Latents.State.Values[dimension],
                value => instrument.Latents.Put(dimension, (float)value))
            {
                Keep = false,
            });
        }
    }
}
