namespace Vae.Realtime.Training;

/// <summary>Where training in slices stops though there be time left.</summary>
internal enum SliceStop
{
    Nowhere,

    /// <summary>Where a step ends.</summary>
    AtBoundary,

    /// <summary>Before a step's last slice, so that the model is not reported to have changed.</summary>
    BeforeEnd,
}
