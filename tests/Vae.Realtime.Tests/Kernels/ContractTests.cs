namespace Vae.Realtime.Tests.Kernels;

using System.Reflection;
using System.Runtime.CompilerServices;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Convolution;
using Vae.Realtime.Learning.Kernels.Tuning;
using Xunit;

/// <summary>What is written by hand of a kernel agrees with what the build read from its shader.</summary>
public sealed class ContractTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static TheoryData<string> Kernels => [.. VaeShaders.Library.Keys.Select(KernelVariant.KernelOf).Distinct()];

    public static TheoryData<string> Products =>
    [
        "linear_forward", "linear_backward_input", "linear_backward_weight", "linear_bernoulli",
        "conv_forward", "conv_transposed", "conv_backward_weight",
        "winograd_forward", "winograd_transposed", "winograd_backward_weight",
    ];

    private static Type[] Types => typeof(VaeShaders).Assembly.GetTypes();

    private static Dictionary<string, Type> ByKernel => Types
        .Where(
            type => type.IsValueType && type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IKernel<>)))
        .ToDictionary(type => InfoOf(type).Name);

    [Fact]
    public void Every_shader_has_its_type_and_every_type_its_shader() =>
        Assert.Equal(VaeShaders.Library.Keys.Select(KernelVariant.KernelOf).Distinct().Order(), ByKernel.Keys.Order());

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Push_constants_are_as_large_as_the_shader_declares(string kernel)
    {
        Type type = ByKernel[kernel];
        PropertyInfo pushed = Assert.Single(type.GetProperties(Declared), property => IsPushed(property.PropertyType));
        Assert.Equal(InfoOf(type).PushBytes, RuntimeHelpers.SizeOf(pushed.PropertyType.TypeHandle));
    }

    [Fact]
    public void Push_constants_lie_in_the_order_of_their_declaration() =>
        Assert.All(Types.Where(IsPushed), type => Assert.True(type is { IsValueType: true, IsLayoutSequential: true }, type.Name));

    [Theory]
    [MemberData(nameof(Products))]
    public void Tiles_of_products_are_the_variants_that_are_built(string kernel)
    {
        IEnumerable<GemmTile> tiles = kernel switch
        {
            "conv_backward_weight" => ConvTiles.Weights,
            _ when kernel.StartsWith("linear_", StringComparison.Ordinal) => GemmTile.All,
            _ => ConvTiles.Products,
        };
        IEnumerable<string> built = VaeShaders.Library.Keys.Where(key => KernelVariant.KernelOf(key) == kernel)
            .Select(key => KernelVariant.Key(kernel, KernelVariant.MacrosOf(key).Where(IsOfTheTile)));
        Assert.Equal(built.Distinct().Order(), tiles.Select(tile => KernelVariant.Key(kernel, tile.Macros)).Order());
    }

    // The device chooses among the other memory paths, and the direction is not the tile's.
    private static bool IsOfTheTile(KeyValuePair<string, int> macro) =>
        macro.Key != "BACKWARD" && (macro.Key != MemoryPath.Macro || macro.Value == MemoryPath.Address);

    private static KernelInfo InfoOf(Type kernel) =>
        (KernelInfo)kernel.GetProperty("Info", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    private static bool IsPushed(Type type) => type.IsAssignableTo(typeof(IPushConstants)) && type != typeof(IPushConstants);
}
