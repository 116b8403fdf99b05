namespace Vae.Realtime.Tests.Formats;

using System.Text;
using Vae.Realtime.Learning.Models;
using Xunit;

public sealed class VaeArchitectureJsonTests : IDisposable
{
    private const string Layer = "{\"type\":\"linear\",\"out\":400,\"activation\":\"relu\"}";

    private const string Json = "{\"input\":{\"height\":28,\"width\":28,\"channels\":1},\"encoder\":[" + Layer + "],"
        + "\"latent\":20,\"decoder\":[" + Layer + "],\"likelihood\":\"bernoulli\"}";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_text_is_stable()
    {
        VaeArchitecture mlp = VaeArchitecture.Mlp(new Shape(28, 28, 1));
        Assert.Equal(Json, mlp.ToJson());
        Assert.Equal(mlp, VaeArchitecture.Parse(Json, "test"));
    }

    [Fact]
    public void Order_and_space_do_not_matter()
    {
        string text = " {\"likelihood\":\"bernoulli\",\n\"decoder\":[{\"activation\":\"relu\",\"out\":400,\"type\":\"linear\"}],\"latent\":20,"
            + "\"encoder\":[" + Layer + "],\"input\":{\"channels\":1,\"width\":28,\"height\":28}}\n";
        Assert.Equal(Json, VaeArchitecture.Parse(text, "test").ToJson());
    }

    [Theory]
    [InlineData("\"latent\":20", "\"latent\":0", "latent must be a whole number from 1 to 65,536, not 0")]
    [InlineData("\"latent\":20", "\"latent\":65537", "latent must be")]
    [InlineData("\"latent\":20", "\"latent\":20.5", "not 20.5")]
    [InlineData("\"latent\":20", "\"latent\":1e99", "latent must be")]
    [InlineData("\"latent\":20", "\"latent\":\"20\"", "latent must be")]
    [InlineData("\"latent\":20", "\"latent\":null", "not null")]
    [InlineData("\"latent\":20,", "", "lacks the key 'latent'")]
    [InlineData("\"latent\":20", "\"latent\":20,\"latent\":20", "'latent' twice")]
    [InlineData("\"latent\":20", "\"latent\":20,\"latnet\":20", "latnet is not known here; known are input, encoder")]
    [InlineData("\"out\":400", "\"out\":-1", "encoder[0].out must be")]
    [InlineData("\"out\":400", "\"otu\":400", "encoder[0].otu is not known here; known are type, out, activation; did you mean 'out'?")]
    [InlineData("\"decoder\":", "\"decodr\":", "decodr is not known here; known are input, encoder", "did you mean 'decoder'?")]
    [InlineData("\"out\":400", "\"out\":400,\"dropout\":1", "encoder[0].dropout is not known here; known are type, out, activation")]
    [InlineData("\"linear\"", "\"lstn\"", "encoder[0].type must be one of linear, lstm")]
    [InlineData("\"type\":\"linear\",", "", "encoder[0] lacks the key 'type'")]
    [InlineData("\"relu\"", "\"RELU\"", "encoder[0].activation must be one of none, relu")]
    [InlineData("\"relu\"", "1", "encoder[0].activation must be a text")]
    [InlineData("\"bernoulli\"", "\"gaussion\"", "likelihood must be one of bernoulli")]
    [InlineData("\"height\":28", "\"height\":0", "input.height must be")]
    [InlineData("\"height\":28,\"width\":28", "\"height\":65536,\"width\":65536", "input describes images of more than")]
    [InlineData("{\"height\":28,\"width\":28,\"channels\":1}", "[28,28,1]", "input must be an object, not [28,28,1]")]
    [InlineData("\"encoder\":[", "\"encoder\":[[],", "encoder[0] must be an object")]
    [InlineData("\"encoder\":[" + Layer + "]", "\"encoder\":" + Layer, "encoder must be a list")]
    [InlineData("}],", "}],,", "not valid JSON (line 1, byte")]
    public void Mistakes_are_named_with_their_place(string right, string wrong, params string[] mentions)
    {
        int at = Json.IndexOf(right, StringComparison.Ordinal);
        string text = Json.Remove(at, right.Length).Insert(at, wrong);
        UserError.Of(() => VaeArchitecture.Parse(text, "'my.json'"), ["'my.json'", .. mentions]);
    }

    [Fact]
    public void Too_many_layers_are_refused()
    {
        string text = Json.Replace("[" + Layer + "]", "[" + string.Join(',', Enumerable.Repeat(Layer, 65)) + "]", StringComparison.Ordinal);
        UserError.Of(() => VaeArchitecture.Parse(text, "x"), "encoder has 65 entries; 64 is the most");
    }

    [Fact]
    public void Nothing_but_an_architecture_is_one()
    {
        foreach (string text in new[] { "", " ", "null", "[]", "1", "{}", new string('[', 10_000) })
        {
            UserError.Of(() => VaeArchitecture.Parse(text, "x"), "x");
        }
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        for (int length = 0; length < Json.Length; length++)
        {
            UserError.Of(() => VaeArchitecture.Parse(Json[..length], "x"), "x");
        }
    }

    [Fact]
    public void Random_damage_is_refused_or_harmless()
    {
        Random random = new(3);
        for (int round = 0; round < 3000; round++)
        {
            StringBuilder text = new(Json);
            text[random.Next(text.Length)] = (char)random.Next(1, 0x300);
            text[random.Next(text.Length)] = "{}[]\",:01\\"[random.Next(10)];
            UserError.OrSuccess(() => VaeArchitecture.Parse(text.ToString(), "x"));
        }
    }

    [Fact]
    public void Files_are_read_with_or_without_byte_order_mark()
    {
        byte[] text = Encoding.UTF8.GetBytes(Json);
        Assert.Equal(Json, VaeArchitecture.Load(_folder.Write("a.json", text)).ToJson());
        Assert.Equal(Json, VaeArchitecture.Load(_folder.Write("b.json", [.. Encoding.UTF8.Preamble, .. text])).ToJson());
    }

    [Fact]
    public void Files_that_cannot_be_read_are_named()
    {
        UserError.Of(() => VaeArchitecture.Load(_folder.File("none.json")), "none.json", "does not exist");
        UserError.Of(() => VaeArchitecture.Load(_folder.Write("big.json", new byte[2 << 20])), "big.json", "2,097,152 bytes");
        UserError.Of(() => VaeArchitecture.Load(_folder.Write("binary.json", [0xff, 0xfe, 0])), "binary.json", "UTF-8");
        UserError.Of(() => VaeArchitecture.Load(_folder.Write("wrong.json", "{}"u8.ToArray())), "wrong.json", "lacks the key 'input'");
    }
}
