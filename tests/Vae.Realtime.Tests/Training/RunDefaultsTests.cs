namespace Vae.Realtime.Tests.Training;

using Vae.Realtime.Learning.Training;
using Xunit;

/// <summary>What nobody chose follows the data, and is told.</summary>
public sealed class RunDefaultsTests
{
    [Theory]
    [InlineData(35, 35, 600)]
    [InlineData(1, 1, 600)]
    [InlineData(129, 128, 300)]
    [InlineData(1440, 128, 50)]
    [InlineData(60_000, 128, 10)]
    public void Few_examples_make_small_batches_and_many_epochs(int examples, int batch, int epochs)
    {
        List<string> notes = [];
        TrainerOptions fitted = new RunDefaults(Batch: true, Epochs: true).Fit(new TrainerOptions(), examples, notes);
        Assert.Equal((batch, epochs), (fitted.Batch, fitted.Epochs));
        Assert.Equal((batch < 128 ? 1 : 0) + (epochs > 10 ? 1 : 0), notes.Count);
        Assert.All(notes, note => Assert.Contains("(--", note, StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_chosen_stays()
    {
        List<string> notes = [];
        TrainerOptions chosen = new() { Batch = 256, Epochs = 3 };
        Assert.Equal(chosen, default(RunDefaults).Fit(chosen, 35, notes));
        Assert.Empty(notes);
        TrainerOptions fitted = new RunDefaults(Batch: true, Epochs: false).Fit(chosen, 35, notes);
        Assert.Equal((35, 3), (fitted.Batch, fitted.Epochs));
    }

    [Fact]
    public void Batches_that_are_added_up_count_as_one_step()
    {
        TrainerOptions fitted = new RunDefaults(Batch: true, Epochs: true).Fit(new TrainerOptions { Batch = 100, Accumulate = 3 }, 1000, []);
        Assert.Equal(150, fitted.Epochs);
    }
}
