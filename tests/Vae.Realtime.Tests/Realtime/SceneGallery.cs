namespace Vae.Realtime.Tests.Realtime;

using System.Numerics;
using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Profiling;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>
/// Pictures of every scene for a person to look at: with VAE_GALLERY set to a folder they are left there. VAE_GALLERY_MODEL and
/// VAE_GALLERY_DATA choose others than the shipped glyphs.
/// </summary>
[Collection(GpuCollection.Name)]
public sealed class SceneGallery
{
    private const int Width = 1280;
    private const int Height = 720;

    [Fact]
    public void Every_scene_is_drawn()
    {
        if (Environment.GetEnvironmentVariable("VAE_GALLERY") is not string folder)
        {
            return;
        }

        List<string> times = [];
        Directory.CreateDirectory(folder);
        using GpuDevice device = GpuFixture.OpenUnvalidated();
        string data = Environment.GetEnvironmentVariable("VAE_GALLERY_DATA") ?? "glyphs";
        using SceneBench bench = new(device, Width, Height, Environment.GetEnvironmentVariable("VAE_GALLERY_MODEL"), DataSpec.Parse(data));
        bench.Plugin.Training!.Paused = true;
        bench.RunUntil(() => bench.Scenes.Map!.Version > 0, "the map");

        foreach (SceneKind kind in Enum.GetValues<SceneKind>())
        {
            bench.Scenes.Kind = kind;
            bench.Save(folder, kind.ToString(), frames: 30);
            using GpuProfile profile = new(device, bench.Scenes.Describe()!);
            profile.Run();
            KernelTime[] best = Enumerable.Range(0, 20).Select(_ => profile.Run().Kernels.ToArray()).MinBy(
                run => run.Sum(kernel => kernel.Duration))!;

            // Time of all cores: what others do on the machine hardly shows in it.
            const int runs = 50;
            using CompiledRecording work = device.Compile(bench.Scenes.Describe()!);
            TimeSpan before = Environment.CpuUsage.TotalTime;
            device.Queue.Wait(device.Queue.Submit(work, runs));
            double cpu = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / runs;
            times.Add($"{kind}: {cpu:F2} ms of all cores; {1e-6 * best.Sum(kernel => kernel.Duration):F2} ms, "
                + string.Join(", ", best.Select(kernel => $"{kernel.Kernel} {1e-6 * kernel.Duration:F2}")));
        }

        bench.Scenes.Kind = SceneKind.Compare;
        bench.Scenes.Settings.Compare.Painting = true;
        bench.Scenes.Canvas.Stroke(0.3, 0.85, 0.5, 0.15, 0.05, Vector3.One);
        bench.Scenes.Canvas.Stroke(0.5, 0.15, 0.7, 0.85, 0.05, Vector3.One);
        bench.Scenes.Canvas.Stroke(0.4, 0.6, 0.6, 0.6, 0.05, Vector3.One);
        bench.Save(folder, "Canvas");
        File.WriteAllLines(Path.Combine(folder, "times.txt"), times);
        foreach (Palette palette in Enum.GetValues<Palette>())
        {
            bench.Scenes.Look = new Look(palette, Filter: PictureFilter.Bicubic);
            bench.Scenes.Kind = SceneKind.Grid;
            bench.Save(folder, "Grid" + palette, frames: 2);
            bench.Scenes.Kind = SceneKind.Field;
            bench.Save(folder, "Field" + palette, frames: 2);
        }
    }
}
