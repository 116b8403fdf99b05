namespace Vae.Realtime.Tests.Kernels;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Kernels.Convolution;
using Vae.Realtime.Learning.Kernels.Tuning;
using Xunit;

/// <summary>What is used of products where nothing was measured.</summary>
public sealed class GemmTileTests
{
    private static readonly DeviceTraits Software = new(
        IsCpu: true,
        PrefersTexelLoads: true,
        Addresses: true,
        SharesUniformLoads: true,
        MaxTexelElements: 1 << 27,
        MaxStorageRange: 1 << 27,
        OffsetAlignment: 256,
        MaxGroupsX: 65535,
        MaxInvocations: 1024,
        ShuffleLanes: 8,
        TimestampPeriod: 1);

    [Fact]
    public void Lanes_share_loads_by_broadcast_where_the_driver_loads_once_for_all()
    {
        Assert.All(Guesses(Software), tile => Assert.Equal(GemmTile.Broadcast16x4, tile));
        Assert.Contains(GemmTile.Broadcast32x4, GemmTile.All.Where(tile => tile.Suits(Software)));
    }

    [Fact]
    public void Elsewhere_broadcasts_are_neither_guessed_nor_measured()
    {
        DeviceTraits[] others =
        [
            Software with { SharesUniformLoads = false },
            Software with { Addresses = false },
            Software with { ShuffleLanes = 4 },
            Software with { IsCpu = false, ShuffleLanes = 32 },
        ];
        foreach (DeviceTraits traits in others)
        {
            IEnumerable<GemmTile> used = GemmTile.All.Where(tile => tile.Suits(traits)).Concat(Guesses(traits));
            Assert.DoesNotContain(used, tile => tile.Sharing == GemmSharing.Broadcast);
            Assert.All(Guesses(traits), tile => Assert.True(tile.Runs(traits)));
        }
    }

    private static GemmTile[] Guesses(DeviceTraits traits) =>
    [
        GemmTile.Guess(traits, new GemmShape(GemmOperation.Forward, 128, 400, 784)),
        GemmTile.Guess(traits, new GemmShape(GemmOperation.BackwardWeight, 400, 784, 128)),
        ConvTiles.Product(traits, 1, 4096, 64),
        ConvTiles.Weight(traits, 64, 9 * 64),
    ];
}
