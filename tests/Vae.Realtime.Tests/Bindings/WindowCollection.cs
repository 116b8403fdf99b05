namespace Vae.Realtime.Tests.Bindings;

using Xunit;

/// <summary>Everything that opens windows: GLFW belongs to one thread at a time, and the display to the whole process.</summary>
[CollectionDefinition(Name)]
public sealed class WindowCollection : ICollectionFixture<DisplayFixture>
{
    public const string Name = "windows";
}
