namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels.Convolution;

/// <summary>
/// The weight that connects the two sides of a convolution, on any batch size. Both directions, and the gradient by the weight, work on
/// it, whether the layer reads the fine side (a convolution) or the coarse one (a transposed convolution).
/// </summary>
/// <remarks>
/// The weight is stored (coarse channels, taps, fine channels), fine channels padded to 8. Where there are so few of them that most of it
/// would be padding, it is stored (coarse channels, taps x fine channels) instead, and products run on the fine map's unfolded columns.
/// </remarks>
internal sealed class ConvLink
{
    // A map with fewer channels is unfolded: the columns' memory costs less than the products' padding.
    private const int FewChannels = 8;

    private readonly ParameterStore _store;
    private readonly int _weight;
    private readonly int _toCoarse;
    private readonly int _toFine;
    private readonly int _identity = -1;
    private readonly ConvMethod? _method;

    /// <summary>Plans the weight and the tables in a store.</summary>
    /// <param name="store">Receives them.</param>
    /// <param name="name">Name of the weight; files hold it as PyTorch does, (coarse channels, fine channels, kernel, kernel).</param>
    /// <param name="geometry">Which pixels are connected.</param>
    /// <param name="fineChannels">On the side with more pixels.</param>
    /// <param name="coarseChannels">On the side with fewer.</param>
    /// <param name="method">How to compute it; null takes what is faster.</param>
    public ConvLink(
        ParameterStore store, string name, ConvGeometry geometry, int fineChannels, int coarseChannels, ConvMethod? method = null)
    {
        (_store, Geometry, FineChannels, CoarseChannels, _method) = (store, geometry, fineChannels, coarseChannels, method);
        (ToCoarse, ToFine) = (ConvTable.ToCoarse(geometry), ConvTable.ToFine(geometry));
        (_toCoarse, _toFine) = (store.AddTable(ToCoarse.Words), store.AddTable(ToFine.Words));
        Unfolds = UnfoldsChannels(fineChannels);
        if (Unfolds)
        {
            _identity = store.AddTable(Identity.Words);
        }

        ParameterLayout layout = new([(name, [coarseChannels, fineChannels, geometry.Kernel, geometry.Kernel])], Map());
        _weight = store.Add(name, coarseChannels, geometry.Taps * Group, layout);
    }

    public ConvGeometry Geometry { get; }

    public int FineChannels { get; }

    public int CoarseChannels { get; }

    /// <summary>Whether products run on unfolded columns.</summary>
    public bool Unfolds { get; }

    public Parameter Weight => _store.Parameters[_weight];

    /// <summary>Columns of the weight that belong to one tap.</summary>
    public int Group => Unfolds ? FineChannels : Tensor.Pad(FineChannels);

    /// <summary>Columns of one unfolded row.</summary>
    public int Columns => Geometry.Taps * FineChannels;

    public ConvTable ToCoarse { get; }

    public ConvTable ToFine { get; }

    public ConvTable Identity { get; } = ConvTable.Identity();

    public DeviceTraits Traits => _store.Traits;

    /// <summary>Whether a fine map of that many channels is unfolded.</summary>
    public static bool UnfoldsChannels(int fineChannels) => fineChannels < FewChannels;

    /// <summary>How a batch of that many examples is computed.</summary>
    public ConvMethod Method(int batch) =>
        _method ?? (WinogradRun.Suits(Traits, Geometry, FineChannels, CoarseChannels, batch) ? ConvMethod.Winograd : ConvMethod.Sums);

    /// <summary>Where a table's words lie.</summary>
    public BufferSlice Words(ConvTable table) => _store.Tables[table == Identity ? _identity : table == ToFine ? _toFine : _toCoarse];

    /// <summary>Draws the weight uniform in (-bound, bound).</summary>
    public void Initialise(InitialDraws draws, double bound) => draws.Uniform(Weight, bound, Unfolds ? Weight.Value.Columns : FineChannels);

    // Files count taps fastest, and have no padding.
    private int[] Map()
    {
        (int taps, int group) = (Geometry.Taps, Group);
        int[] map = new int[checked(CoarseChannels * taps * group)];
        for (int i = 0; i < map.Length; i++)
        {
            (int coarse, int tap, int fine) = (i / (taps * group), i / group % taps, i % group);
            map[i] = fine < FineChannels ? (((coarse * FineChannels) + fine) * taps) + tap : -1;
        }

        return map;
    }
}
