namespace Vae.Realtime.Tests.Live.Instruments;

using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Tests.Gpu;
using Vae.Realtime.Tests.Realtime;
using Xunit;

/// <summary>The tables of what can be done and turned.</summary>
[Collection(GpuCollection.Name)]
public sealed class InstrumentTests : IDisposable
{
    private readonly PluginBench _bench;
    private readonly Instrument _instrument;

    public InstrumentTests(GpuFixture gpu)
    {
        _bench = new PluginBench(gpu.Device);
        _instrument = new Instrument(_bench.Plugin);
    }

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Every_action_has_a_name_a_key_and_words_of_its_own()
    {
        ActionTable actions = _instrument.Actions;
        Assert.Equal(actions.Count, actions.Select(action => action.Name).Distinct().Count());
        Assert.Equal(actions.Count, actions.Select(action => action.Chord).Distinct().Count());
        Assert.Equal(actions.Count, actions.Select(action => action.Description).Distinct().Count());
        Assert.All(actions, action =>
        {
            Assert.Matches("^[a-z]+(\\.[a-z]+)*$", action.Name);
            Assert.Equal(action.Keys, action.Chord.ToString());
            Assert.Same(action, actions.Find(action.Name));
            Assert.Same(action, actions.Find(action.Chord));
        });
        Assert.Throws<ArgumentException>(() => actions.Add(new InstrumentAction("random", "F12", "group", "again", () => { })));
        Assert.Throws<ArgumentException>(() => actions.Add(new InstrumentAction("other", "R", "group", "again", () => { })));
    }

    [Fact]
    public void Every_parameter_holds_what_is_set_from_end_to_end()
    {
        Assert.All(_instrument.Parameters.Where(parameter => parameter.Group != TrainingActions.Group), parameter =>
        {
            Assert.InRange(parameter.Default, parameter.Minimum, parameter.Maximum);
            foreach (double position in parameter.Whole ? [0, 1] : new[] { 0, 1, 0.5 })
            {
                parameter.Position = position;
                Assert.Equal(position, parameter.Position, 2);
                Assert.NotEmpty(parameter.Text);
            }
        });
    }

    [Fact]
    public void Every_action_can_be_done_at_any_time_without_data()
    {
        foreach (InstrumentAction action in _instrument.Actions.Concat(_instrument.Actions))
        {
            action.Run();
            _ = action.IsOn?.Invoke();
            _instrument.Advance(1, 1.0 / 60);
        }

        Assert.True(_instrument.QuitRequested);
        Assert.NotNull(_instrument.Notice.Current);
    }

    [Fact]
    public void Dimensions_are_parameters_which_follow_the_model()
    {
        Assert.Equal(4, _instrument.Parameters.Count(parameter => parameter.Group == LatentActions.Dimensions));
        _instrument.Parameters.Find("latent.2")!.Value = -1.5;
        Assert.Equal(-1.5f, _instrument.Latents.State.Values[1]);
        int version = _instrument.Parameters.Version;
        _instrument.ModelChanged();
        Assert.NotEqual(version, _instrument.Parameters.Version);
        Assert.Equal(4, _instrument.Parameters.Count(parameter => parameter.Group == LatentActions.Dimensions));
    }

    [Fact]
    public void A_notice_stays_for_some_seconds()
    {
        _instrument.Advance(10, 0);
        _instrument.Notice.Show("done");
        _instrument.Advance(10 + _instrument.Notice.Stay - 0.1, 0);
        Assert.Equal("done", _instrument.Notice.Current);
        _instrument.Advance(10 + _instrument.Notice.Stay + 0.1, 0);
        Assert.Null(_instrument.Notice.Current);
    }
}
