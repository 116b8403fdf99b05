namespace Vae.Realtime;

using Vae.Realtime.Scenes;

/// <summary>What can be chosen about the scenes; any of it may change between two frames.</summary>
public sealed class SceneSettings
{
    /// <summary>The class that a conditional model decodes; null takes the classes in turn where there are several tiles.</summary>
    public int? Class { get; set; }

    /// <summary>Every frame decodes all that it shows, however long that takes, as films need it. Set it before the first frame.</summary>
    public bool Unhurried { get; set; }

    /// <summary>Settings of <see cref="SceneKind.Grid"/>.</summary>
    public GridSettings Grid { get; } = new();

    /// <summary>Settings of <see cref="SceneKind.Field"/>.</summary>
    public FieldSettings Field { get; } = new();

    /// <summary>Settings of <see cref="SceneKind.Compare"/>.</summary>
    public CompareSettings Compare { get; } = new();

    /// <summary>Settings of <see cref="SceneKind.Traversal"/>.</summary>
    public TraversalSettings Traversal { get; } = new();

    /// <summary>The class of a tile.</summary>
    internal int ClassOf(int tile, int classes) => classes == 0 ? 0 : Math.Clamp(Class ?? tile % classes, 0, classes - 1);
}

/// <summary>Random latents side by side.</summary>
public sealed class GridSettings
{
    internal static readonly SettingRange ColumnsRange = new(1, 32);
    internal static readonly SettingRange RowsRange = new(1, 32);
    internal static readonly SettingRange GapRange = new(0, 1);
    internal static readonly SettingRange DriftRange = new(0, 60);

    /// <summary>Tiles across, 1 to 32.</summary>
    public int Columns { get; set => field = ColumnsRange.Clamp(value); } = 8;

    /// <summary>Tiles down, 1 to 32.</summary>
    public int Rows { get; set => field = RowsRange.Clamp(value); } = 4;

    /// <summary>Gap between tiles, as a part of their size, 0 to 1.</summary>
    public double Gap { get; set => field = GapRange.Clamp(value); } = 0.08;

    /// <summary>Seed of the samples.</summary>
    public ulong Seed { get; set; } = 1;

    /// <summary>Turns a minute of every sample around a closed way of its own; 0 stands still.</summary>
    public double Drift { get; set => field = DriftRange.Clamp(value); } = 3;
}

/// <summary>A landscape of latents.</summary>
public sealed class FieldSettings
{
    internal static readonly SettingRange RowsRange = new(1, 16);
    internal static readonly SettingRange OverlapRange = new(0.05, 1);
    internal static readonly SettingRange ScaleRange = new(1, 50);
    internal static readonly SettingRange SpeedRange = new(0, 5);
    internal static readonly SettingRange SpreadRange = new(0, 1);

    /// <summary>Tiles down, 1 to 16; across there are as many as the picture is wide.</summary>
    public int Rows { get; set => field = RowsRange.Clamp(value); } = 5;

    /// <summary>
    /// Part of a tile over which it blends into its neighbour, 0.05 to 1. Below 1, neighbours that look different meet along a line.
    /// </summary>
    public double Overlap { get; set => field = OverlapRange.Clamp(value); } = 1;

    /// <summary>Whether every other tile is the other way round, so that neighbours meet at the same edge: a kaleidoscope's pattern.</summary>
    public bool Mirrored { get; set; } = true;

    /// <summary>Tiles from one hill of the landscape to the next, 1 to 50.</summary>
    public double Scale { get; set => field = ScaleRange.Clamp(value); } = 6;

    /// <summary>Hills passed in a second, 0 to 5.</summary>
    public double Speed { get; set => field = SpeedRange.Clamp(value); } = 0.1;

    /// <summary>How far the landscape goes from the latent that the hand holds, 0 to 1: at 1 it does not depend on it.</summary>
    public double Spread { get; set => field = SpreadRange.Clamp(value); } = 0.9;

    /// <summary>Seed of the landscape.</summary>
    public ulong Seed { get; set; } = 2;
}

/// <summary>Examples, their reconstructions and the differences.</summary>
public sealed class CompareSettings
{
    internal static readonly SettingRange CountRange = new(1, 16);

    /// <summary>Examples side by side, 1 to 16.</summary>
    public int Count { get; set => field = CountRange.Clamp(value); } = 6;

    /// <summary>Chooses the examples.</summary>
    public ulong Seed { get; set; } = 1;

    /// <summary>One picture that the host paints, its reconstruction and the difference side by side, in place of the examples.</summary>
    public bool Painting { get; set; }
}

/// <summary>The latent with one dimension after another moved.</summary>
public sealed class TraversalSettings
{
    internal static readonly SettingRange RowsRange = new(1, 16);
    internal static readonly SettingRange ColumnsRange = new(2, 24);
    internal static readonly SettingRange ReachRange = new(0.1, 6);

    /// <summary>Dimensions, a row for each, 1 to 16.</summary>
    public int Rows { get; set => field = RowsRange.Clamp(value); } = 6;

    /// <summary>Steps from end to end, 2 to 24.</summary>
    public int Columns { get; set => field = ColumnsRange.Clamp(value); } = 11;

    /// <summary>Standard deviations of the prior from the middle to either end, 0.1 to 6.</summary>
    public double Reach { get; set => field = ReachRange.Clamp(value); } = 3;

    /// <summary>The dimensions' order: that of <see cref="LatentState.Order"/>, the one that mattered most first, or as they are counted.</summary>
    public bool ByImportance { get; set; } = true;
}
