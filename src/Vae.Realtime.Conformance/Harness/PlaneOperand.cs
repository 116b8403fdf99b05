namespace Vae.Realtime.Conformance.Harness;

using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Winograd;

/// <summary>Planes of Winograd's algorithm as the product stores them (<see cref="WinogradPlanes"/>).</summary>
internal sealed class PlaneOperand
{
    private readonly WinogradPlanes _layout;
    private readonly Operand _words;
    private readonly double _padding;

    private PlaneOperand(Func<double[], Operand> add, int rows, int columns, double[]? values)
    {
        (_layout, _padding) = (new WinogradPlanes(default, rows, columns), values is null ? double.NaN : 0);
        double[] stored = new double[WinogradPlanes.Floats(rows, columns)];
        Array.Fill(stored, _padding);
        for (int i = 0; i < values?.Length; i++)
        {
            stored[Index(i)] = values[i];
        }

        _words = add(stored);
    }

    public WinogradPlanes Planes => _layout with { Buffer = _words.Slice };

    /// <summary>Planes that a kernel reads: (36, rows, columns), and zeros between and behind them.</summary>
    public static PlaneOperand Input(KernelHarness bench, double[] values, int rows, int columns) =>
        new(stored => bench.Floats(stored), rows, columns, values);

    /// <summary>Planes that a kernel adds to.</summary>
    public static PlaneOperand Accumulator(KernelHarness bench, double[] values, int rows, int columns) =>
        new(stored => bench.Floats(stored, written: true), rows, columns, values);

    /// <summary>Planes that a kernel overwrites: NaN before.</summary>
    public static PlaneOperand Result(KernelHarness bench, int rows, int columns) =>
        new(stored => bench.Floats(stored, written: true), rows, columns, null);

    /// <summary>Compares every element with its twin. Padded channels are zero; what lies between rows and planes is as it was.</summary>
    /// <param name="bench">Where a kernel ran.</param>
    /// <param name="expected">(36, rows, columns).</param>
    /// <param name="scale">Magnitudes of the terms that were added up.</param>
    /// <param name="roundings">Most roundings of an element.</param>
    /// <param name="zeroRows">Whether rows up to the next multiple of 8 are zero too; else they are as they were.</param>
    public void Compare(KernelHarness bench, double[] expected, double[] scale, double roundings, bool zeroRows)
    {
        double[] found = bench.Read(_words);
        bool[] seen = new bool[found.Length];
        for (int i = 0; i < expected.Length; i++)
        {
            seen[Index(i)] = true;
            string place = $"plane {Plane(i)}, row {Row(i)}, channel {i % _layout.Columns}";
            bench.Verdict.Compare(place, found[Index(i)], expected[i], scale[i], roundings);
        }

        int rows = zeroRows ? GemmParams.Pad(_layout.Rows) : _layout.Rows;
        for (int plane = 0; plane < WinogradPlanes.Count; plane++)
        {
            for (int at = 0; at < _layout.Plane * 4; at++)
            {
                int word = (plane * (int)_layout.Plane * 4) + at;
                (int row, int column) = (at / (int)(_layout.Stride * 4), at % (int)(_layout.Stride * 4));
                if (!seen[word])
                {
                    double padding = row < rows && column < GemmParams.Pad(_layout.Columns) ? 0 : _padding;
                    if (!found[word].Equals(padding) && found[word] != padding)
                    {
                        bench.Verdict.Fail($"padding of plane {plane}, row {row}, channel {column} is {found[word]:G9}, expected {padding}");
                    }
                }
            }
        }
    }

    private int Plane(int i) => i / (_layout.Rows * _layout.Columns);

    private int Row(int i) => i / _layout.Columns % _layout.Rows;

    private int Index(int i) => (Plane(i) * (int)_layout.Plane * 4) + (Row(i) * (int)_layout.Stride * 4) + (i % _layout.Columns);
}
