namespace Vae.Realtime.Live.Control.Osc;

/// <summary>Takes messages out of packets.</summary>
internal interface IOscReceiver
{
    /// <summary>Takes a message. Everything in it is valid during the call only.</summary>
    /// <param name="address">Begins with a slash.</param>
    /// <param name="arguments">Well-formed.</param>
    void Receive(ReadOnlySpan<byte> address, OscArguments arguments);
}
