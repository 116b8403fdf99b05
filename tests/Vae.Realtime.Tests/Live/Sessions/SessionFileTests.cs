namespace Vae.Realtime.Tests.Live.Sessions;

using System.Text.Json;
using Vae.Realtime.Data;
using Vae.Realtime.Live.Sessions;
using Vae.Realtime.Tests.Formats;
using Xunit;

public sealed class SessionFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Session => _folder.File("a.json");

    public static TheoryData<int> Runs => [1, 2, 3, 4, 5, 6];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Runs))]
    public void What_is_saved_comes_back(int run)
    {
        Random random = new(run);
        int size = random.Next(1, 40);
        string model = _folder.Write("m.safetensors", []);
        float[] Latent() => [.. Enumerable.Range(0, size).Select(_ => (random.NextSingle() - 0.5f) * 9)];
        LiveSession session = new()
        {
            Model = random.Next(2) == 0 ? null : model,
            Data = random.Next(2) == 0 ? "shapes?size=64" : model,
            Seed = (ulong)random.NextInt64(),
            Latent = Latent(),
            Dragged = random.Next(size) + 1,
            Locked = [.. Enumerable.Range(1, size).Where(_ => random.Next(2) == 0)],
            Keyframes = [.. Enumerable.Range(0, random.Next(5)).Select(_ => Latent())],
            Walking = random.Next(2) == 0,
            Training = random.Next(2) == 0,
            Overlay = random.Next(2) == 0,
            Parameters = new Dictionary<string, double> { ["speed"] = random.NextDouble(), ["fps"] = 60 },
        };
        SessionFile.Save(Session, session);
        LiveSession back = SessionFile.Load(Session);
        Assert.Equivalent(session, back, strict: true);
        Assert.Equal(session.Latent, back.Latent);
    }

    [Fact]
    public void Files_below_the_session_move_with_it()
    {
        Directory.CreateDirectory(_folder.File("one"));
        File.WriteAllBytes(_folder.File("one/m.safetensors"), []);
        SessionFile.Save(_folder.File("one/a.json"), Example with { Model = _folder.File("one/m.safetensors") });
        Directory.Move(_folder.File("one"), _folder.File("two"));
        Assert.Equal(_folder.File("two/m.safetensors"), SessionFile.Load(_folder.File("two/a.json")).Model);
    }

    [Theory]
    [InlineData("latent", "[1, \"2\"]", "latent[1] must be a number")]
    [InlineData("latent", "[1e30]", "latent[0] must be a number")]
    [InlineData("seed", "-1", "seed must be a whole number")]
    [InlineData("format", "\"vae.realtime session 9\"", "reads no other kind of session")]
    [InlineData("model", "\"nowhere.safetensors\"", "does not exist")]
    [InlineData("data", "\"nowhere.csv\"", "does not exist")]
    [InlineData("data", "\"glyphs?size=3\"", "data")]
    [InlineData("locked", "[9]", "locked or dragged")]
    [InlineData("keyframes", "[[1]]", "keyframes of another size")]
    [InlineData("walking", "1", "walking must be true or false")]
    [InlineData("parameters", "{\"speed\": \"fast\"}", "parameters.speed must be a number")]
    [InlineData("colour", "1", "colour is not known here")]
    public void Every_fault_is_named_with_its_place(string key, string value, string message)
    {
        SessionFile.Save(Session, Example);
        Dictionary<string, JsonElement> members = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(File.ReadAllText(Session))!;
        members[key] = JsonDocument.Parse(value).RootElement;
        File.WriteAllText(Session, JsonSerializer.Serialize(members));
        string text = Assert.Throws<VaeException>(() => SessionFile.Load(Session)).Message;
        Assert.Contains(message, text, StringComparison.Ordinal);
        Assert.Contains("a.json", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text);
    }

    [Fact]
    public void What_is_missing_is_said()
    {
        Assert.Contains(
            "nowhere.json", Assert.Throws<VaeException>(() => SessionFile.Load(_folder.File("nowhere.json"))).Message, StringComparison.Ordinal);
        File.WriteAllText(Session, "{}");
        Assert.Contains("lacks the key 'format'", Assert.Throws<VaeException>(() => SessionFile.Load(Session)).Message, StringComparison.Ordinal);
        File.WriteAllText(Session, "no session");
        Assert.Contains("not valid JSON", Assert.Throws<VaeException>(() => SessionFile.Load(Session)).Message, StringComparison.Ordinal);
    }

    private static LiveSession Example => new() { Data = StreamKind.Glyphs.Name, Latent = [1, 2], Keyframes = [[1, 2]] };
}
