using Vae.Realtime.Benchmarks;
using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;

// benchmarks [gemm|step|decode ...]: medians on the device that VAE_DEVICE names, or the best one.
Dictionary<string, Action<GpuDevice>> benchmarks = new()
{
    ["gemm"] = GemmBenchmark.Run,
    ["step"] = StepBenchmark.Run,
    ["decode"] = DecodeBenchmark.Run,
};
if (args.FirstOrDefault(name => !benchmarks.ContainsKey(name)) is string unknown)
{
    Console.Error.WriteLine($"Unknown benchmark '{unknown}'; there are {string.Join(", ", benchmarks.Keys)}.");
    return 2;
}

DeviceSelector selector = new(Environment.GetEnvironmentVariable("VAE_DEVICE"));
using GpuDevice device = GpuDevice.Open(selector, new GpuOptions { Shaders = VaeShaders.Library });
Console.WriteLine($"{device.Info.Name}, {device.Info.Driver}");
foreach (string name in args.Length > 0 ? args : [.. benchmarks.Keys])
{
    benchmarks[name](device);
}

return 0;
