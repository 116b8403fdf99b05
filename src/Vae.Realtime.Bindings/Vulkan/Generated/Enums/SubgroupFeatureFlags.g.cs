// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkSubgroupFeatureFlagBits.</summary>
[Flags] public enum SubgroupFeatureFlags : int
{
    None = 0,
    BasicBit = 1,
    VoteBit = 2,
    ArithmeticBit = 4,
    BallotBit = 8,
    ShuffleBit = 16,
    ShuffleRelativeBit = 32,
    ClusteredBit = 64,
    QuadBit = 128,
}
