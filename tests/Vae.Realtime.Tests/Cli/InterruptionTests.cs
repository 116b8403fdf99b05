namespace Vae.Realtime.Tests.Cli;

using Vae.Realtime.Tests.Formats;
using Xunit;

[Collection(CliCollection.Name)]
public sealed class InterruptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = TinyData.Folder();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void Training_that_is_interrupted_saves_what_it_learned(string signal)
    {
        using VaeProcess training = VaeProcess.Start(
            _folder.Root, ["train", .. TinyData.Options, "--epochs", "1000000", "--out", "m.safetensors", "--json"]);
        training.ReadLine();
        training.Send(signal);
        VaeResult result = training.Wait();
        Assert.Equal(130, result.ExitCode);
        Assert.Contains("'m.safetensors'", Assert.Single(result.Errors), StringComparison.Ordinal);
        Assert.Equal(result.Output.Length, result.Json().Length);
        Assert.Equal(["m.safetensors", TinyData.Name], _folder.Names);
        VaeProcess.Run(_folder.Root, "eval", "m.safetensors", "--data", TinyData.Name).Succeeded();
    }
}
