namespace Vae.Realtime.Tests.Gpu;

using System.Runtime.InteropServices;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Shaders;
using Vae.Realtime.Learning.Kernels;
using Xunit;

/// <summary>
/// Kernels can be loaded by Vulkan 1.1 too, but for those that load by address, which engines' devices never run. That drivers take them is
/// shown by <see cref="AttachTests"/> and <see cref="EmbeddingTests"/>.
/// </summary>
public sealed class EarlierSpirvTests
{
    [Fact]
    public void Every_variant_that_an_engine_s_device_may_run_has_an_earlier_form()
    {
        string address = $"{MemoryPath.Macro}={MemoryPath.Address}";
        string[] keys = [.. VaeShaders.Library.Keys.Where(key => !key.Contains(address, StringComparison.Ordinal))];
        Assert.InRange(keys.Length, 100, VaeShaders.Library.Keys.Count - 1);
        foreach (string key in keys)
        {
            byte[] code = VaeShaders.Library.Load(key);
            byte[] earlier = EarlierSpirv.Of(code);
            ReadOnlySpan<uint> words = MemoryMarshal.Cast<byte, uint>(earlier);
            Assert.Equal(EarlierSpirv.Version, words[1]);
            (SpirvModule before, SpirvModule after) = (new SpirvModule(code), new SpirvModule(earlier));
            Assert.Equal(before.LocalSize, after.LocalSize);
            Assert.Equal(before.PushBytes, after.PushBytes);
            Assert.Equal(before.Bindings, after.Bindings);
            Assert.Same(earlier, EarlierSpirv.Of(earlier));
        }
    }
}
