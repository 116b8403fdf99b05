namespace Vae.Realtime.Tests.Live.Window;

using System.Numerics;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using Vae.Realtime.Live;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Overlay;
using Vae.Realtime.Tests.Bindings;
using Vae.Realtime.Tests.Data;
using Xunit;

/// <summary>
/// What a mouse does to the live window, its picture and its panels, and what is dropped on it; see <see cref="WindowSessionTests"/>.
/// </summary>
[Collection(WindowCollection.Name)]
public sealed class WindowHandTests(DisplayFixture display)
{
    // The first row of sliders is under the heading, the pad and its buttons; see the panels.
    private static readonly Vector2 Slider = new(1150, 295);
    private static readonly Vector2 Padlock = new(1249, 295);
    private static readonly Vector2 PadMiddle = new(1150, 150);
    private static readonly Vector2 PadSwitch = new(1150, 271);
    private static readonly Vector2 PadBack = new(1054, 271);
    private static readonly Vector2 PadOn = new(1246, 271);
    private static readonly Vector2 Middle = new(640, 300);

    [Fact]
    public void Drags_clicks_and_wheel_do_what_they_promise_and_are_seen() => Play(bench => user =>
    {
        // Where nothing was ever learned the order of the sliders stays.
        LiveProgram program = bench.Program;
        Assert.Equal(0, user.Ask(() => program.Plugin.Training!.Steps));
        ActionDeeds deeds = new(program, bench.Folder.Root);
        LatentState state = program.Instrument.Latents.State;
        user.Until(() => program.Plugin.Scenes.Map!.Version > 0, "the map of the examples");
        Rest();
        int first = user.Ask(() => state.Order[0]);
        float[] start = user.Ask(() => state.Values.ToArray());

        user.Pass(2);
        PictureArea area = user.Ask(() => program.Plugin.Scenes.Area);
        Assert.InRange(area.Width, 0.5, 0.65);
        Moves("a drag of the picture", View.Picture, () => user.Drag(1, Middle, Middle + new Vector2(64, 0), Middle + new Vector2(64, -36)), latent =>
            Near(latent[0], start[0] + (0.3f / (float)area.Width))
                && Near(latent[1], start[1] + (0.3f / (float)area.Height))
                && latent[2] == start[2]);
        user.Press("Ctrl+Z");
        user.Until(() => state.Values.SequenceEqual(start), "the drag to be one move");

        Moves("a slider", View.Latent, () => user.Drag(1, Slider, Slider + new Vector2(10, 0), Slider + new Vector2(25, 60)), latent =>
            latent[first] > 0.8f && latent.Where((value, i) => i != first).SequenceEqual(start.Where((value, i) => i != first)));
        Moves("its double click", View.Latent, () => user.DoubleClick(Slider, () => state.Values[first] == 0), latent => latent[first] == 0);
        Does("the padlock", View.Latent, () => user.Click(Padlock), () => state.IsLocked(first));
        float[] locked = user.Ask(() => state.Values.ToArray());
        user.Drag(1, Slider, Slider + new Vector2(25, 0));
        user.Drag(1, PadMiddle, PadMiddle + new Vector2(53, 53));
        user.Until(() => !state.Values.SequenceEqual(locked), "the pad to move what is free");
        Assert.Equal(locked[first], user.Ask(() => state.Values[first]));
        Does("the padlock again", View.Latent, () => user.Click(Padlock), () => !state.IsLocked(first));

        Moves("the pad", View.Latent, () => user.Drag(1, PadMiddle, PadMiddle + new Vector2(53, 0), PadMiddle + new Vector2(53, -53)), latent =>
            Math.Abs(latent[0] - 2) < 0.1 && Math.Abs(latent[1] - 2) < 0.1);
        Does("the next pair", View.Latent, () => user.Click(PadOn), () => state.Pair.Across == 2);
        Does("the pair before", View.Latent, () => user.Click(PadBack), () => state.Pair.Across == 0);
        byte[] pad = user.Still(View.Latent);
        user.Click(PadSwitch);
        user.Changes(View.Latent, pad, "the pad's other plane");
        Moves(
            "the pad along the components",
            View.Picture,
            () => user.Drag(1, PadMiddle, PadMiddle + new Vector2(-60, 40)),
            latent => latent[2] != start[2]);
        user.Click(PadSwitch);

        double rate = user.Ask(() => program.Plugin.Training!.LearningRate);
        Vector2 slider = Widget("rate");
        Does("a slider of the controls", View.Controls, () => user.Drag(1, slider, slider + new Vector2(30, 0)), () =>
            program.Plugin.Training!.LearningRate > 2 * rate);
        bool IsUsual() => program.Plugin.Training!.LearningRate == rate;
        Does("its double click", View.Controls, () => user.DoubleClick(slider + new Vector2(30, 0), IsUsual), IsUsual);
        Does("a choice of the controls", View.Picture, () => user.Click(Widget("palette")), () => program.Plugin.Scenes.Look.Palette == (Palette)1);
        Does("the wheel over the picture", View.Latent, () => user.Turn(Middle, away: false), () => state.Pair.Across == 2);
        Does("the wheel back", View.Latent, () => user.Turn(Middle, away: true), () => state.Pair.Across == 0);

        Paint(user, program, deeds);
        Buttons(user, bench, deeds);
        user.Press("Esc");

        Vector2 Widget(string name) => user.Ask(() => Centre(program.Overlay!.Controls.Widgets.Single(widget => widget.Parameter.Name == name).Area));

        void Rest() => user.Set(() =>
        {
            deeds.Rest();
            program.Instrument.OverlayShown = true;
        });

        void Moves(string what, View seen, Action action, Func<float[], bool> holds)
        {
            Rest();
            Does(what, seen, action, () => holds(state.Values.ToArray()));
        }

        void Does(string what, View seen, Action action, Func<bool> holds)
        {
            byte[] before = user.Still(seen);
            Assert.False(user.Ask(holds), $"It is so before {what}.");
            action();
            user.Until(holds, what);
            user.Changes(seen, before, what);
            user.AssertValid(what);
        }
    });

