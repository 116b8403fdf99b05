namespace Vae.Realtime.Live.Instruments;

using Vae.Realtime.Realtime;

/// <summary>Parameters of colours and filter, with their keys.</summary>
internal static class LookActions
{
    /// <summary>Heading of the help.</summary>
    public const string Group = "look";

    public static void AddTo(Instrument instrument)
    {
        // What the picture has before anybody chooses.
        Look usual = instrument.Plugin.Scenes.Look;
        instrument.Add(
            Choice<Palette>("palette", "palette of grey models", look => (int)look.Palette, (look, value) => look with { Palette = (Palette)value }),
            "Shift+P",
            "P");
        instrument.Add(
            Choice<PictureFilter>("filter", "filter", look => (int)look.Filter, (look, value) => look with { Filter = (PictureFilter)value }),
            "Shift+F",
            "F");
        instrument.Add(
            Choice<ToneMapping>("tone", "tone curve", look => (int)look.ToneMapping, (look, value) => look with { ToneMapping = (ToneMapping)value }),
            "Shift+T",
            "T");
        instrument.Add(
            Make("gamma", "gamma", 0.25, 4, look => look.Gamma, (look, value) => look with { Gamma = (float)value }) with
            {
                Logarithmic = true,
                Step = 1.1,
            },
            "Shift+G",
            "G");

        LiveParameter Choice<T>(string name, string description, Func<Look, double> get, Func<Look, double, Look> set)
            where T : struct, Enum
        {
            string[] names = [.. Enum.GetNames<T>().Select(choice => choice.ToLowerInvariant())];
            return Make(name, description, 0, names.Length - 1, get, set) with
            {
                Whole = true,
                Choices = names,
            };
        }

        LiveParameter Make(string name, string description, double minimum, double maximum, Func<Look, double> get, Func<Look, double, Look> set) =>
            new(
                name,
                Group,
                description,
                minimum,
                maximum,
                get(usual),
                () => get(instrument.Plugin.Scenes.Look),
                value => instrument.Plugin.Scenes.Look = set(instrument.Plugin.Scenes.Look, value));
    }
}
