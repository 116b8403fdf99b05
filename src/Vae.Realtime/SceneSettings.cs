namespace Vae.Realtime;

/// <summary>What can be chosen about the scenes; any of it may change between two frames.</summary>
public sealed class SceneSettings
{
    /// <summary>Of a conditional model, the class that is decoded; null takes the classes in turn where there are several tiles.</summary>
    public int? Class { get; set; }

    /// <summary>Whether every frame decodes all that it shows, however long it takes, as where no clock is looked at. To be set before the first.</summary>
    public bool Unhurried { get; set; }

    public GridSettings Grid { get; } = new();

    public FieldSettings Field { get; } = new();

    public CompareSettings Compare { get; } = new();

    public TraversalSettings Traversal { get; } = new();

    /// <summary>The class of a tile.</summary>
    internal int ClassOf(int tile, int classes) => classes == 0 ? 0 : Math.Clamp(Class ?? tile % classes, 0, classes - 1);
}

/// <summary>Random latents side by side.</summary>
public sealed class GridSettings
{
    /// <summary>Tiles across, 1 to 32.</summary>
    public int Columns { get; set => field = Math.Clamp(value, 1, 32); } = 8;

    /// <summary>Tiles down, 1 to 32.</summary>
    public int Rows { get; set => field = Math.Clamp(value, 1, 32); } = 4;

    /// <summary>Between tiles, as a part of their size, 0 to 1.</summary>
    public double Gap { get; set => field = Math.Clamp(value, 0, 1); } = 0.08;

    /// <summary>Of the samples.</summary>
    public ulong Seed { get; set; } = 1;

    /// <summary>Turns a minute of every sample around a closed way of its own; 0 stands still.</summary>
    public double Drift { get; set => field = Math.Clamp(value, 0, 60); } = 3;
}

/// <summary>A landscape of latents.</summary>
public sealed class FieldSettings
{
    /// <summary>Tiles down, 1 to 16; across there are as many as the picture is wide.</summary>
    public int Rows { get; set => field = Math.Clamp(value, 1, 16); } = 5;

    /// <summary>
    /// Part of a tile over which it goes over into its neighbour, 0.05 to 1. Where that is less than all of it, neighbours that look different
    /// meet along a line.
    /// </summary>
    public double Overlap { get; set => field = Math.Clamp(value, 0.05, 1); } = 1;

    /// <summary>Whether every other tile is the other way round, so that neighbours meet at the same edge: a kaleidoscope's pattern.</summary>
    public bool Mirrored { get; set; } = true;

    /// <summary>Tiles from one hill of the landscape to the next, 1 to 50.</summary>
    public double Scale { get; set => field = Math.Clamp(value, 1, 50); } = 6;

    /// <summary>Hills passed in a second, 0 to 5.</summary>
    public double Speed { get; set => field = Math.Clamp(value, 0, 5); } = 0.1;

    /// <summary>How far the landscape goes from the latent that the hand holds, 0 to 1: at 1 it does not depend on it.</summary>
    public double Spread { get; set => field = Math.Clamp(value, 0, 1); } = 0.9;

    /// <summary>Of the landscape.</summary>
    public ulong Seed { get; set; } = 2;
}

/// <summary>Examples, their reconstructions and the differences.</summary>
public sealed class CompareSettings
{
    /// <summary>Examples side by side, 1 to 16.</summary>
    public int Count { get; set => field = Math.Clamp(value, 1, 16); } = 6;

    /// <summary>Chooses the examples.</summary>
    public ulong Seed { get; set; } = 1;

    /// <summary>One picture that the host paints, its reconstruction and the difference side by side, in place of the examples.</summary>
    public bool Painting { get; set; }
}

/// <summary>The latent with one dimension after another moved.</summary>
public sealed class TraversalSettings
{
    /// <summary>Dimensions, a row for each, 1 to 16.</summary>
    public int Rows { get; set => field = Math.Clamp(value, 1, 16); } = 6;

    /// <summary>Steps from end to end, 2 to 24.</summary>
    public int Columns { get; set => field = Math.Clamp(value, 2, 24); } = 11;

    /// <summary>Standard deviations of the prior from the middle to either end, 0.1 to 6.</summary>
    public double Reach { get; set => field = Math.Clamp(value, 0.1, 6); } = 3;

    /// <summary>The dimensions' order: that of <see cref="LatentState.Order"/>, the one that mattered most first, or as they are counted.</summary>
    public bool ByImportance { get; set; } = true;
}
