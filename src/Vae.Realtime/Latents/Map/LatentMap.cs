namespace Vae.Realtime.Latents.Map;

using Vae.Realtime.Learning.Batches;

/// <summary>
/// Where examples lie in latent space, measured again and again while the model learns: how much every dimension matters, and the two
/// directions in which they vary most. Encoded on the device a slice at a time, and read back late; nothing waits for it.
/// </summary>
internal sealed class LatentMap : IDisposable
{
    /// <summary>Most examples that are shown.</summary>
    public const int MaxPoints = 256;

    private const double Interval = 1;

    // Nats: what a model has to tell of an example before random latents are taken from examples.
    private const double Told = 4;

    private readonly TimeProvider _clock;
    private readonly ExampleEncoder _encoder;
    private readonly PrincipalPlane _plane;
    private readonly float[] _kl;
    private readonly int[] _order;
    private readonly float[] _keys;
    private long _model = -1;
    private long _begun;
    private bool _running;

    internal LatentMap(Vae.Realtime.Learning.Models.VaeModel model, IBatchSource examples, ulong seed, bool aside, TimeProvider clock)
    {
        _clock = clock;
        Latent = model.Architecture.Latent;
        ClassNames = examples.ClassNames;
        _encoder = new ExampleEncoder(model, examples, Math.Min(MaxPoints, examples.Count), seed, aside);
        _plane = new PrincipalPlane(_encoder.Count, Latent);
        (_kl, _keys, _order) = (new float[Latent], new float[Latent], [.. Enumerable.Range(0, Latent)]);
    }

    /// <summary>Dimensions.</summary>
    public int Latent { get; }

    /// <summary>Examples.</summary>
    public int Count => _encoder.Count;

    /// <summary>Counts the measurements; 0 before the first, when everything here is 0.</summary>
    public long Version { get; private set; }

    /// <summary>(L): KL(q(z|x) || N(0,I)) of every dimension in nats, the mean over the examples: one that is not used has about 0.</summary>
    public ReadOnlySpan<float> Kl => _kl;

    /// <summary>(L): the dimensions, that with the largest KL first.</summary>
    public ReadOnlySpan<int> Order => _order;

    /// <summary>
    /// Whether the model tells the examples apart: the KL of all dimensions is more than what chance gives a model that has learned nothing.
    /// </summary>
    public bool Tells
    {
        get
        {
            float told = 0;
            foreach (float nats in Kl)
            {
                told += nats;
            }

            return told >= Told;
        }
    }

    /// <summary>(N, L): posterior means.</summary>
    public ReadOnlySpan<float> Means => _encoder.Means;

    /// <summary>(N): classes; empty where the data have none.</summary>
    public ReadOnlySpan<int> Labels => _encoder.Labels;

    /// <summary>Names of the classes; null where the data have none.</summary>
    public IReadOnlyList<string>? ClassNames { get; }

    /// <summary>(L): the mean of the examples.</summary>
    public ReadOnlySpan<float> Centre => _plane.Centre;

    /// <summary>(2, L): unit vectors along which the examples vary most. From one measurement to the next they keep their sides.</summary>
    public ReadOnlySpan<float> Components => _plane.Components;

    /// <summary>(N, 2): the examples along both, their mean at 0.</summary>
    public ReadOnlySpan<float> Points => _plane.Points;

    /// <summary>Standard deviation of the points along both.</summary>
    public (float First, float Second) Spread => _plane.Spread;

    public void Dispose() => _encoder.Dispose();

    /// <summary>Measures at once, and waits for it.</summary>
    /// <returns>Where examples lie; null if the model has learned too little to tell them apart.</returns>
    internal LatentPlaces? Measure()
    {
        while (Version == 0)
        {
            Poll(0);
            _encoder.Wait();
        }

        return Tells ? new LatentPlaces(Means, Latent) : null;
    }

    /// <summary>Submits a little work or takes what is finished, without waiting. To be called once a frame.</summary>
    /// <param name="model">Counts the changes of the model; where it has not changed nothing is measured again.</param>
    internal void Poll(long model)
    {
        if (!_running)
        {
            bool due = Version == 0 || _clock.GetElapsedTime(_begun).TotalSeconds >= Interval;
            if (!due || _model == model)
            {
                return;
            }

            (_running, _model, _begun) = (true, model, _clock.GetTimestamp());
            _encoder.Begin();
        }

        if (_encoder.Advance())
        {
            _running = false;
            Digest();
        }
    }

    private void Digest()
    {
        _encoder.MeanKl(_kl);
        for (int i = 0; i < Latent; i++)
        {
            (_order[i], _keys[i]) = (i, -_kl[i]);
        }

        Array.Sort(_keys, _order);
        _plane.Fit(_encoder.Means);
        Version++;
    }
}
