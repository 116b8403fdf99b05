namespace Vae.Realtime.Live.Sessions;

using Vae.Realtime.Data;
using Vae.Realtime.Live.Instruments;

/// <summary>Takes the instrument's state as a session, and brings a session's state back.</summary>
/// <param name="instrument">Whose state.</param>
/// <param name="liveModel">Its model and data.</param>
internal sealed class SessionKeeper(Instrument instrument, LiveModel liveModel)
{
    /// <summary>The state at present.</summary>
    public LiveSession Take()
    {
        LatentPlayer latents = instrument.Latents;
        return new LiveSession
        {
            Model = liveModel.ModelPath == PretrainedModel.For(liveModel.Data) ? null : liveModel.ModelPath,
            Data = liveModel.Data.ToString(),
            Seed = latents.Seed,
            Latent = latents.State.Values.ToArray(),
            Dragged = latents.State.Pair.Across + 1,
            Locked = [.. Enumerable.Range(0, latents.State.Size).Where(latents.State.IsLocked).Select(dimension => dimension + 1)],
            Keyframes = [.. latents.Keyframes.Points],
            Walking = latents.Walking,
            Training = !instrument.TrainingPaused,
            Overlay = instrument.OverlayShown,
            Parameters = new OrderedDictionary<string, double>(
                instrument.Parameters.Where(parameter => parameter.Keep).Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value))),
        };
    }

    /// <summary>Brings a session back, with its model and data where they are others than at present.</summary>
    /// <exception cref="VaeException">The session does not fit its model, has unknown parameters, or its files cannot be used.</exception>
    public void Restore(LiveSession session)
    {
        Check(session.Parameters);
        DataSpec data = DataSpec.Parse(session.Data);
        string model = session.Model ?? PretrainedModel.For(data);
        if (model != liveModel.ModelPath)
        {
            liveModel.Open(model);
        }

        if (data.ToString() != liveModel.Data.ToString())
        {
            liveModel.Learn(data);
        }

        Apply(session);
    }

    /// <summary>Brings back everything but model and data, which are the session's already.</summary>
    /// <exception cref="VaeException">The session has another number of dimensions than the model.</exception>
    public void Apply(LiveSession session)
    {
        Check(session.Parameters);
        LatentPlayer latents = instrument.Latents;
        if (session.Latent.Count != latents.State.Size)
        {
            throw new VaeException(
                $"The session's latent has {session.Latent.Count} dimensions but the model's has {latents.State.Size}; give the session's model.");
        }

        latents.Restore(session.Seed, [.. session.Latent], session.Walking);
        latents.State.SelectPairOf(session.Dragged - 1);
        for (int i = 0; i < latents.State.Size; i++)
        {
            latents.State.Lock(i, session.Locked.Contains(i + 1));
        }

        latents.Keyframes.Clear();
        foreach (IReadOnlyList<float> keyframe in session.Keyframes)
        {
            latents.Keyframes.Add([.. keyframe]);
        }

        instrument.TrainingPaused = !session.Training;
        instrument.OverlayShown = session.Overlay;
        Turn(session.Parameters);
    }

    /// <summary>Sets parameters that are known.</summary>
    public void Turn(IReadOnlyDictionary<string, double> values)
    {
        foreach ((string name, double value) in values)
        {
            if (instrument.Parameters.Find(name) is InstrumentParameter parameter)
            {
                parameter.Value = value;
            }
        }
    }

    private void Check(IReadOnlyDictionary<string, double> values)
    {
        foreach ((string name, double value) in values)
        {
            InstrumentParameter parameter = instrument.Parameters.Find(name) is { Keep: true } found
                ? found
                : throw new VaeException($"The session sets '{name}', which is not a parameter of this program; take it out.");
            if (!(value >= parameter.Minimum && value <= parameter.Maximum))
            {
                throw new VaeException($"The session sets {name} to {value:R}; it must be from {parameter.Minimum:R} to {parameter.Maximum:R}.");
            }
        }
    }
}
