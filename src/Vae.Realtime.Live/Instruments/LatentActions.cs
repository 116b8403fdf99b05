namespace Vae.Realtime.Live.Instruments;

using System.Globalization;
using Vae.Realtime.Latents;

/// <summary>Actions and parameters that move the latent.</summary>
internal static class LatentActions
{
    /// <summary>Heading of the help.</summary>
    public const string Group = "latent";

    /// <summary>Heading of the dimensions, <c>latent.1</c> and so on, which change with the model.</summary>
    public const string Dimensions = "dimensions";

    private const double SlowestWalk = 0.02;
    private const double FastestWalk = 20;

    // Whole numbers that the single precision of control messages tells apart.
    private const double MaxSeed = 1 << 24;

    public static void AddTo(Instrument instrument)
    {
        ActionTable actions = instrument.Actions;
        actions.Add(new InstrumentAction("random", "R", Group, "random latent", () => instrument.Latents.Randomise()));
        actions.Add(new InstrumentAction("walk", "W", Group, "walk", () => instrument.Latents.ToggleWalk())
        {
            IsOn = () => instrument.Latents.Walking,
        });
        actions.Add(new InstrumentAction(
            "pair.previous", "Left", Group, "drag the two dimensions before", () => instrument.Latents.State.SelectPair(-1)));
        actions.Add(new InstrumentAction("pair.next", "Right", Group, "drag the next two dimensions", () => instrument.Latents.State.SelectPair(1)));
        actions.Add(new InstrumentAction("latent.sort", "O", Group, "order the dimensions by how much they do now", () =>
            Tell(instrument, instrument.Plugin.SortLatents(), "there are no examples to measure the dimensions by")));
        actions.Add(new InstrumentAction("latent.reset", "0", Group, "to the middle of latent space", () => instrument.Latents.Centre()));
        actions.Add(new InstrumentAction("lock", "L", Group, "lock the two dimensions, or free them", () => ToggleLock(instrument.Latents.State))
        {
            IsOn = () => instrument.Latents.State.IsLocked(instrument.Latents.State.Pair.Across),
        });
        actions.Add(new InstrumentAction("lock.clear", "Shift+L", Group, "free all dimensions", () => FreeAll(instrument.Latents.State)));
        actions.Add(
            new InstrumentAction(
                "undo", "Ctrl+Z", Group, "take the last move back", () => Tell(instrument, instrument.Latents.Undo(), "no move to take back")));
        actions.Add(
            new InstrumentAction(
                "redo", "Ctrl+Y", Group, "make it again", () => Tell(instrument, instrument.Latents.Redo(), "no move to make again")));
        actions.Add(new InstrumentAction("keyframe.add", "K", Group, "add a keyframe for the walk", () => AddKeyframe(instrument)));
        actions.Add(new InstrumentAction("keyframe.clear", "Shift+K", Group, "forget the keyframes", () => ClearKeyframes(instrument)));
        instrument.Add(
            new InstrumentParameter(
                "speed",
                Group,
                "speed of the walk",
                SlowestWalk,
                FastestWalk,
                LatentPlayer.DefaultSpeed,
                () => instrument.Latents.Speed,
                value => instrument.Latents.Speed = value)
            {
                Label = "walk speed",
                Ways = ("slower", "faster"),
                Logarithmic = true,
                Step = 1.25,
            },
            ",",
            ".");
        instrument.Parameters.Add(new InstrumentParameter(
            "seed",
            Group,
            "random seed",
            0,
            MaxSeed,
            0,
            () => instrument.Latents.Seed,
            value => instrument.Latents.Draw((ulong)value))
        {
            Whole = true,
            Keep = false,
        });
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
            instrument.Parameters.Add(new InstrumentParameter(
                $"latent.{number}",
                Dimensions,
                $"z{number}",
                -LatentState.Limit,
                LatentState.Limit,
                0,
                () => dimension < instrument.Latents.State.Size ? instrument.Latents.State.Values[dimension] : 0,
                value => Put(instrument, dimension, (float)value))
            {
                Keep = false,
            });
        }
    }

    // Who held on to a parameter while a smaller model came turns nothing any more.
    private static void Put(Instrument instrument, int dimension, float value)
    {
        if (dimension < instrument.Latents.State.Size)
        {
            instrument.Latents.Put(dimension, value);
        }
    }

    private static void ToggleLock(LatentState state)
    {
        (int across, int up) = state.Pair;
        bool locked = !state.IsLocked(across);
        state.Lock(across, locked);
        state.Lock(up, locked);
    }

    private static void FreeAll(LatentState state)
    {
        for (int i = 0; i < state.Size; i++)
        {
            state.Lock(i, false);
        }
    }

    private static void AddKeyframe(Instrument instrument)
    {
        Keyframes keyframes = instrument.Latents.Keyframes;
        instrument.Notice.Show(keyframes.Add(instrument.Latents.State.Values)
            ? keyframes.Count < 2 ? "keyframe 1; the walk takes them once there are 2" : $"keyframe {keyframes.Count}"
            : $"there are {Keyframes.Most} keyframes already");
    }

    private static void ClearKeyframes(Instrument instrument)
    {
        instrument.Latents.Keyframes.Clear();
        instrument.Notice.Show("keyframes forgotten");
    }

    private static void Tell(Instrument instrument, bool done, string otherwise)
    {
        if (!done)
        {
            instrument.Notice.Show(otherwise);
        }
    }
}
