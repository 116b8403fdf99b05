namespace Vae.Realtime.Tests.Live.Window;

using Vae.Realtime.Live.Instruments;

/// <summary>What every parameter of the live program does when a control message sets it, by its name.</summary>
internal sealed class ParameterDeeds
{
    private readonly Dictionary<string, Deed> _deeds = new(StringComparer.Ordinal);
    private readonly Instrument _instrument;
    private readonly Action _rest;

    /// <param name="instrument">What is played.</param>
    /// <param name="rest">Brings it to where every deed begins.</param>
    public ParameterDeeds(Instrument instrument, Action rest)
    {
        (_instrument, _rest) = (instrument, rest);
        Sets("palette", 3, SceneKind.Single);
        Sets("filter", 0, SceneKind.Single);
        Sets("tone", 2, SceneKind.Single);
        Sets("gamma", 2.5, SceneKind.Single);
        Sets("seed", 77, SceneKind.Single);
        Sets("grid.columns", 5, SceneKind.Grid);
        Sets("grid.rows", 3, SceneKind.Grid);
        Sets("grid.gap", 0.5, SceneKind.Grid);
        Sets("grid.seed", 9, SceneKind.Grid);
        Sets("grid.drift", 30, SceneKind.Grid);
        Sets("field.rows", 3, SceneKind.Field);
        Sets("field.overlap", 0.9, SceneKind.Field);
        Sets("field.scale", 2, SceneKind.Field);
        Sets("field.speed", 2, SceneKind.Field);
        Sets("field.spread", 0.2, SceneKind.Field);
        Sets("field.seed", 9, SceneKind.Field);
        Sets("field.mirrored", 0, SceneKind.Field);
        Sets("compare.count", 3, SceneKind.Compare);
        Sets("compare.seed", 4, SceneKind.Compare);
        Sets("traversal.rows", 2, SceneKind.Traversal);
        Sets("traversal.columns", 5, SceneKind.Traversal);
        Sets("traversal.reach", 1, SceneKind.Traversal);
        for (int i = 1; i <= instrument.Latents.State.Size; i++)
        {
            Sets($"latent.{i}", -1.25, SceneKind.Single);
        }

        Turns("speed", 3);
        Turns("rate", 0.01);
        Turns("beta", 4);
        Turns("batch", 32);
        Turns("share", 0.25);
        Turns("share.least", 0.5);
        Turns("zoom", 1.5);

        // Seen only once something is painted, and in how often the window changes.
        Add("brush", 0.2, () => { }, null);
        Add("fps", 50, () => { }, null);
    }

    /// <summary>Null where nobody has said what it does.</summary>
    public Deed? Find(string parameter) => _deeds.GetValueOrDefault(parameter);

    private void Sets(string name, double value, SceneKind scene) => Add(
        name,
        value,
        () => _instrument.Plugin.Scenes.Kind = scene,
        View.Picture);

    // Seen in the panel that has a slider for it.
    private void Turns(string name, double value) => Add(name, value, () => _instrument.OverlayShown = true, View.Controls);

    private void Add(string name, double value, Action before, View? seen)
    {
        double kept = 0;
        InstrumentParameter parameter = _instrument.Parameters.Find(name)!;
        _deeds.Add(
            name,
            new Deed(
                () =>
                {
                    _rest();
                    before();
                    kept = parameter.Value;
                },
                () => Math.Abs(parameter.Value - value) < 1e-6 * Math.Max(1, Math.Abs(value)),
                seen)
            {
                Arguments = [(float)value],
                After = () => parameter.Value = kept,
            });
    }
}
