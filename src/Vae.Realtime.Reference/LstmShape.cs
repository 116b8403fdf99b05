namespace Vae.Realtime.Reference;

/// <summary>
/// Sizes of an LSTM layer. Sequences are (Batch·Steps, columns), an example's steps one after the other; all row-major without padding.
/// </summary>
/// <param name="Batch">B.</param>
/// <param name="Steps">T.</param>
/// <param name="Inputs">F.</param>
/// <param name="Hidden">H.</param>
/// <param name="Sequences">Whether the output has every step, (B·T, H), or only the last, (B,H).</param>
internal readonly record struct LstmShape(int Batch, int Steps, int Inputs, int Hidden, bool Sequences)
{
    /// <summary>B·T.</summary>
    public int Rows => Batch * Steps;

    /// <summary>Rows of the output.</summary>
    public int OutputRows => Sequences ? Rows : Batch;

    // Of the output or its gradient; null when the step has none.
    internal int? OutputRow(int example, int step) => Sequences ? (example * Steps) + step : step == Steps - 1 ? example : null;
}
