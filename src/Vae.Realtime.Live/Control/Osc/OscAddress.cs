namespace Vae.Realtime.Live.Control.Osc;

using System.Globalization;
using System.Net;

/// <summary>Where to listen, as written: PORT, which this machine alone reaches, or ADDRESS:PORT.</summary>
internal static class OscAddress
{
    /// <summary>Reads it.</summary>
    public static bool TryParse(string text, out IPEndPoint? endPoint)
    {
        endPoint = null;
        ArgumentNullException.ThrowIfNull(text);
        if (ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port))
        {
            endPoint = new IPEndPoint(IPAddress.Loopback, port);
            return port > 0;
        }

        // IPEndPoint would take a lone address for one with port 0.
        string local = text.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase) ? "127.0.0.1" + text["localhost".Length..] : text;
        return IPEndPoint.TryParse(local, out endPoint) && endPoint.Port > 0;
    }
}
