namespace Vae.Realtime.Tests.Live.Window;

using System.Numerics;
using Vae.Realtime.Frames;
using Vae.Realtime.Live;
using Vae.Realtime.Tests.Bindings;
using Xunit;

/// <summary>
/// From input to picture, counted in frames, which do not depend on how busy the machine is: the frame that takes an input, and the first
/// whose picture shows it.
/// </summary>
[Collection(WindowCollection.Name)]
public sealed class WindowLatencyTests(DisplayFixture display)
{
    private const int MaxFrames = 2;

    [Fact]
    public void The_picture_follows_an_input_within_two_frames() => display.Run(() =>
    {
        using WindowBench bench = new(display.Name!);
        bench.Program.Instrument.TrainingPaused = true;
        LiveProgram program = bench.Program;

        // How many tiles a frame may renew is a matter of measured time, which depends on how busy the machine is; see SceneTests.
        program.Plugin.Scenes.Settings.Unhurried = true;
        LatentState state = program.Instrument.Latents.State;
        ActionDeeds deeds = new(program, bench.Folder.Root);
        using FrameWatch watch = new(program, bench.Stage);
        bench.Play(user =>
        {
            Vector2 middle = new(640, 300);
            Vector2 slider = new(1150, 295);
            foreach (SceneKind kind in new[] { SceneKind.Single, SceneKind.Field, SceneKind.Traversal })
            {
                Follows($"a drag, {kind}", kind, panels: false, () => user.Drag(1, middle, middle + new Vector2(100, 40)), () => state.Values[0]);
                Follows($"a control message, {kind}", kind, panels: false, () => user.Send("/vae/latents", 2f, -2f), () => state.Values[0]);
                Follows($"a palette, {kind}", kind, panels: false, () => user.Press("P"), () => (double)program.Plugin.Scenes.Look.Palette);
            }

            Follows(
                "a slider",
                SceneKind.Single,
                panels: true,
                () => user.Drag(1, slider, slider + new Vector2(30, 0)),
                () => state.Values.ToArray().Sum());
            foreach (
                (string key, SceneKind kind) in new[] { ("2", SceneKind.Grid), ("4", SceneKind.Field),
                    ("5", SceneKind.Compare), ("6", SceneKind.Traversal) })
            {
                // The first time a scene is made, while the one before stays on show.
                user.Set(() => program.Plugin.Scenes.Kind = kind);
                user.Until(() => program.Plugin.Scenes.Kind == kind && !program.Plugin.Scenes.Changing, $"the scene {kind}");
                Follows($"the scene {kind}", SceneKind.Single, panels: false, () => user.Press(key), () => (double)program.Plugin.Scenes.Kind);
            }

            user.Press("Esc");

            void Follows(string what, SceneKind kind, bool panels, Action input, Func<double> reads)
            {
                user.Set(() =>
                {
                    deeds.Rest();
                    (program.Plugin.Scenes.Kind, program.Instrument.OverlayShown) = (kind, panels);
                });
                user.Still(View.Picture);
                user.Set(() => watch.Begin(reads));
                user.Pass(2);
                input();
                user.Until(() => watch.Frames is not null, $"the picture to follow {what}");
                int? frames = watch.Frames;
                Assert.True(frames <= MaxFrames, $"The picture follows {what} in {frames} frames.");
            }
        });
    });

    /// <summary>Compares the scene's picture from frame to frame with what the input changes.</summary>
    private sealed class FrameWatch : IDisposable
    {
        private readonly LiveProgram _program;
        private readonly WatchedStage _stage;
        private Func<double>? _reads;
        private double _before;
        private byte[]? _shown;
        private int? _taken;
        private int _frame;

        public FrameWatch(LiveProgram program, WatchedStage stage)
        {
            (_program, _stage) = (program, stage);
            _stage.Presented += Look;
        }

        /// <summary>Frames from the one that took the input to the first that shows it, both counted; null before.</summary>
        public int? Frames { get; private set; }

        /// <summary>Begins with the next frame.</summary>
        /// <param name="reads">What the input changes.</param>
        public void Begin(Func<double> reads) => (_reads, _before, _shown, _taken, Frames) = (reads, reads(), null, null, null);

        public void Dispose() => _stage.Presented -= Look;

        private void Look()
        {
            _frame++;
            if (_reads is null || Frames is not null)
            {
                return;
            }

            using FrameReadback reader = _program.Plugin.Capture()!;
            reader.Wait();
            byte[] picture = Middle(reader.Read().Rgba);
            if (_taken is null && _reads() != _before)
            {
                _taken = _frame;
            }

            if (_taken is int taken && _shown is not null && !picture.AsSpan().SequenceEqual(_shown))
            {
                (Frames, _reads) = (_frame - taken + 1, null);
            }

            _shown = picture;
        }

        // What no panel covers.
        private static byte[] Middle(byte[] pixels)
        {
            const int Left = WindowBench.Width / 4 * 4;
            const int Row = WindowBench.Width * 4;
            byte[] middle = new byte[WindowBench.Height * 3 / 4 * (Row / 2)];
            for (int y = 0; y < WindowBench.Height * 3 / 4; y++)
            {
                pixels.AsSpan((y * Row) + Left, Row / 2).CopyTo(middle.AsSpan(y * (Row / 2)));
            }

            return middle;
        }
    }
}
