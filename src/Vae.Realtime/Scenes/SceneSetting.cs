namespace Vae.Realtime.Scenes;

/// <summary>A setting of a scene, by name: sliders, sessions and control messages reach it so.</summary>
/// <param name="Name">With the scene's name before a full stop.</param>
/// <param name="Description">Shown in the help.</param>
/// <param name="Range">Its values.</param>
/// <param name="Get">Reads it.</param>
/// <param name="Set">Changes it.</param>
internal sealed record SceneSetting(
    string Name, string Description, SettingRange Range, Func<SceneSettings, double> Get, Action<SceneSettings, double> Set)
{
    /// <summary>Only whole numbers make sense.</summary>
    public bool Whole { get; init; }

    /// <summary>The label of its slider; null for the last part of its name.</summary>
    public string? Label { get; init; }

    /// <summary>Words for its values; empty for numbers.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}
