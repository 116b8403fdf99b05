namespace Vae.Realtime.Tests.Bindings.Bundled;

using System.Text;
using Silk.NET.Shaderc;
using Xunit;

public sealed class GlslcTests
{
    [Fact]
    public void AMissingProgramIsAResultThatSaysWhatToInstall()
    {
        (CompilationStatus status, byte[] spirv, string message) =
            Glslc.Compile("void main() {}"u8, "compute", "a.comp", new GlslcOptions(), "glslc-that-is-not-there");
        Assert.Equal(CompilationStatus.InternalError, status);
        Assert.Empty(spirv);
        Assert.Contains("apt install glslc", message, StringComparison.Ordinal);
    }

    [Fact]
    public void AProgramThatReadsNothingDoesNotStopTheCaller()
    {
        // A target it refuses before reading, and more source than a pipe holds.
        byte[] source = Encoding.UTF8.GetBytes("#version 450\n" + new string('\n', 1 << 20));
        (CompilationStatus status, _, string message) =
            Glslc.Compile(source, "compute", "a.comp", new GlslcOptions { TargetEnv = "vulkan9.9" });
        Assert.Equal(CompilationStatus.CompilationError, status);
        Assert.Contains("vulkan9.9", message, StringComparison.Ordinal);
    }
}
