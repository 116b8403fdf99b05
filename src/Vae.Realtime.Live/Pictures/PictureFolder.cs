namespace Vae.Realtime.Live.Pictures;

using System.Globalization;
using Vae.Realtime.Files;
using Vae.Realtime.Frames;
using Vae.Realtime.Imaging.Files;

/// <summary>
/// Saves pictures as <c>vae-0001.png</c> and so on, each under the next name that is free. Reading back and compressing happen alongside
/// the frames, one picture after another.
/// </summary>
/// <param name="folder">Existing folder.</param>
/// <param name="say">Receives a line for each picture saved or not.</param>
internal sealed class PictureFolder(string folder, Action<string> say) : IDisposable
{
    private readonly string _folder = Path.GetFullPath(folder);
    private readonly Queue<FrameReadback> _waiting = new();
    private readonly List<string> _saved = [];
    private Task<string>? _writing;
    private int _number;

    /// <summary>Files written, in order.</summary>
    public IReadOnlyList<string> Saved => _saved;

    /// <summary>Why the first picture that could not be saved could not be; null when all went well.</summary>
    public VaeException? Failure { get; private set; }

    /// <summary>Takes a picture that is being read back.</summary>
    public void Save(FrameReadback picture) => _waiting.Enqueue(picture);

    /// <summary>Says that the frame has been submitted that pictures were taken within.</summary>
    public void Submitted()
    {
        foreach (FrameReadback picture in _waiting)
        {
            picture.Submitted();
        }
    }

    /// <summary>Goes on with saving, without waiting.</summary>
    public void Poll()
    {
        if (_writing is { IsCompleted: true })
        {
            Complete();
        }

        if (_writing is null && _waiting.TryPeek(out FrameReadback? next) && next.IsDone)
        {
            Begin(next);
        }
    }

    /// <summary>Waits until everything is saved.</summary>
    public void Finish()
    {
        while (_waiting.TryPeek(out FrameReadback? next))
        {
            if (_writing is null)
            {
                next.Wait();
                Begin(next);
            }

            Complete();
        }
    }

    /// <summary>Gives back what is not saved yet; a picture that is being written is finished first.</summary>
    public void Dispose()
    {
        if (_writing is not null)
        {
            Complete();
        }

        while (_waiting.TryDequeue(out FrameReadback? picture))
        {
            picture.Dispose();
        }
    }

    private void Begin(FrameReadback picture) => _writing = Task.Run(() => Write(picture));

    private void Complete()
    {
        Task<string> writing = _writing!;
        _writing = null;
        try
        {
            string path = writing.GetAwaiter().GetResult();
            _saved.Add(path);
            say($"Saved {path}");
        }
        catch (VaeException error)
        {
            Failure ??= error;
            say(error.Message);
        }
        finally
        {
            _waiting.Dequeue().Dispose();
        }
    }

    // Written under another name first: a name that another program takes in the meantime is never overwritten.
    private string Write(FrameReadback reader)
    {
        string temporary = TemporaryFile.NameIn(_folder);
        PngFile.Save(temporary, reader.Read());
        try
        {
            return Name(temporary);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw new VaeException($"No picture can be saved in '{_folder}': {error.Message}", error);
        }
    }

    private string Name(string temporary)
    {
        while (true)
        {
            string path = Path.Combine(_folder, $"vae-{(++_number).ToString("D4", CultureInfo.InvariantCulture)}.png");
            try
            {
                File.Move(temporary, path);
                return path;
            }
            catch (IOException) when (File.Exists(path))
            {
                // The name is taken; the next one may be free.
            }
        }
    }
}
