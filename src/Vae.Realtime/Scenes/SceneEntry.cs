namespace Vae.Realtime.Scenes;

/// <summary>A kind of scene as the catalogue lists it.</summary>
/// <param name="Kind">The scene; its name in lower case is what commands and sessions call it.</param>
/// <param name="Title">Shown while it is on show.</param>
/// <param name="Help">Shown in the help.</param>
/// <param name="Make">Makes it; null where it is drawn as <see cref="SceneKind.Single"/>.</param>
internal sealed record SceneEntry(SceneKind Kind, string Title, string Help, Func<SceneMaking, Scene>? Make)
{
    /// <summary>The word for it.</summary>
    public string Name { get; } = Kind.ToString().ToLowerInvariant();

    /// <summary>What can be chosen about it.</summary>
    public IReadOnlyList<SceneSetting> Settings { get; init; } = [];
}

/// <summary>What a scene is made from.</summary>
/// <param name="Context">What all scenes share.</param>
/// <param name="Settings">What has been chosen.</param>
/// <param name="Canvas">What hands paint on.</param>
/// <param name="Width">Width of the picture, in pixels.</param>
/// <param name="Height">Height of the picture, in pixels.</param>
internal readonly record struct SceneMaking(SceneContext Context, SceneSettings Settings, PaintCanvas Canvas, int Width, int Height);
