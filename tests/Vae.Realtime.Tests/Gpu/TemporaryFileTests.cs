namespace Vae.Realtime.Tests.Gpu;

using System.Diagnostics;
using Vae.Realtime.Files;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>What killed processes left is cleared away; what belongs to anybody else stays.</summary>
public sealed class TemporaryFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_an_ended_process_left_goes_with_the_next_file_written_there()
    {
        string left = Leave(ProcessMark.Own with { Id = Ended() });
        AtomicFile.Write(_folder.File("model"), stream => stream.WriteByte(1));
        Assert.False(File.Exists(left));
        Assert.Equal(["model"], _folder.Names);
    }

    [Fact]
    public void A_process_with_the_number_of_an_ended_one_is_another()
    {
        string left = Leave(ProcessMark.Own with { Birth = "1" });
        TemporaryFile.Clear(_folder.Root);
        Assert.False(File.Exists(left));
    }

    [Fact]
    public void Files_of_running_processes_stay()
    {
        using Process other = Process.Start("sleep", ["60"]);
        try
        {
            string[] files = [Leave(ProcessMark.Own), Leave(ProcessMark.Of(other.Id)!.Value)];
            TemporaryFile.Clear(_folder.Root);
            Assert.All(files, file => Assert.True(File.Exists(file), file));
        }
        finally
        {
            other.Kill();
        }
    }

    [Fact]
    public void Files_of_another_machine_stay()
    {
        string other = Leave(ProcessMark.Own with { Id = Ended(), Machine = "0badcafe" });
        TemporaryFile.Clear(_folder.Root);
        Assert.True(File.Exists(other));
    }

    [Theory]
    [InlineData("vae-.tmp")]
    [InlineData("vae-notes.tmp")]
    [InlineData("vae-1-2-3-4-5.tmp")]
    [InlineData("vae-0badcafe-99999999999-1-a.tmp")]
    [InlineData("mine.tmp")]
    public void Files_that_only_look_alike_stay(string name)
    {
        _folder.Write(name, [1]);
        TemporaryFile.Clear(_folder.Root);
        Assert.Equal([name], _folder.Names);
    }

    [Fact]
    public void Where_there_is_no_folder_nothing_is_cleared() => TemporaryFile.Clear(_folder.File("nowhere"));

    private string Leave(ProcessMark mark) => _folder.Write($"vae-{mark}-{Guid.NewGuid():N}.tmp", [1, 2, 3]);

    private static int Ended()
    {
        using Process process = Process.Start("true");
        process.WaitForExit();
        return process.Id;
    }
}
