namespace Vae.Realtime.Learning.Models;

using System.Text.Json;
using Vae.Realtime.Data;
using Vae.Realtime.Formats;

internal sealed partial record VaeArchitecture
{
    private const string LabelsKey = "labels";

    /// <summary>
    /// What a conditional VAE is told of an example beside its picture (Sohn, Lee, Yan 2015): its class, as a unit vector or as a learned
    /// vector of it. It is appended to the encoder's features and to the latent.
    /// </summary>
    /// <param name="Classes">Number of classes.</param>
    /// <param name="Embedding">Size of the learned vector, which is a linear layer's of the unit vector; null for the unit vector itself.</param>
    /// <exception cref="VaeException">A number is out of range.</exception>
    public sealed record LabelCondition(int Classes, int? Embedding = null)
    {
        public int Classes { get; } = CheckRange(Classes, 1, ExampleSet.MaxClasses, "number of classes");

        public int? Embedding { get; } = Embedding is int size ? CheckSize(size, "size of the label embedding") : null;

        /// <summary>Values that are appended.</summary>
        public int Width => Embedding ?? Classes;

        internal static LabelCondition Read(StrictJson json)
        {
            OrderedDictionary<string, StrictJson> members = json.Members(["classes"], ["embedding"]);
            return new LabelCondition(
                (int)members["classes"].Integer(1, ExampleSet.MaxClasses),
                members.TryGetValue("embedding", out StrictJson embedding) ? ReadSize(embedding) : null);
        }

        internal void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject(LabelsKey);
            json.WriteNumber("classes", Classes);
            if (Embedding is int size)
            {
                json.WriteNumber("embedding", size);
            }

            json.WriteEndObject();
        }
    }

    /// <summary>What a conditional model is told of an example's class; null for a model that is not.</summary>
    public LabelCondition? Labels { get; }

    /// <summary>What enters the decoder: the latent, with the condition behind it.</summary>
    internal Shape DecoderInput => new(1, 1, Latent + ConditionWidth);

    internal int ConditionWidth => Labels?.Width ?? 0;

    /// <summary>The same model, told of its examples' classes.</summary>
    public VaeArchitecture With(LabelCondition labels) => new(Input, Encoder, Latent, Decoder, Likelihood, Output, labels);

    // What the posterior heads read: the features as they are, or flattened with the condition behind them.
    private Shape HeadsInput(Shape features) => Labels is null ? features : new Shape(1, 1, features.Length + ConditionWidth);
}
