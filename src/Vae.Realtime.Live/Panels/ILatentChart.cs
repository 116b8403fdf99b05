namespace Vae.Realtime.Live.Panels;

/// <summary>Where examples lie in latent space, and how much every dimension tells of them. N examples, L dimensions.</summary>
internal interface ILatentChart
{
    /// <summary>Changes with every measurement; 0 before the first.</summary>
    long Version { get; }

    /// <summary>(L): KL divergence of every dimension in nats.</summary>
    ReadOnlySpan<float> Kl { get; }

    /// <summary>(N, L): posterior means.</summary>
    ReadOnlySpan<float> Means { get; }

    /// <summary>(N): classes; empty where there are none.</summary>
    ReadOnlySpan<int> Labels { get; }

    /// <summary>(L): mean of the examples.</summary>
    ReadOnlySpan<float> Centre { get; }

    /// <summary>(2, L): principal directions, unit vectors.</summary>
    ReadOnlySpan<float> Components { get; }

    /// <summary>(N, 2): the examples along both.</summary>
    ReadOnlySpan<float> Points { get; }
}
