namespace Vae.Realtime.Tests.Formats;

using Vae.Realtime.Files;
using Xunit;

public sealed class AtomicFileTests : IDisposable
{
    private static readonly byte[] Old = [1, 2, 3];
    private static readonly byte[] New = [4, 5];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Creates_and_replaces_and_leaves_only_the_file()
    {
        string path = _folder.File("model");
        AtomicFile.Write(path, stream => stream.Write(Old));
        Assert.Equal(Old, File.ReadAllBytes(path));
        AtomicFile.Write(path, stream => stream.Write(New));
        Assert.Equal(New, File.ReadAllBytes(path));
        Assert.Equal(["model"], _folder.Names);
    }

    [Fact]
    public void A_relative_name_without_folder_is_beside_the_working_folder()
    {
        string name = $"vae-test-{Guid.NewGuid():N}";
        try
        {
            AtomicFile.Write(name, stream => stream.Write(Old));
            Assert.Equal(Old, File.ReadAllBytes(name));
        }
        finally
        {
            File.Delete(name);
        }
    }

    [Fact]
    public void A_write_that_fails_midway_keeps_the_old_file_and_no_rubbish()
    {
        string path = _folder.Write("model", Old);
        Assert.Throws<InvalidTimeZoneException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write(New);
            throw new InvalidTimeZoneException();
        }));
        Assert.Equal(Old, File.ReadAllBytes(path));
        Assert.Equal(["model"], _folder.Names);
    }

    [Fact]
    public void A_failure_of_the_file_system_midway_names_the_file()
    {
        string path = _folder.File("model");
        UserError.Of(() => AtomicFile.Write(path, _ => throw new IOException("odd\nfault")), path, "odd fault");
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void While_writing_the_old_content_is_still_there()
    {
        string path = _folder.Write("model", Old);
        AtomicFile.Write(path, stream =>
        {
            stream.Write(New);
            stream.Flush();
            Assert.Equal(Old, File.ReadAllBytes(path));
        });
    }

    [Fact]
    public void Names_a_folder_that_does_not_exist()
    {
        string path = _folder.File(Path.Combine("nowhere", "model"));
        UserError.Of(() => AtomicFile.Write(path, _ => { }), path, "does not exist; create it");
        UserError.Of(() => AtomicFile.CheckWritable(path), path, "does not exist; create it");
    }

    [Fact]
    public void Refuses_to_be_a_folder()
    {
        UserError.Of(() => AtomicFile.Write(_folder.Root, _ => { }), _folder.Root, "is a folder");
        UserError.Of(() => AtomicFile.Write(_folder.File("x") + Path.DirectorySeparatorChar, _ => { }), "is a folder");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\0b")]
    public void Refuses_names_no_file_can_have(string path) => UserError.Of(() => AtomicFile.Write(path, _ => { }), "name of a file");

    [Fact]
    public void A_name_too_long_is_said_to_be_so()
    {
        UserError.Of(() => AtomicFile.Write(_folder.File(new string('n', 4000)), _ => { }), "cannot be written");
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void A_read_only_file_is_respected()
    {
        string path = _folder.Write("model", Old);
        File.SetAttributes(path, FileAttributes.ReadOnly);
        UserError.Of(() => AtomicFile.Write(path, stream => stream.Write(New)), path, "read-only");
        UserError.Of(() => AtomicFile.CheckWritable(path), path, "read-only");
        File.SetAttributes(path, FileAttributes.Normal);
        Assert.Equal(Old, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_link_stays_a_link()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string path = _folder.Write("model", Old);
        string link = _folder.File("link");
        File.CreateSymbolicLink(link, path);
        AtomicFile.Write(link, stream => stream.Write(New));
        Assert.Equal(New, File.ReadAllBytes(path));
        Assert.NotNull(new FileInfo(link).LinkTarget);
    }

    [Fact]
    public void A_link_to_nothing_yet_creates_what_it_points_to()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string link = _folder.File("link");
        File.CreateSymbolicLink(link, _folder.File("model"));
        AtomicFile.Write(link, stream => stream.Write(New));
        Assert.Equal(New, File.ReadAllBytes(_folder.File("model")));
    }

    [Fact]
    public void A_full_disk_is_called_that_and_a_device_survives()
    {
        const string Full = "/dev/full";
        if (!File.Exists(Full))
        {
            return;
        }

        UserError.Of(() => AtomicFile.Write(Full, stream => stream.Write(New)), Full, "the disk is full");
        Assert.True(File.Exists(Full));
        UserError.Of(() => AtomicFile.Write(Full, stream => stream.Write(New)), Full, "the disk is full");
    }

    [Fact]
    public void Checking_leaves_no_trace()
    {
        AtomicFile.CheckWritable(_folder.File("new"));
        Assert.Empty(_folder.Names);
        string path = _folder.Write("model", Old);
        AtomicFile.CheckWritable(path);
        Assert.Equal(["model"], _folder.Names);
        Assert.Equal(Old, File.ReadAllBytes(path));
    }
}
