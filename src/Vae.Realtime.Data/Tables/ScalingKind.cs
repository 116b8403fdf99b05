namespace Vae.Realtime.Data.Tables;

/// <summary>How the numbers of a column are brought to a range that a model learns well.</summary>
internal enum ScalingKind
{
    /// <summary>To 0 at the smallest and 1 at the largest value of the training part.</summary>
    MinMax,

    /// <summary>To mean 0 and standard deviation 1 over the training part.</summary>
    Standard,

    /// <summary>
    /// The logarithm, to 0 at the smallest and 1 at the largest of the training part: for prices and other values that grow by parts of themselves.
    /// </summary>
    Log,

    /// <summary>Not at all.</summary>
    None,
}
