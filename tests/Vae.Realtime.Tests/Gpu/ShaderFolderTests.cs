namespace Vae.Realtime.Tests.Gpu;

using Vae.Realtime.Gpu.Shaders;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>What an edited shader may change: anything but what the program binds.</summary>
public sealed class ShaderFolderTests : IDisposable
{
    private const string Kernel = "upsample_forward";
    private const string Variant = Kernel + ";LD=0";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Some_push_constants_may_be_left_unused() => Assert.Null(Compile("p = pushed;", "p.count = pushed.count;"));

    [Fact]
    public void All_push_constants_may_be_left_unused() => Assert.Null(Compile("void main() {", "void main() { return;"));

    [Theory]
    [InlineData("    uint before;", "", "its push constants have now 24 bytes, not 28")]
    [InlineData("    uint before;", "    uint before; uint after;", "its push constants have now 32 bytes, not 28")]
    [InlineData("layout(local_size_x = ", "layout(local_size_y = 2, local_size_x = ", "its workgroup size is now")]
    [
        InlineData(
            "void main() {", "layout(binding = 7) buffer More { float more[]; }; void main() { more[0] = 1.0;", "binding 7 is now a storage buffer"),
    ]
    public void What_the_program_binds_may_not_change(string before, string after, string message) =>
        Assert.Contains(message, Compile(before, after)?.Message, StringComparison.Ordinal);

    private ShaderError? Compile(string before, string after)
    {
        string shader = VaeShaders.Library.Origin(Variant)!.File;
        string edited = _folder.File(shader);
        string text = ShaderSource.Read(Repository.Folder("shaders", shader), []).Text;
        Assert.Contains(before, text, StringComparison.Ordinal);
        Directory.CreateDirectory(Path.GetDirectoryName(edited)!);
        File.WriteAllText(edited, text.Replace(before, after, StringComparison.Ordinal));
        return new ShaderFolder(_folder.Root, VaeShaders.Library).Compile(Kernel, [Variant], new Dictionary<string, byte[]>());
    }
}
