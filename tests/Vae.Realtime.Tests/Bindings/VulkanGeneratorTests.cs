namespace Vae.Realtime.Tests.Bindings;

using System.Runtime.CompilerServices;
using Silk.NET.Vulkan;
using Vae.Realtime.Bindings.Generator;
using Xunit;

public sealed class VulkanGeneratorTests
{
    /// <summary>Another version of vk.xml gives other files by right; then only the version that each file names can be checked.</summary>
    [Fact]
    public void RegeneratingGivesTheCommittedFiles()
    {
        Dictionary<string, string> committed = Read(SourceTree.GeneratedFolder);
        string version = committed["Vk.Constants.g.cs"].Split(' ')[4];
        Assert.Matches(@"^1\.\d+\.\d+$", version);
        Assert.All(committed.Values, text => Assert.StartsWith($"// Generated from vk.xml {version} by ", text, StringComparison.Ordinal));

        string? registry = SourceTree.FindRegistry();
        if (registry == null || Registry.Load(registry).Version != version)
        {
            return;
        }

        string folder = Directory.CreateTempSubdirectory("vulkan-bindings-").FullName;
        try
        {
            Program.Run(registry, SourceTree.UsedListFile, folder);
            Dictionary<string, string> generated = Read(folder);
            Assert.Equal(committed.Keys.Order(), generated.Keys.Order());
            Assert.All(generated, file => Assert.Equal(committed[file.Key], file.Value));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("[commands]\nCreateInstance\n[oddities]\n", "[oddities]")]
    [InlineData("CreateInstance\n[commands]\n", "'CreateInstance' stands before")]
    [InlineData("[extension VK_KHR_surface window]\n", "[extension VK_KHR_surface window]")]
    public void AFaultyListIsRefusedWithItsLine(string text, string part)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            string message = Assert.Throws<InvalidDataException>(() => UsedList.Read(path)).Message;
            Assert.Contains(part, message, StringComparison.Ordinal);
            Assert.StartsWith(path, message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Sizes as a C compiler gives them for vulkan.h on a 64-bit machine.</summary>
    [Fact]
    public void StructsHaveTheSizesOfC()
    {
        Assert.Equal(504, Unsafe.SizeOf<PhysicalDeviceLimits>());
        Assert.Equal(824, Unsafe.SizeOf<PhysicalDeviceProperties>());
        Assert.Equal(520, Unsafe.SizeOf<PhysicalDeviceMemoryProperties>());
        Assert.Equal(208, Unsafe.SizeOf<PhysicalDeviceVulkan12Features>());
        Assert.Equal(216, Unsafe.SizeOf<PhysicalDeviceVulkan13Properties>());
        Assert.Equal(536, Unsafe.SizeOf<PhysicalDeviceDriverProperties>());
        Assert.Equal(272, Unsafe.SizeOf<PhysicalDeviceMemoryBudgetPropertiesEXT>());
        Assert.Equal(72, Unsafe.SizeOf<SubmitInfo>());
        Assert.Equal(96, Unsafe.SizeOf<ComputePipelineCreateInfo>());
        Assert.Equal(88, Unsafe.SizeOf<ImageCreateInfo>());
        Assert.Equal(80, Unsafe.SizeOf<ImageBlit>());
        Assert.Equal(64, Unsafe.SizeOf<WriteDescriptorSet>());
        Assert.Equal(52, Unsafe.SizeOf<SurfaceCapabilitiesKHR>());
        Assert.Equal(96, Unsafe.SizeOf<DebugUtilsMessengerCallbackDataEXT>());
        Assert.Equal(16, Unsafe.SizeOf<ClearColorValue>());
        Assert.Equal(8, Unsafe.SizeOf<Fence>());
    }

    /// <summary>One value of each kind: listed, bit position, bit 31, extension offset, negative extension offset, alias left out.</summary>
    [Fact]
    public void EnumsHaveTheValuesOfTheSpecification()
    {
        Assert.Equal(37, (int)Format.R8G8B8A8Unorm);
        Assert.Equal(0x20, (int)BufferUsageFlags.StorageBufferBit);
        Assert.Equal(1000001000, (int)StructureType.SwapchainCreateInfoKhr);
        Assert.Equal(1000157000, (int)StructureType.BindBufferMemoryInfo);
        Assert.Equal(-1000001004, (int)Result.ErrorOutOfDateKhr);
        Assert.Equal(1000001003, (int)Result.SuboptimalKhr);
        Assert.Equal(uint.MaxValue, Vk.QueueFamilyIgnored);
        Assert.Equal(ulong.MaxValue, Vk.WholeSize);
        Assert.Equal(32u, Vk.MaxMemoryTypes);
        Assert.DoesNotContain("SubgroupSizeControlPropertiesExt", Enum.GetNames<StructureType>());
    }

    private static Dictionary<string, string> Read(string folder) =>
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(folder, path), File.ReadAllText);
}
