namespace Vae.Realtime.Tests.Overlay;

using System.Numerics;
using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Imaging.Files;
using Vae.Realtime.Live;
using Vae.Realtime.Tests.Formats;
using Vae.Realtime.Tests.Gpu;
using Vae.Realtime.Tests.Live;
using Xunit;

/// <summary>
/// Pictures of the live program with its panels, as the window shows them, for a person to look at: with VAE_GALLERY set to a folder they
/// are left there. VAE_GALLERY_DATA chooses other data than glyphs.
/// </summary>
[Collection(GpuCollection.Name)]
public sealed class PanelGallery
{
    [Theory]
    [InlineData(1280, 720)]
    [InlineData(640, 360)]
    [InlineData(1920, 1080)]
    public void Every_scene_is_shown_between_its_panels(int width, int height)
    {
        if (Environment.GetEnvironmentVariable("VAE_GALLERY") is not string folder)
        {
            return;
        }

        using GpuDevice device = GpuFixture.OpenUnvalidated();
        using TemporaryFolder shots = new();
        using ScriptedStage stage = new(device, width, height);
        string data = Environment.GetEnvironmentVariable("VAE_GALLERY_DATA") ?? "glyphs";
        using LiveProgram program = new(
            new LiveOptions { Data = DataSpec.Parse(data), Seed = 1, FramesPerSecond = 0, OutFolder = shots.Root },
            device,
            shaders: null, stage, seen: true, TextWriter.Null);
        stage.Controls = program.Controls;
        Directory.CreateDirectory(folder);
        long frame = 0;
        Take("first");
        stage.Until(() => program.Plugin.Training!.Steps > 40, "a curve").Key("Space");
        Take("single");
        foreach ((string key, string name) in new[] { ("2", "grid"), ("4", "field"), ("5", "compare"), ("6", "traversal"), ("C", "canvas") })
        {
            stage.Key(key);
            Take(name);
        }

        stage.Then(() => program.Plugin.Scenes.Canvas.Stroke(0.3, 0.8, 0.6, 0.2, 0.06, Vector3.One));
        Take("painted");
        stage.Key("V");
        Take("recording");
        stage.Key("V").Key("F1");
        Take("help");
        stage.Key("F1").Key("1");
        foreach (string name in new[] { "zoom1", "zoom2", "zoom3", "zoom4" })
        {
            stage.Key("Ctrl+=");
            Take(name);
        }

        stage.Key("F1");
        Take("zoomed-help");
        stage.Key("F1").Key("Tab");
        Take("alone");
        program.Run(null, null, default);
        program.Finish();

        void Take(string name) => stage
            .Then(() => frame = program.Instrument.Frames.Frames)
            .Until(() => program.Instrument.Frames.Frames > frame + 12 && !program.Plugin.Scenes.Changing, name)
            .Then(() => frame = program.Instrument.Frames.Frames)
            .Until(() => program.Instrument.Frames.Frames > frame + 12, name)
            .Then(() => PngFile.Save(
                Path.Combine(folder, $"{width}x{height}-{name}.png"), new Rgba32Image(width, height, stage.Read())));
    }
}
