namespace Vae.Realtime.Conformance;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Kernels;

/// <summary>One dispatch of one kernel variant on seeded inputs, compared with what its CPU twin makes of the same numbers.</summary>
internal sealed class ConformanceCase
{
    private readonly KernelInfo _info;
    private readonly Action<KernelHarness> _body;
    private readonly bool _byAddress;

    internal ConformanceCase(KernelInfo info, string name, Action<KernelHarness> body, params ReadOnlySpan<KeyValuePair<string, int>> macros)
    {
        KeyValuePair<string, int>[] all = macros.ToArray();
        (_info, Name, _body) = (info, name, body);
        _byAddress = all.Contains(new(MemoryPath.Macro, MemoryPath.Address));
        Variant = KernelVariant.Key(info.Name, all.Where(macro => macro.Key != MemoryPath.Macro));
    }

    public string Kernel => _info.Name;

    /// <summary>Key of the variant that is run, without the load path.</summary>
    public string Variant { get; }

    /// <summary>True when the case runs another variant on a device that has texel loads but no 64-bit integers.</summary>
    public bool StoresWide => _info.StoresWide;

    /// <summary>Shape and options.</summary>
    public string Name { get; }

    /// <summary>True when the case runs another variant on a device that loads in the other way.</summary>
    public bool HasLoads => _info.HasLoads && !_byAddress;

    /// <summary>What the variant asks of a device; it is not run on others.</summary>
    public Func<DeviceTraits, bool> Needs { get; init; } = _ => true;

    /// <summary>Runs the case. A device that refuses the work fails it.</summary>
    /// <exception cref="DeviceLostException">The device died: nothing else can run on it.</exception>
    public ConformanceResult Run(GpuDevice device)
    {
        using KernelHarness bench = new(device, new Sampler(ToString()));
        try
        {
            _body(bench);
        }
        catch (GpuException refused) when (refused is not DeviceLostException)
        {
            bench.Verdict.Fail(refused.Message);
        }

        string path = _byAddress ? ", loads by address"
            : !HasLoads ? ""
            : !device.Traits.PrefersTexelLoads ? ", storage loads"
            : StoresWide && device.Traits.Addresses ? ", texel loads, wide stores" : ", texel loads";
        Verdict verdict = bench.Verdict;
        return new ConformanceResult(Kernel, Name + path, verdict.MaxError, verdict.Tolerance, verdict.Fault.Length == 0, verdict.Fault);
    }

    public override string ToString() => $"{Variant}: {Name}";
}