    [Fact]
    public void What_is_dropped_is_taken_or_refused_in_one_line() =>
        Play(bench => Drops(bench, bench.MakeModel("other.safetensors", new Shape(8, 8, 1), latent: 7)));

    private static Action<WindowUser> Drops(WindowBench bench, string other) => user =>
    {
        LiveProgram program = bench.Program;
        ActionDeeds deeds = new(program, bench.Folder.Root);
        string data = program.LiveModel.Data.ToString();
        user.Set(deeds.Rest);
        float[] start = user.Ask(() => program.Instrument.Latents.State.Values.ToArray());
        user.Press("Ctrl+S");
        string session = bench.Folder.File("vae.session.json");
        user.Until(() => File.Exists(session), "the session");
        string kept = bench.Folder.File("kept session é.json");
        File.Copy(session, kept);

        byte[] before = user.Still(View.Picture);
        user.Drop(MakeImage(bench.Folder.File("a picture.png"), 20, 1));
        user.Until(
            () => program.Plugin.Scenes.ShowsCanvas && !start.SequenceEqual(program.Instrument.Latents.State.Values.ToArray()),
            "the picture's latent");
        user.Changes(View.Picture, before, "a dropped picture");
        Assert.Contains("Encoded", user.Ask(() => program.Instrument.Notice.Last), StringComparison.Ordinal);

        user.Set(() => (program.Plugin.Scenes.Kind, program.Plugin.Scenes.Settings.Compare.Painting) = (SceneKind.Compare, false));
        before = user.Still(View.Picture);
        string folder = Path.GetDirectoryName(bench.Folder.File("photos/0.png"))!;
        Directory.CreateDirectory(folder);
        for (int i = 0; i < 30; i++)
        {
            MakeImage(Path.Combine(folder, $"{i}.png"), 12, i);
        }

        user.Drop(folder);
        user.Until(() => program.LiveModel.Data.ToString().StartsWith(folder, StringComparison.Ordinal), "the folder");
        user.Until(() => program.Instrument.Notice.Last.StartsWith("It learns from", StringComparison.Ordinal), "the line that says so");
        user.Changes(View.Picture, before, "examples of the folder");
        long steps = user.Ask(() => program.Plugin.Training!.Steps);
        user.Press("Space");
        user.Until(() => program.Plugin.Training!.Source.Count < 30 && program.Plugin.Training.Steps > steps, "steps on the folder");
        user.Press("Space");

        string learned = program.LiveModel.Data.ToString();
        Refused(bench.Folder.Write("other.csv", "a,b,c\n1,2,3\n4,5,6\n7,8,9\n1,2,3\n4,5,6\n7,8,9\n1,2,3\n"u8.ToArray()), "shape");
        Refused(bench.Folder.Write("labels.idx", IdxBytes.Of([200], new byte[200])), "labels");
        Refused(bench.Folder.Write("notes.txt", "nothing to learn from"u8.ToArray()), "notes.txt");
        Refused(bench.Folder.Write("broken.safetensors", [1, 2, 3]), "broken.safetensors");
        Refused(bench.Folder.Write("broken.json", "{}"u8.ToArray()), "broken.json");
        Refused(bench.Folder.Write("broken.png", [1, 2, 3]), "broken.png");
        Assert.Equal(learned, program.LiveModel.Data.ToString());

        before = user.Still(View.Picture);
        user.Drop(other);
        user.Until(() => program.Instrument.Latents.State.Size == 7 && program.LiveModel.ModelPath == other, "the model");
        user.Changes(View.Picture, before, "another model's picture");
        user.Send("/vae/latent/7", 1.5f);
        user.Until(() => program.Instrument.Latents.State.Values[6] == 1.5f, "its seventh dimension by a control message");

        user.Drop(kept);
        user.Until(() => program.Instrument.Latents.State.Values.SequenceEqual(start), "the session's latent");
        user.Until(() => program.LiveModel.Data.ToString() == data && program.Plugin.Scenes.Kind == SceneKind.Single, "the session's data and scene");
        user.Send("/vae/quit");

        void Refused(string path, string words)
        {
            user.Set(() => program.Instrument.Notice.Show("..."));
            byte[] line = user.Still(View.Line);
            user.Drop(path);
            user.Until(() => program.Instrument.Notice.Last is not "..." && !program.LiveModel.Loading, "a word");
            user.Until(() => !program.Instrument.Notice.Last.StartsWith("Reading", StringComparison.Ordinal), "a reason");
            string said = Says(user);
            Assert.Contains(words, said, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', said);
            user.Changes(View.Line, line, said);
            user.AssertValid(path);
        }
    };

    // On the display, which shows the window's pixels larger or smaller.
    private static Vector2 Centre(OverlayRect area) =>
        new((area.X + (0.5f * area.Width)) * 1280 / WindowBench.Width, (area.Y + (0.5f * area.Height)) * 720 / WindowBench.Height);

    private static string Says(WindowUser user) => user.Ask(() => user.Instrument.Notice.Last);

    private static bool Near(float value, float wanted) => Math.Abs(value - wanted) < 0.02f;

    private static string MakeImage(string path, int side, int seed)
    {
        using Image<Rgba32> image = new(side, side);
        image.ProcessPixelRows(rows =>
        {
            for (int y = 0; y < side; y++)
            {
                foreach (ref Rgba32 pixel in rows.GetRowSpan(y))
                {
                    byte value = (byte)(((y / 3) + seed) % 2 * 255);
                    pixel = new Rgba32(value, value, value, 255);
                }
            }
        });
        image.SaveAsPng(path);
        return path;
    }

    // The left button paints on the canvas, the right one erases.
    private static void Paint(WindowUser user, LiveProgram program, ActionDeeds deeds)
    {
        SceneDirector scenes = program.Plugin.Scenes;
        user.Set(deeds.Rest);
        user.Press("C");
        user.Press("Backspace");
        user.Until(() => scenes.ShowsCanvas && Painted() == 0, "the empty canvas");
        Vector2 canvas = user.Ask(() =>
        {
            float[] columns = [.. Enumerable.Range(0, 1280).Where(x => scenes.Find(x / 1280.0, 0.5)?.Column == 0).Select(x => (float)x)];
            return new Vector2(columns.Average(), 360);
        });
        View left = new("canvas", 0.02, 0.2, 0.3, 0.6);
        byte[] empty = user.Still(left);
        user.Drag(1, canvas - new Vector2(80, 60), canvas, canvas + new Vector2(80, 60));
        user.Until(() => Painted() > 1, "the brush");
        user.Changes(left, empty, "what is painted");
        double painted = user.Ask(Painted);
        byte[] full = user.Still(left);
        user.Drag(3, canvas - new Vector2(80, 60), canvas);
        user.Until(() => Painted() < 0.8 * painted, "the right button to erase");
        user.Changes(left, full, "what is erased");
        user.AssertValid("painting");

        double Painted() => scenes.Canvas.Pixels.ToArray().Sum();
    }

    // Every button does what its key does.
    private static void Buttons(WindowUser user, WindowBench bench, ActionDeeds deeds)
    {
        user.Set(() => bench.Program.Instrument.OverlayShown = true);
        user.Pass(2);
        (InstrumentAction Action, OverlayRect Area)[] buttons = user.Ask(() => bench.Program.Overlay!.Bar.Buttons.ToArray());
        Assert.InRange(buttons.Length, 10, 20);
        foreach ((InstrumentAction action, OverlayRect area) in buttons)
        {
            Deed deed = deeds.Find(action.Name)!;
            View seen = deed.Seen == View.Line ? View.LineAboveButtons : deed.Seen!;
            user.Set(() =>
            {
                deed.Before();
                bench.Program.Instrument.OverlayShown = true;
            });
            byte[] before = user.Still(seen);
            Assert.False(user.Ask(deed.Holds), $"It is so before the button {action.Name}.");
            user.Click(Centre(area));
            user.Until(deed.Holds, $"the button {action.Name}");
            user.Changes(seen, before, $"the button {action.Name}");
            user.Set(deed.After);
            user.AssertValid(action.Name);
        }
    }

    private void Play(Func<WindowBench, Action<WindowUser>> script) => display.Run(() =>
    {
        using WindowBench bench = new(display.Name!);
        bench.Program.Instrument.TrainingPaused = true;
        bench.Play(script(bench));
    });
}
