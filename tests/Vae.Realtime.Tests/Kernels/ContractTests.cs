namespace Vae.Realtime.Tests.Kernels;

using System.Reflection;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Shaders;
using Vae.Realtime.Learning.Kernels;
using Xunit;

/// <summary>What the host says of a kernel is what its SPIR-V says, in every variant.</summary>
public sealed class ContractTests
{
    public static TheoryData<string> Variants => [.. VaeShaders.Library.Keys];

    private static Dictionary<string, KernelInfo> Infos => typeof(VaeShaders).Assembly.GetTypes()
        .Where(type => type.IsValueType && type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IKernel<>)))
        .Select(type => (KernelInfo)type.GetProperty("Info", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!)
        .ToDictionary(info => info.Name);

    [Fact]
    public void EveryShaderHasItsTypeAndEveryTypeItsShader() =>
        Assert.Equal(VaeShaders.Library.Keys.Select(KernelOf).Distinct().Order(), Infos.Keys.Order());

    [Theory]
    [MemberData(nameof(Variants))]
    public void BindingsAndPushConstantsAgree(string variant)
    {
        KernelInfo info = Infos[KernelOf(variant)];
        SpirvModule module = new(VaeShaders.Library.Load(variant));
        bool texels = variant.Contains(";LD=1", StringComparison.Ordinal);
        Assert.Equal(
            info.Bindings.Select((access, index) => $"{index}: {Describe(access, texels)}"),
            module.Bindings.OrderBy(binding => binding.Key).Select(binding => $"{binding.Key}: {binding.Value}"));
        Assert.Equal(info.PushBytes, VaeShaders.Library.Origin(variant)!.PushBytes);
        Assert.InRange(module.PushBytes, 0, info.PushBytes);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void NoKernelMindsBeingLaunchedInParts(string variant) => Assert.False(new SpirvModule(VaeShaders.Library.Load(variant)).CountsWorkgroups);

    [Theory]
    [MemberData(nameof(Variants))]
    public void TheLoadPathIsAMacroWhereThereAreLoads(string variant) =>
        Assert.Equal(Infos[KernelOf(variant)].HasLoads, variant.Contains(";LD=", StringComparison.Ordinal));

    private static string KernelOf(string variant) => variant.Split(';')[0];

    private static string Describe(Access access, bool texels) => access switch
    {
        Access.Read => "storage buffer, only read",
        Access.Load => texels ? "uniform texel buffer" : "storage buffer, only read",
        Access.Write => "storage buffer, only written",
        Access.ReadWrite => "storage buffer",
        _ => throw new ArgumentOutOfRangeException(nameof(access)),
    };
}
