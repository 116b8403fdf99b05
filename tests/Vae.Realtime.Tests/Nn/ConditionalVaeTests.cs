namespace Vae.Realtime.Tests.Nn;

using Vae.Realtime.Data;
using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Models.Torch;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Learning.Training;
using Vae.Realtime.Tests.Formats;
using Vae.Realtime.Tests.Gpu;
using Vae.Realtime.Tests.Kernels;
using Xunit;

/// <summary>Models that are told the classes of their examples, against PyTorch: see tests/fixtures/make_cvae_fixtures.py.</summary>
[Collection(GpuCollection.Name)]
public sealed class ConditionalVaeTests(GpuFixture gpu)
{
    private const int Batch = 6;

    private static readonly string[] Classes = ["a", "b", "c", "d"];

    [Theory]
    [InlineData("onehot", null)]
    [InlineData("onehot", "encoder.,posterior")]
    [InlineData("embedding", null)]
    [InlineData("embedding", "encoder.")]
    [InlineData("embedding", "encoder.,posterior")]
    [InlineData("embedding", "encoder.,posterior,label_embedding")]
    [InlineData("embedding", "label_embedding,decoder.")]
    public void Learns_what_PyTorch_does(string name, string? frozen)
    {
        Fixture(name).AssertTraining(gpu.Device, new TrainerOptions { Freeze = frozen });
        GpuFixture.AssertClean(gpu.Device);
    }

    [Theory]
    [InlineData("onehot")]
    [InlineData("embedding")]
    public void Architectures_keep_their_text_and_PyTorchs_names(string name)
    {
        ModelFixture fixture = Fixture(name);
        fixture.AssertNames();
        VaeArchitecture architecture = fixture.Architecture;
        Assert.NotEqual(architecture, architecture.With(new LabelCondition(9)));
        Assert.Equal(architecture.Labels, architecture.With(new Likelihood(LikelihoodFamily.Gaussian)).Labels);
    }

    [Fact]
    public void The_class_decides_the_picture()
    {
        using (VaeModel model = Fixture("embedding").Load(gpu.Device, trainable: false))
        {
            int length = model.Architecture.Input.Length;
            float[] Rows(params uint[] labels) => Sampler.Draw(model, 3, seed: 5, labels);
            (float[] mixed, float[] twos) = (Rows(2, 0, 3), Rows(2, 2, 2));
            Assert.Equal(mixed[..length], twos[..length]);
            Assert.NotEqual(mixed[length..(2 * length)], twos[length..(2 * length)]);
            Assert.Equal(Rows(0, 0, 0), Sampler.Draw(model, 3, seed: 5));
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    [Fact]
    public void What_measures_and_shows_models_takes_conditional_ones()
    {
        ModelFixture fixture = Fixture("onehot");
        using (VaeModel model = fixture.Load(gpu.Device, trainable: false))
        using (GivenBatches batches = fixture.Give(gpu.Device))
        {
            (_, float[] told, _) = Reconstructor.Run(model, batches, Batch, 1, Augmentation.None);
            using Evaluator evaluator = new(model, batches);
            using ImportanceEvaluator importance = new(model, batches, 50);
            using LatentCodec codec = new(model, 2);
            Assert.Equal(model.Architecture.Input.Length, codec.Decode(new float[model.Architecture.Latent]).Length);
            LossTerms loss = evaluator.Run(1);
            Assert.True(importance.Run(1) < loss.Loss);

            float[] means = EncodedSet.Of(model, batches, Batch, 1).Means;
            batches.Give([1, 1, 1, 1, 1, 1]);
            Assert.NotEqual(means, EncodedSet.Of(model, batches, Batch, 1).Means);
            (_, float[] lied, _) = Reconstructor.Run(model, batches, Batch, 1, Augmentation.None);
            Assert.NotEqual(told, lied);
            Assert.NotEqual(loss, evaluator.Run(1));
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    [Fact]
    public void Data_must_have_the_classes()
    {
        using VaeModel model = Fixture("onehot").Load(gpu.Device, trainable: true);
        using GivenBatches without = new(gpu.Device, model.Architecture.Input, Batch);
        using GivenBatches more = new(gpu.Device, model.Architecture.Input, Batch, [.. Classes, "e"]);
        UserError.Of(() => TorchProgram.Text(model.Architecture), "exported");
        UserError.Of(() => _ = new Trainer(model, without, new TrainerOptions { Batch = Batch }), "no labels", "4 classes");
        UserError.Of(() => _ = new Evaluator(model, more), "5 classes", "knows 4");
    }

    [Theory]
    [InlineData("c", 2)]
    [InlineData("3", 3)]
    [InlineData("0", 1)]
    public void Classes_are_found_by_name_then_by_number(string text, int expected) =>
        Assert.Equal(expected, ClassNames.Find(text, ["a", "0", "c"], 4));

    [Theory]
    [InlineData("4")]
    [InlineData("-1")]
    [InlineData("d")]
    public void No_other_classes_are_found(string text) =>
        UserError.Of(() => ClassNames.Find(text, ["a", "0", "c"], 4), $"'{text}'", "0 to 3", "a, 0, c");

    private static ModelFixture Fixture(string name) => new($"cvae/{name}.safetensors");
}
