namespace Vae.Realtime.Tests.Live.Window;

/// <summary>A part of the window, by parts of its width and height.</summary>
internal sealed record View(string Name, double X, double Y, double Width, double Height)
{
    /// <summary>Between the panels, and above the line of messages.</summary>
    public static readonly View Picture = new("picture", 0.22, 0.02, 0.56, 0.8);

    /// <summary>Where it is said what just happened, when there are no panels.</summary>
    public static readonly View Line = new("line of messages", 0.22, 0.92, 0.56, 0.07);

    /// <summary>The same, above the buttons, when there are panels.</summary>
    public static readonly View LineAboveButtons = new("line of messages", 0.22, 0.87, 0.56, 0.06);

    /// <summary>The pad and the dimensions' sliders.</summary>
    public static readonly View Latent = new("latent panel", 0.8, 0.02, 0.19, 0.6);

    /// <summary>The other sliders.</summary>
    public static readonly View Controls = new("controls", 0.012, 0.47, 0.175, 0.4);

    public override string ToString() => Name;
}
