namespace Vae.Realtime.Live.Capture;

/// <summary>Where frames go, one after another and all of one size. Used by one thread at a time, which may wait in it.</summary>
internal interface IFrameSink : IDisposable
{
    /// <summary>Takes a frame.</summary>
    /// <param name="frame">Its bytes belong to the caller and change after the call.</param>
    /// <param name="times">Periods of the sink's rate that it is shown for, at least 1.</param>
    /// <exception cref="VaeException">Nothing more can be written, with the reason.</exception>
    void Write(Rgba32Image frame, int times);

    /// <summary>Ends it well; what was written appears under its name. Disposing without this leaves nothing behind.</summary>
    /// <exception cref="VaeException">It cannot be ended well.</exception>
    void Finish();
}
