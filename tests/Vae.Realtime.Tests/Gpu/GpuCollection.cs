namespace Vae.Realtime.Tests.Gpu;

using Xunit;

/// <summary>Tests that compute on a device run one after the other: the software drivers take every core for themselves.</summary>
[CollectionDefinition(Name)]
public sealed class GpuCollection : ICollectionFixture<GpuFixture>
{
    public const string Name = "gpu";
}
