namespace Vae.Realtime.Live.Panels;

/// <summary>
/// Where panels stand and where the picture is laid out between them: the buttons below everything, panels at both sides, the line of
/// messages below the picture. A window too narrow for both sides keeps the right one, and one for neither has the buttons alone. All in lengths.
/// </summary>
/// <param name="Left">Width of the panels on the left; 0 for none.</param>
/// <param name="Right">Width of those on the right; 0 for none.</param>
/// <param name="End">Lower edge that both keep above.</param>
/// <param name="Line">Lower edge of the line of messages.</param>
/// <param name="LineWidth">The most that it takes across.</param>
/// <param name="X">Where the picture begins.</param>
/// <param name="Width">Width of the picture.</param>
/// <param name="Bottom">Where it ends.</param>
internal readonly record struct PanelPlan(float Left, float Right, float End, float Line, float LineWidth, float X, float Width, float Bottom)
{
    /// <summary>Around everything.</summary>
    public const float Margin = 12;

    /// <summary>Between two things.</summary>
    public const float Gap = 8;

    private const float SideWidth = 236;
    private const float Narrow = 1000;

    // Less is not enough for a picture.
    private const float MinWidth = 176;
    private const float MinHeight = 80;

    /// <summary>Middle of the picture.</summary>
    public float Centre => X + (0.5f * Width);

    /// <summary>Whether there is a picture to speak of.</summary>
    public bool HasPicture => Bottom - Margin >= MinHeight;

    /// <summary>Whether a window has not much room in it.</summary>
    public static bool IsSmall(float height) => height < 584;

    /// <summary>The plan for a window.</summary>
    /// <param name="width">Width of the window.</param>
    /// <param name="height">Height of the window.</param>
    /// <param name="buttons">Height of the buttons; 0 for none.</param>
    public static PanelPlan Of(float width, float height, float buttons)
    {
        bool small = IsSmall(height);
        bool below = small || width < Narrow;
        (float left, float right) = below ? (190, 210) : (SideWidth, SideWidth);
        (left, right) = Between(left, right) >= MinWidth ? (left, right) : Between(0, right) >= MinWidth ? (0, right) : (0, 0);
        float x = Margin + (left > 0 ? left + Margin : 0);
        float between = Between(left, right);
        float line = height - Margin - (buttons > 0 ? buttons + Gap : 0);

        // In a narrow window the line has room only below the panels as well.
        float end = below ? line - Messages.Height - Gap : line;
        return new PanelPlan(left, right, end, line, below ? width - (2 * Margin) : between, x, between, line - Messages.Height - Gap);

        float Between(float one, float other) => width - (2 * Margin) - (one > 0 ? one + Margin : 0) - (other > 0 ? other + Margin : 0);
    }
}
