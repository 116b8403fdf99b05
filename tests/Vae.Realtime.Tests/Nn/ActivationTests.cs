namespace Vae.Realtime.Tests.Nn;

using System.Globalization;
using System.Text.RegularExpressions;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Reference;
using Xunit;

/// <summary>Activations have one name and number each: here, in the twins and in the shaders.</summary>
public sealed partial class ActivationTests
{
    [Fact]
    public void Every_activation_has_a_name() => Assert.Equal(Enum.GetValues<Activation>(), Activations.ByName.Values.Order());

    [Fact]
    public void Twins_have_the_same_numbers() => Assert.Equal(
        Enum.GetValues<Activation>().Select(activation => ($"{activation}", (int)activation)),
        Enum.GetValues<ReferenceActivation>().Select(activation => ($"{activation}", (int)activation)));

    [Fact]
    public void Shaders_have_the_same_numbers()
    {
        Assert.Equal(Numbers(epilogue: true), Constants("activation.glsl"));
        Assert.Equal(Numbers(epilogue: false), Constants("activation_any.glsl"));
    }

    private static IEnumerable<(string Name, int Number)> Numbers(bool epilogue) =>
        from one in Activations.ByName
        where one.Value.Traits().HasEpilogue == epilogue
        orderby one.Value
        select (one.Key, (int)one.Value);

    private static IEnumerable<(string Name, int Number)> Constants(string file) =>
        Constant().Matches(File.ReadAllText(Assert.Single(Directory.GetFiles(Repository.Folder("shaders"), file, SearchOption.AllDirectories))))
            .Select(match => (Name(match), int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture)));

    private static string Name(Match constant) => constant.Groups["name"].Value.ToLowerInvariant();

    [GeneratedRegex(@"const uint ACTIVATION_(?<name>\w+) = (?<number>\d+)u;")]
    private static partial Regex Constant();
}
