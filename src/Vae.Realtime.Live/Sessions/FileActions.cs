namespace Vae.Realtime.Live.Sessions;

using Vae.Realtime.Live.Instruments;

/// <summary>Actions that read and write files.</summary>
internal static class FileActions
{
    /// <summary>Heading of the help.</summary>
    public const string Group = "files";

    public static void AddTo(Instrument instrument, FileCommands files)
    {
        instrument.Actions.Add(new InstrumentAction("session.save", "Ctrl+S", Group, "save the session", files.SaveSession));
        instrument.Actions.Add(new InstrumentAction("session.load", "Ctrl+O", Group, "back to the saved session", files.LoadSession));
        instrument.Actions.Add(new InstrumentAction("model.save", "Ctrl+M", Group, "save what the model has learned", files.SaveModel));
    }
}
