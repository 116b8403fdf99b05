namespace Vae.Realtime.Learning.Models;

using System.Text;
using System.Text.Json;
using Vae.Realtime.Files;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Learning.Nn;

internal sealed partial record VaeArchitecture
{
    private const int MaxJsonBytes = 1 << 20;

    /// <summary>Reads an architecture from a JSON file.</summary>
    /// <exception cref="VaeException">The file cannot be read or does not describe an architecture; see <see cref="Parse"/>.</exception>
    public static VaeArchitecture Load(string path)
    {
        ReadOnlyMemory<byte> content = InputFile.ReadAll(path, MaxJsonBytes, "an architecture");
        if (content.Span.StartsWith(Encoding.UTF8.Preamble))
        {
            content = content[Encoding.UTF8.Preamble.Length..];
        }

        return Read(StrictJson.Parse(content, $"'{path}'"));
    }

    /// <summary>Reads an architecture from JSON text, in the form that <see cref="ToJson"/> writes; keys may come in any order.</summary>
    /// <param name="json">The text.</param>
    /// <param name="sourceName">What messages call it.</param>
    /// <exception cref="VaeException">
    /// It is not JSON, lacks a key, has one that is unknown or repeated, or a value is out of range; the message names the place.
    /// </exception>
    public static VaeArchitecture Parse(string json, string sourceName)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Read(StrictJson.Parse(Encoding.UTF8.GetBytes(json), sourceName));
    }

    /// <summary>
    /// The architecture as JSON on one line; the same architecture always gives the same text:
    /// <code>
    /// {"input":{"height":28,"width":28,"channels":1},
    ///  "encoder":[{"type":"linear","out":400,"activation":"relu"}],
    ///  "latent":20,
    ///  "decoder":[{"type":"linear","out":400,"activation":"relu"}],
    ///  "likelihood":"bernoulli"}
    /// </code>
    /// A layer "output" may stand before the likelihood; without it the output layer is linear. So may
    /// <c>"labels":{"classes":10,"embedding":16}</c>, with or without an embedding, for a model that is told the class of an example.
    /// </summary>
    public string ToJson()
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text))
        {
            json.WriteStartObject();
            json.WriteStartObject("input");
            json.WriteNumber("height", Input.Height);
            json.WriteNumber("width", Input.Width);
            json.WriteNumber("channels", Input.Channels);
            json.WriteEndObject();
            LayerJson.WriteLayers(json, "encoder", Encoder);
            json.WriteNumber("latent", Latent);
            LayerJson.WriteLayers(json, "decoder", Decoder);
            if (Output is not null)
            {
                json.WritePropertyName("output");
                Output.Write(json);
            }

            Labels?.Write(json);
            Likelihoods.Write(json, Likelihood);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static VaeArchitecture Read(StrictJson json)
    {
        OrderedDictionary<string, StrictJson> members = json.Members(
            ["input", "encoder", "latent", "decoder", Likelihoods.Key], ["output", LabelCondition.Key]);
        OrderedDictionary<string, StrictJson> input = members["input"].Members("height", "width", "channels");
        Shape shape = new(LayerJson.ReadSize(input["height"]), LayerJson.ReadSize(input["width"]), LayerJson.ReadSize(input["channels"]));
        if ((long)shape.Height * shape.Width * shape.Channels > Limits.MaxImageLength)
        {
            throw members["input"].Error($"describes images of more than {Limits.MaxImageLength:N0} values");
        }

        LayerSpec[] encoder = LayerJson.ReadLayers(members["encoder"]);
        LayerSpec[] decoder = LayerJson.ReadLayers(members["decoder"]);
        int latent = LayerJson.ReadSize(members["latent"]);
        Likelihood likelihood = Likelihoods.Read(members[Likelihoods.Key]);
        LayerSpec? last = members.TryGetValue("output", out StrictJson output) ? LayerCatalog.Read(output) : null;
        LabelCondition? condition = members.TryGetValue(LabelCondition.Key, out StrictJson labels) ? LabelCondition.Read(labels) : null;
        return LayerJson.Made(json, () => new VaeArchitecture(shape, encoder, latent, decoder, likelihood, last, condition));
    }
}
