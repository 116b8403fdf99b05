namespace Vae.Realtime.Live.Sessions;

using System.Globalization;
using Vae.Realtime.Data;
using Vae.Realtime.Data.Images;
using Vae.Realtime.Live.Instruments;

/// <summary>
/// The files that come to the instrument and go from it while it is played: sessions, models and data, chosen by keys or dropped on the
/// window. What goes wrong is told in a line and changes nothing. A file that neither this run nor the session in it has made is never
/// overwritten, and what a model has learned is never dropped without being kept for recovery.
/// </summary>
internal sealed class FileCommands
{
    private const string SessionName = "vae.session.json";
    private const string ModelEnding = ".safetensors";

    private readonly Instrument _instrument;
    private readonly LiveModel _liveModel;
    private readonly SessionKeeper _keeper;
    private readonly string _folder;
    private readonly DroppedPictures _pictures = new();
    private readonly RecoveryFolder? _recovery;
    private string _session;
    private bool _own;
    private LiveSession? _before;
    private string? _aside;

    /// <param name="instrument">What is played.</param>
    /// <param name="liveModel">Its model and data.</param>
    /// <param name="folder">Where files go that have no name yet.</param>
    /// <param name="session">The session file that it began with; null for none.</param>
    /// <param name="recovery">Where unsaved learning is kept; null for nowhere.</param>
    public FileCommands(Instrument instrument, LiveModel liveModel, string folder, string? session, RecoveryFolder? recovery = null)
    {
        (_instrument, _liveModel, _keeper, _folder, _recovery) = (instrument, liveModel, new SessionKeeper(instrument, liveModel), folder, recovery);
        (_session, _own) = (session ?? Path.Combine(folder, SessionName), session is not null);
        liveModel.Exchanging += SetAside;
        liveModel.Exchanged += BringOver;
        instrument.Forgetting += () =>
        {
            Keep();
            liveModel.Disown();
        };
        FileActions.AddTo(instrument, this);
    }

    /// <summary>Whether sessions of others may name models and data that lie outside their folders.</summary>
    public bool TrustSessions { get; init; }

    /// <summary>Writes the session to the file it came from, and the model, if it has learned since it was saved, to a file next to it.</summary>
    public void SaveSession() => Try(() =>
    {
        string session = _own ? _session : Free(_session);
        string learned = "";
        if (_liveModel.HasUnsaved)
        {
            string model = ModelOf(session);
            _liveModel.Save(model, session);
            learned = string.Create(CultureInfo.InvariantCulture, $" and {Path.GetFileName(model)}, {_liveModel.Steps:N0} steps");
        }

        SessionFile.Save(session, _keeper.Take());
        (_session, _own) = (session, true);
        return $"Saved {session}{learned}";
    });

    /// <summary>Keeps what the model has learned since it was saved, so that <c>vae live --recover</c> brings it back.</summary>
    /// <returns>A line that says so, or why it cannot be; null where there is nothing to keep.</returns>
    public string? Keep()
    {
        if (_recovery is null || !_liveModel.HasUnsaved)
        {
            return null;
        }

        try
        {
            _recovery.Keep(_keeper.Take(), path => _liveModel.Write(path));
            return string.Create(
                CultureInfo.InvariantCulture,
                $"Not saved, but kept: the model after {_liveModel.Steps:N0} steps; vae live --recover goes on with it");
        }
        catch (Exception error) when (error is VaeException or GpuException)
        {
            return $"What the model has learned is lost: {error.Message}";
        }
    }

    /// <summary>Goes back to what the session's file holds.</summary>
    public void LoadSession() => Try(() => Load(_session, TrustSessions || _own));

    /// <summary>Writes what the model has learned into a new file.</summary>
    public void SaveModel() => Try(() =>
    {
        string path = FreeName("vae-", ModelEnding);
        _liveModel.Save(path);
        return $"Saved {path}";
    });

    /// <summary>Takes files that were dropped on the window: a session, a model, a picture to encode, or data to learn from.</summary>
    public void Drop(IReadOnlyList<string> paths)
    {
        foreach (string path in paths)
        {
            Try(() => Path.GetExtension(path).ToUpperInvariant() switch
            {
                ".JSON" => Load(path, TrustSessions),
                ".SAFETENSORS" => Open(path),
                _ when MayBePicture(path) => Encode(path),
                _ => Learn(path),
            });
        }
    }

