namespace Vae.Realtime.Tests.Cli;

using Vae.Realtime.Cli;
using Xunit;

public sealed class CachePlaceTests
{
    private static readonly string Home = Path.GetFullPath("home");

    [Fact]
    public void Caches_are_where_the_user_or_else_the_platform_has_them()
    {
        string other = Path.GetFullPath("other");
        Assert.Equal(Path.Combine(other, "vae.realtime"), CachePlace.Folder(other, Home));
        Assert.Equal(Path.Combine(Home, "vae.realtime"), CachePlace.Folder(null, Home));
        Assert.Equal(Path.Combine(Home, "vae.realtime"), CachePlace.Folder("not/a/full/path", Home));
    }

    [Fact]
    public void A_user_without_a_folder_has_no_caches() => Assert.Null(CachePlace.Folder("", ".cache"));
}
