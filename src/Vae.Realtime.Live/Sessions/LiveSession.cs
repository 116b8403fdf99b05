namespace Vae.Realtime.Live.Sessions;

using Vae.Realtime.Data;

/// <summary>Everything that makes a performance what it is, apart from the weights themselves, which stay in their model file.</summary>
internal sealed record LiveSession
{
    /// <summary>The model file; null for the pretrained one that comes with the program.</summary>
    public string? Model { get; init; }

    /// <summary>What it learns from, as <see cref="Data.DataSpec.Parse"/> reads it.</summary>
    public string Data { get; init; } = StreamKind.Glyphs.Name;

    /// <summary>Seed of the last random latent and the walk.</summary>
    public ulong Seed { get; init; }

    /// <summary>The latent on show.</summary>
    public IReadOnlyList<float> Latent { get; init; } = [];

    /// <summary>The dimensions that a drag moves, counted from 1: the pair that this one belongs to.</summary>
    public int Dragged { get; init; } = 1;

    /// <summary>Locked dimensions, counted from 1.</summary>
    public IReadOnlyList<int> Locked { get; init; } = [];

    /// <summary>Latents that the walk passes through.</summary>
    public IReadOnlyList<IReadOnlyList<float>> Keyframes { get; init; } = [];

    /// <summary>Whether the latent walks.</summary>
    public bool Walking { get; init; }

    /// <summary>Whether the model learns.</summary>
    public bool Training { get; init; } = true;

    /// <summary>Whether panels lie over the picture.</summary>
    public bool Overlay { get; init; } = true;

    /// <summary>Values of the instrument's parameters by name; choices by the number of their place.</summary>
    public IReadOnlyDictionary<string, double> Parameters { get; init; } = new Dictionary<string, double>();
}
