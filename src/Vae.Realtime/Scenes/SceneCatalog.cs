namespace Vae.Realtime.Scenes;

/// <summary>Every kind of scene, in the order of their keys.</summary>
internal static class SceneCatalog
{
    public static readonly IReadOnlyList<SceneEntry> All =
    [
        SingleScene.Entry,
        GridScene.Entry,
        SingleScene.WalkEntry,
        FieldScene.Entry,
        CompareScene.Entry,
        TraversalScene.Entry,
    ];

    /// <summary>The entry of a kind.</summary>
    public static SceneEntry Of(SceneKind kind) => All[(int)kind];
}
