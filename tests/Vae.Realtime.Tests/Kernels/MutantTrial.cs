namespace Vae.Realtime.Tests.Kernels;

using Vae.Realtime.Conformance;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Shaders;
using Vae.Realtime.Learning.Kernels;

/// <summary>A shader variant with a sign turned round, against the conformance cases of that variant.</summary>
internal sealed class MutantTrial(ShaderSource source, IReadOnlyDictionary<string, int> macros) : IShaderLibrary
{
    private byte[] _words = [];

    /// <summary>Height of the variant's tiles; what is small compiles fast.</summary>
    public int Size => macros.GetValueOrDefault("TM");

    /// <summary>The one variant that is changed.</summary>
    public IReadOnlyCollection<string> Keys => [KernelVariant.Key(source.Name, macros)];

    public byte[] Load(string key) => key == Keys.Single() ? _words : VaeShaders.Library.Load(key);

    /// <summary>True when the compiler or one of the cases fails.</summary>
    public bool IsNoticed()
    {
        if (!Compile())
        {
            return true;
        }

        if (_words.AsSpan().SequenceEqual(VaeShaders.Library.Load(Keys.Single())))
        {
            return false;
        }

        string variant = KernelVariant.Key(source.Name, macros.Where(macro => macro.Key != "LD"));
        using GpuDevice device = GpuDevice.Open(
            new DeviceSelector(Environment.GetEnvironmentVariable("VAE_DEVICE")), new GpuOptions { Shaders = this, TexelLoads = false });
        return ConformanceSuite.All.Where(work => work.Variant == variant).Any(work => !work.Run(device).Passed);
    }

    private bool Compile()
    {
        try
        {
            using ShaderCompiler compiler = new();
            _words = compiler.Compile(source, macros);
            return true;
        }
        catch (GpuException)
        {
            // A constant index outside its array.
            return false;
        }
    }
}
