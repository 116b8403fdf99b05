namespace Vae.Realtime.Live.Instruments;

using Vae.Realtime.Formats;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Training;

/// <summary>Model files from which learning continues where it ended.</summary>
internal static class LearnedModel
{
    // Names the session that a model was saved with, so that its next save may take the file's place, and no other.
    private const string SessionKey = "live.session";

    /// <summary>Loads a model to learn, with its optimiser where the file has one.</summary>
    /// <returns>
    /// The model, and the steps that it has behind it; 0 without an optimiser, which begins again then. A note says why it does where the file
    /// has one.
    /// </returns>
    /// <exception cref="VaeException">The file is missing or damaged.</exception>
    public static (VaeModel Model, long Steps, string? Note) Load(GpuDevice device, string path)
    {
        SafetensorsFile file = SafetensorsFile.Load(path);
        VaeModel model = ModelFile.Load(device, file, path, trainable: true);
        try
        {
            if (!TrainingState.CanContinue(file.Metadata))
            {
                return (model, 0, null);
            }

            HyperParameters.Read(file.Metadata, path);
            TrainingState state = TrainingState.FromMetadata(file.Metadata, path);
            string? note = ModelFile.RestoreMoments(file, path, model);
            return (model, note is null ? state.Steps : 0, note);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>The entry of the metadata for a model that is saved with a session.</summary>
    public static KeyValuePair<string, string> MarkOf(string session) => new(SessionKey, Path.GetFileName(session));

    /// <summary>Whether a file is the model that a session of that name was saved with.</summary>
    public static bool Belongs(string path, string session)
    {
        try
        {
            return SafetensorsFile.Load(path).Metadata.GetValueOrDefault(SessionKey) == Path.GetFileName(session);
        }
        catch (VaeException)
        {
            return false;
        }
    }
}
