namespace Vae.Realtime.Live.Frames;

/// <summary>
/// When pictures are drawn coarsely: where frames have given way to training for a while and moving pictures are what takes the time. They are
/// drawn finely again when nothing moves, when there would be time enough, or where coarse ones are hardly sooner done. Times are in seconds.
/// </summary>
internal sealed class CoarsePlan
{
    // How much slower than asked for frames are that have given way, and how long they do before it is worth a softer picture.
    private const double Slow = 1.2;
    private const double Patience = 1;

    // The part of a frame that coarse pictures have to save, and how soon after a change its frames are counted: the first ones prepare.
    private const double Worth = 0.15;
    private const double Settled = 0.5;

    // How long it is not tried again where it was not worth it.
    private const double Rest = 20;

    private const double Rate = 0.1;

    private double _fine;
    private double _now;
    private double _coarse;
    private double _slow;
    private double _still;
    private double _since;
    private double _notBefore;

    /// <summary>Whether the next frame is drawn coarsely.</summary>
    public bool IsCoarse { get; private set; }

    /// <summary>Learns from a frame.</summary>
    /// <param name="drawn">Whether it drew another picture than the one before.</param>
    /// <param name="seconds">From its beginning until it was presented.</param>
    /// <param name="interval">From the frame before.</param>
    /// <param name="wanted">From frame to frame as it is asked for; 0 for as little as there can be.</param>
    /// <param name="share">The part of the time that training is sure of; 0 where it does not run.</param>
    public void Observe(bool drawn, double seconds, double interval, double wanted, double share)
    {
        _now += interval;
        _still = drawn ? 0 : _still + interval;
        if (drawn && _now - _since > Settled)
        {
            ref double mean = ref IsCoarse ? ref _coarse : ref _fine;
            mean = mean > 0 ? mean + (Rate * (Math.Min(seconds, 3 * mean) - mean)) : seconds;
        }

        if (IsCoarse)
        {
            bool known = _now - _since > Settled + Patience && _coarse > 0;
            bool pointless = known && _coarse > (1 - Worth) * _fine;
            _notBefore = pointless ? _now + Rest : _notBefore;
            if (pointless || share <= 0 || wanted <= 0 || _still > Settled || (known && Needed(_fine, share) < wanted))
            {
                Turn(coarse: false);
            }

            return;
        }

        bool slow = drawn && share > 0 && wanted > 0 && interval > Slow * wanted && Needed(seconds, share) > Slow * wanted;
        _slow = Math.Clamp(_slow + (slow ? interval : -interval), 0, 2 * Patience);
        if (_slow > Patience && _now >= _notBefore)
        {
            Turn(coarse: true);
        }
    }

    /// <summary>Begins with what is known of nothing: another scene or size.</summary>
    public void Reset() => (IsCoarse, _fine, _coarse, _slow, _notBefore, _since) = (false, 0, 0, 0, 0, _now);

    private static double Needed(double frame, double share) => frame / (1 - share);

    private void Turn(bool coarse) => (IsCoarse, _since, _slow, _coarse) = (coarse, _now, 0, coarse ? 0 : _coarse);
}