    /// <summary>Goes on with what is being read, without waiting.</summary>
    public void Poll()
    {
        if (_liveModel.Loading)
        {
            Try(() => _liveModel.Poll() ? string.Join("; ", [$"It learns from {_liveModel.Data} now", .. _liveModel.Notes]) : null);
        }
        else
        {
            _liveModel.Poll();
        }

        if (_pictures.IsBusy)
        {
            Try(() => _pictures.Poll(Shape) is { } read ? Show(read.Path, read.Pixels, read.Note) : null);
        }
    }

    /// <summary>Brings a session back whose model and data are the present ones already.</summary>
    /// <exception cref="VaeException">It does not fit them.</exception>
    public void Begin(LiveSession session) => _keeper.Apply(session);

    private Shape Shape => _instrument.Plugin.Model.Architecture.Input;

    private string Load(string path, bool trusted)
    {
        _keeper.Restore(SessionFile.Load(path, trusted));
        (_session, _own) = (path, true);
        return WithAside($"Session {path}");
    }

    private string Open(string path) => WithAside(_liveModel.Open(path) ?? $"Model {path}");

    // Before the model goes.
    private void SetAside()
    {
        _before = _keeper.Take();
        _aside = Keep();
    }

    private string WithAside(string line)
    {
        string all = _aside is null ? line : $"{line}. {_aside}";
        _aside = null;
        return all;
    }

    private string Encode(string path)
    {
        _pictures.Add(path, (_liveModel.Data as FileSpec)?.Options.Background);
        return $"Reading {path}";
    }

    private string Show(string path, float[]? pixels, string? note)
    {
        if (pixels is null)
        {
            return Learn(path);
        }

        _instrument.Painter.Take(pixels);
        return note is null ? $"Encoded {path}" : $"Encoded {path}; {note}";
    }

    // Of other files only the content can tell, which is not read here.
    private static bool MayBePicture(string path) =>
        PictureFormats.IsNamed(path) || (!DataLoader.IsTable(path) && !Directory.Exists(path) && File.Exists(path));

    // Pictures are brought to the model's size; numbers have to fit as they are.
    private string Learn(string path)
    {
        Shape shape = Shape;
        string options = string.Create(
            CultureInfo.InvariantCulture, $"?size={shape.Height}x{shape.Width}&{(shape.Channels == 1 ? "grey" : "rgb")}");
        _liveModel.Learn(DataSpec.Parse(DataLoader.IsTable(path) ? path : Path.TrimEndingDirectorySeparator(path) + options));
        return $"Reading {path}";
    }

    // What was played continues with the other model, as far as it makes sense there.
    private void BringOver()
    {
        _instrument.ModelChanged();
        if (_before is { } before && before.Latent.Count == _instrument.Latents.State.Size)
        {
            _keeper.Apply(before);
        }
        else if (_before is not null)
        {
            _keeper.Turn(_before.Parameters);
        }
    }

    // The one that it has, if it was saved with the session.
    private string ModelOf(string session)
    {
        string present = _liveModel.ModelPath;
        bool beside = Path.GetDirectoryName(Path.GetFullPath(present)) == Path.GetDirectoryName(Path.GetFullPath(session));
        if (beside && LearnedModel.Belongs(present, session))
        {
            return present;
        }

        string usual = Path.ChangeExtension(session, ModelEnding);
        return LearnedModel.Belongs(usual, session) ? usual : Free(usual);
    }

    private static string Free(string path)
    {
        string candidate = path;
        for (int i = 2; File.Exists(candidate); i++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(path)}-{i}{Path.GetExtension(path)}");
            candidate = Path.Combine(Path.GetDirectoryName(path) ?? "", name);
        }

        return candidate;
    }

    private string FreeName(string beginning, string ending)
    {
        for (int i = 1; ; i++)
        {
            string path = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{beginning}{i:D4}{ending}"));
            if (!File.Exists(path))
            {
                return path;
            }
        }
    }

    private void Try(Func<string?> action)
    {
        try
        {
            if (action() is string line)
            {
                _instrument.Notice.Show(line);
            }
        }
        catch (Exception error) when (error is VaeException or GpuException)
        {
            _instrument.Notice.Show(error.Message);
        }
    }
}
