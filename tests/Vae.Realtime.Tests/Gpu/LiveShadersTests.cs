namespace Vae.Realtime.Tests.Gpu;

using System.Text.RegularExpressions;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Presentation;
using Vae.Realtime.Gpu.Shaders;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Tests.Formats;
using Vae.Realtime.Tests.Realtime;
using Xunit;

/// <summary>Shaders that are saved while frames go on, under validation.</summary>
[Collection(GpuCollection.Name)]
public sealed partial class LiveShadersTests : IDisposable
{
    private const string Kernel = "picture/compose_image.comp";

    private readonly TemporaryFolder _folder = new();

    public LiveShadersTests()
    {
        string source = Repository.Folder("shaders");
        foreach (string file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            string target = _folder.File(Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_saved_shader_changes_the_picture_and_a_broken_one_does_not()
    {
        LiveShaders shaders = new(VaeShaders.Library, _folder.Root);
        using GpuDevice device = GpuFixture.Open(shaders: shaders);
        using (PluginBench bench = new(device))
        using (OffscreenTarget target = new(device))
        {
            bench.Show(1, -1, 0.5f, 0);
            byte[] before = Frame(bench, target);
            shaders.Watch(device);

            Edit(text => Store().Replace(text, "$1 = ($2) ^ 0x00FFFFFFu;"));
            Until(shaders, () => shaders.Exchanged > 0);
            byte[] inverted = Frame(bench, target);
            Assert.Equal(before.Where((_, i) => i % 4 != 3).Select(value => (byte)(255 - value)), inverted.Where((_, i) => i % 4 != 3));

            Edit(text => text.Replace("void main() {", "void main() {\n    int wrong = missing;", StringComparison.Ordinal));
            Until(shaders, () => shaders.Error is not null);
            Assert.Equal(_folder.File(Kernel), shaders.Error!.File);
            Assert.Equal(
                1 + Array.FindIndex(File.ReadAllLines(_folder.File(Kernel)), line => line.Contains("missing", StringComparison.Ordinal)),
                shaders.Error.Line);
            Assert.Contains("missing", shaders.Error.Message, StringComparison.Ordinal);
            Assert.Equal(inverted, Frame(bench, target));

            Edit(
                text =>
                    text.Replace("int wrong = missing;", "", StringComparison.Ordinal).Replace(
                        "local_size_y = 2", "local_size_y = 4", StringComparison.Ordinal));
            Until(shaders, () => shaders.Error is { Line: 0 });
            Assert.Contains("workgroup size", shaders.Error!.Message, StringComparison.Ordinal);
            Assert.Equal(inverted, Frame(bench, target));

            int exchanged = shaders.Exchanged;
            Save(Kernel, File.ReadAllText(Repository.Folder("shaders", Kernel)));
            Until(shaders, () => shaders.Exchanged > exchanged);
            Assert.Null(shaders.Error);
            Assert.Equal(before, Frame(bench, target));
            shaders.Poll();
        }

        shaders.Dispose();
        GpuFixture.AssertClean(device);
    }

    [Fact]
    public void What_includes_an_edited_file_is_renewed()
    {
        LiveShaders shaders = new(VaeShaders.Library, _folder.Root);
        using GpuDevice device = GpuFixture.Open(shaders: shaders);
        using (PluginBench bench = new(device))
        using (OffscreenTarget target = new(device))
        {
            Frame(bench, target);
            shaders.Watch(device);
            string named = File.ReadLines(_folder.File(Kernel)).First(line => line.StartsWith("#include", StringComparison.Ordinal)).Split('"')[1];
            string include = Path.Combine(Path.GetDirectoryName(Kernel)!, named);
            Save(include, File.ReadAllText(_folder.File(include)) + "\nint broken = nowhere;\n");
            Until(shaders, () => shaders.Error is not null);
            Assert.Equal(Path.GetFullPath(_folder.File(include)), Path.GetFullPath(shaders.Error!.File));
            Assert.Equal(File.ReadAllLines(_folder.File(include)).Length, shaders.Error.Line);
        }

        shaders.Dispose();
        GpuFixture.AssertClean(device);
    }

    [Fact]
    public void A_folder_without_shaders_is_refused()
    {
        using TemporaryFolder empty = new();
        Assert.Throws<GpuException>(() => new LiveShaders(VaeShaders.Library, empty.Root));
        Assert.Throws<GpuException>(() => new LiveShaders(VaeShaders.Library, empty.File("missing")));
    }

    // Where, and what.
    [GeneratedRegex(@"(picture\[[^\]]+\]) = ([^;]+);")]
    private static partial Regex Store();

    private static byte[] Frame(PluginBench bench, OffscreenTarget target)
    {
        bench.Frame(target, 60, 44);
        return target.Read();
    }

    private static void Until(LiveShaders shaders, Func<bool> condition)
    {
        List<string> notes = [];
        Patience.Until(
            () =>
            {
                shaders.Poll();
                while (shaders.TryTakeNote(out string note))
                {
                    notes.Add(note);
                }

                return condition();
            },
            () => $"the shaders; they say {string.Join('\n', notes)}");
    }

    // In one go, as editors do: half a file is not what was saved.
    private void Save(string name, string text)
    {
        string saved = _folder.File(name);
        File.WriteAllText(saved + ".new", text);
        File.Move(saved + ".new", saved, overwrite: true);
    }

    private void Edit(Func<string, string> change)
    {
        string text = File.ReadAllText(_folder.File(Kernel));
        string changed = change(text);
        Assert.NotEqual(text, changed);
        Save(Kernel, changed);
    }
}
