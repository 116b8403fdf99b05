namespace Vae.Realtime.Live.Instruments;

/// <summary>Parameters of colours and filter, with their keys.</summary>
internal static class LookActions
{
    /// <summary>Heading of the help.</summary>
    public const string Group = "look";

    // In the order of the enumerations.
    private static readonly string[] Palettes =
        [
            "black to white", "ink on paper", "coal to flame", "deep sea to foam", "violet to yellow", "night to peach", "fir to lichen",
            "green screen",
        ];

    private static readonly string[] Filters = ["square texels", "straight blend", "smooth curves"];

    private static readonly string[] Tones = ["as they are", "soft highlights", "more contrast", "dark for light"];

    public static void AddTo(Instrument instrument)
    {
        // What the picture has before anybody chooses.
        Look usual = instrument.Plugin.Scenes.Look;
        instrument.Add(
            Choice<Palette>("palette", "palette", Palettes, look => (int)look.Palette, (look, value) => look with { Palette = (Palette)value }) with
            {
                Offered = () => instrument.Plugin.Model.Architecture.Input.Channels == 1,
                Otherwise = "This model has colours of its own; palettes are for grey ones",
            },
            "Shift+P",
            "P");
        instrument.Add(
            Choice<PictureFilter>(
                "filter", "between texels", Filters, look => (int)look.Filter, (look, value) => look with { Filter = (PictureFilter)value }) with
            {
                Label = "texels",
            },
            "Shift+F",
            "F");
        instrument.Add(
            Choice<ToneMapping>(
                "tone", "tones", Tones, look => (int)look.ToneMapping, (look, value) => look with { ToneMapping = (ToneMapping)value }),
            "Shift+T",
            "T");
        instrument.Add(
            Make("gamma", "brightness (gamma)", 0.25, 4, look => look.Gamma, (look, value) => look with { Gamma = (float)value }) with
            {
                Label = "brightness",
                Ways = ("darker", "brighter"),
                Logarithmic = true,
                Step = 1.1,
            },
            "Shift+G",
            "G");

        InstrumentParameter Choice<T>(string name, string description, string[] words, Func<Look, double> get, Func<Look, double, Look> set)
            where T : struct, Enum
        {
            string[] names = [.. Enum.GetNames<T>().Select(choice => choice.ToLowerInvariant())];
            return Make(name, description, 0, names.Length - 1, get, set) with
            {
                Label = description,
                Whole = true,
                Choices = names,
                Words = words,
            };
        }

        InstrumentParameter Make(
            string name, string description, double minimum, double maximum, Func<Look, double> get, Func<Look, double, Look> set) =>
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
