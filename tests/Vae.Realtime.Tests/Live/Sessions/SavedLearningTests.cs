namespace Vae.Realtime.Tests.Live.Sessions;

using System.Text.Json;
using Vae.Realtime.Data;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Live;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Live.Sessions;
using Vae.Realtime.Tests.Formats;
using Vae.Realtime.Tests.Gpu;
using Vae.Realtime.Training;
using Xunit;

/// <summary>What a model learns while it is played with comes back: because it was saved, or because nobody did.</summary>
[Collection(GpuCollection.Name)]
public sealed class SavedLearningTests : IDisposable
{
    private const string Session = "vae.session.json";
    private const string Model = "vae.session.safetensors";

    private readonly GpuFixture _gpu;
    private readonly LiveBench _bench;
    private readonly TemporaryFolder _kept = new();

    public SavedLearningTests(GpuFixture gpu)
    {
        _gpu = gpu;
        _bench = Bench(options => options);
    }

    private FrameTraining Training => _bench.LiveModel.Plugin.Training!;

    public void Dispose()
    {
        _bench.Dispose();
        _kept.Dispose();
        GpuFixture.AssertClean(_gpu.Device);
    }

    [Fact]
    public void A_session_that_learned_goes_on_at_its_step_with_its_data()
    {
        _bench.Stage.Key("Shift+B").Until(() => Training.Trainer.ExamplesPerBatch == 64 && Training.Steps > 30, "steps")
            .Key("Space").Key("Ctrl+S").Then(() => Assert.False(_bench.LiveModel.HasUnsaved))
            .Then(() => Assert.Contains($"{_bench.LiveModel.Steps} steps", _bench.Instrument.Notice.Current, StringComparison.Ordinal));
        _bench.Play();
        long steps = _bench.LiveModel.Steps;
        Assert.Equal(Model, JsonDocument.Parse(File.ReadAllText(InFolder(Session))).RootElement.GetProperty("model").GetString());
        using LiveBench again = Bench(options => options with { Model = null, Data = null, Session = InFolder(Session) });
        FrameTraining training = again.LiveModel.Plugin.Training!;
        Assert.Equal(steps, training.Steps);
        Assert.Equal(InFolder(Model), again.LiveModel.ModelPath);
        Assert.Equal(_bench.LiveModel.Data, again.LiveModel.Data);
        Assert.Equal(Weights(_bench.LiveModel), Weights(again.LiveModel));
        Assert.Equal(Moments(_bench.LiveModel), Moments(again.LiveModel));
        again.Stage.Key("Space")
            .Until(() => training.Steps > steps, "the next step").Then(() => Assert.Equal(64, training.Batch))
            .Key("Ctrl+S").Then(() => Assert.Equal(InFolder(Model), again.LiveModel.ModelPath));
        again.Play();
        Assert.Equal(["model.safetensors", "tiny.idx", Session, Model], _bench.Folder.Names);
        Assert.NotEqual(Weights(_bench.LiveModel), Weights(again.LiveModel));
    }

    [Fact]
    public void Training_goes_on_from_a_saved_session_s_model()
    {
        _bench.Stage.Until(() => Training.Steps > 10, "steps").Key("Ctrl+S");
        _bench.Play();
        Assert.Equal(
            ["training.steps", "training.batch", "live.session"],
            SafetensorsFile.Load(InFolder(Model)).Metadata.Keys.Where(key => key is "training.batch" or "training.steps" or "live.session")
                .OrderDescending());
        using VaeModel model = new(_gpu.Device, VaeArchitecture.Mlp(new Shape(8, 8, 1), hidden: 24, latent: 4), trainable: true);
        Assert.True(Vae.Realtime.Learning.Training.TrainingState.FromMetadata(ModelFile.Restore(InFolder(Model), model, out _), Model).Steps > 10);
    }

    [Fact]
    public void Files_of_somebody_else_s_are_never_overwritten()
    {
        _bench.Folder.Write(Session, [1]);
        _bench.Folder.Write(Model, [2]);
        _bench.Folder.Write("vae.session-2.safetensors", [3]);
        _bench.Stage.Until(() => Training.Steps > 3, "steps").Key("Ctrl+S").Until(() => Training.Steps > 9, "more").Key("Ctrl+S");
        _bench.Play();
        Assert.Equal([1], File.ReadAllBytes(InFolder(Session)));
        Assert.Equal([2], File.ReadAllBytes(InFolder(Model)));
        Assert.Equal([3], File.ReadAllBytes(InFolder("vae.session-2.safetensors")));
        Assert.Equal(InFolder("vae.session-2-2.safetensors"), SessionFile.Load(InFolder("vae.session-2.json")).Model);
        Assert.Equal(7, _bench.Folder.Names.Length);
    }

    [Fact]
    public void A_model_that_was_given_stays_as_it_is()
    {
        byte[] given = File.ReadAllBytes(_bench.ModelPath);
        SessionFile.Save(InFolder("model.json"), new LiveSession { Model = _bench.ModelPath, Latent = [0, 0, 0, 0] });
        using LiveBench again = Bench(options => options with { Session = InFolder("model.json") });
        again.Stage.Until(() => again.LiveModel.Steps > 3, "steps").Key("Ctrl+S");
        again.Play();
        Assert.Equal(given, File.ReadAllBytes(_bench.ModelPath));
        Assert.Equal(InFolder("model-2.safetensors"), SessionFile.Load(InFolder("model.json")).Model);
    }

    [Fact]
    public void What_was_not_saved_is_kept_and_recovered()
    {
        _bench.Stage.Until(() => Training.Steps > 20, "steps").Key("R").Key("Space").Key("Esc").Then(() => Assert.Fail("It went on after Esc."));
        _bench.Play();
        Assert.Contains("vae live --recover", Assert.Single(Lines(_bench)), StringComparison.Ordinal);
        Assert.Equal(["model.safetensors", "tiny.idx"], _bench.Folder.Names);
        Assert.Equal(2, _kept.Names.Length);
        long steps = _bench.LiveModel.Steps;
        using LiveBench again = Bench(options => options with { Model = null, Data = null, Recover = true });
        Assert.Equal(steps, again.LiveModel.Steps);
        Assert.Equal(Weights(_bench.LiveModel), Weights(again.LiveModel));
        Assert.Equal(_bench.Latent, again.Latent);
        Assert.Equal(_bench.LiveModel.Data, again.LiveModel.Data);

        // The recovered files are not to stay where they are.
        again.Stage.Key("Ctrl+S");
        again.Play();
        Assert.Equal(InFolder(Model), SessionFile.Load(InFolder(Session)).Model);
        Assert.Empty(Lines(again));
        Assert.Equal(2, _kept.Names.Length);
    }

    [Fact]
    public void What_is_recovered_and_not_saved_is_kept_again()
    {
        _bench.Stage.Until(() => Training.Steps > 5, "steps").Key("Space");
        _bench.Play();
        using LiveBench again = Bench(options => options with { Model = null, Data = null, Recover = true });
        again.Play();
        Assert.Single(Lines(again));
        Assert.Equal(4, _kept.Names.Length);
    }

    [Fact]
    public void What_is_forgotten_by_starting_over_is_kept()
    {
        long steps = 0;
        _bench.Stage.Until(() => Training.Steps > 5, "steps").Key("Ctrl+S").Until(() => Training.Steps > _bench.LiveModel.Begun + 10, "more")
            .Then(() => Training.Share = 0).Then(Training.Settle).Then(() => steps = Training.Steps)
            .Then(() => Assert.Equal(TrainingClaim.Standard, Training.MinShare))
            .Key("N").Then(() => Assert.Equal((0, 2), (_bench.LiveModel.Steps, _kept.Names.Length)))
            .Then(() => Assert.Equal(TrainingClaim.FromNothing, Training.MinShare));
        _bench.Play();
        Assert.Equal(2, _kept.Names.Length);
        using LiveBench again = Bench(options => options with { Model = null, Data = null, Recover = true });
        Assert.Equal(steps, again.LiveModel.Steps);
    }

    [Fact]
    public void Nothing_is_kept_where_nothing_is_new()
    {
        _bench.Stage.Until(() => Training.Steps > 5, "steps").Key("Space").Key("Ctrl+M").Then(() => { }).Then(() => { });
        _bench.Play();
        Assert.Empty(Lines(_bench));
        Assert.Empty(_kept.Names);
        using LiveBench again = Bench(options => options with { Model = InFolder("vae-0001.safetensors"), MaxTrainShare = 0 });
        Assert.Equal(_bench.LiveModel.Steps, again.LiveModel.Steps);
        again.Play();
        Assert.Empty(_kept.Names);
    }

    [Fact]
    public void A_model_that_takes_another_s_place_does_not_take_what_that_learned()
    {
        _bench.Stage.Until(() => Training.Steps > 5, "steps").Key("Space").Then(() => _bench.Files.Drop([_bench.ModelPath]))
            .Then(() => Assert.Contains("vae live --recover", _bench.Instrument.Notice.Current, StringComparison.Ordinal))
            .Then(() => Assert.Equal(0, _bench.LiveModel.Steps));
        _bench.Play();
        Assert.Equal(2, _kept.Names.Length);
    }

    [Fact]
    public void The_newest_few_are_kept()
    {
        RecoveryFolder folder = new(_kept.Root);
        _kept.Write("mine.json", [1]);
        List<string> sessions = [];
        for (int i = 0; i < RecoveryFolder.Kept + 3; i++)
        {
            sessions.Add(folder.Keep(new LiveSession { Latent = [i] }, path => File.WriteAllBytes(path, [1])));
            Thread.Sleep(2);
        }

        Assert.Equal(sessions[^1], folder.Newest);
        Assert.Equal((2 * RecoveryFolder.Kept) + 1, _kept.Names.Length);
        Assert.All(sessions[^RecoveryFolder.Kept..], session => Assert.True(File.Exists(SessionFile.Load(session).Model)));
    }

    [Fact]
    public void Where_nothing_was_kept_that_is_said() =>
        UserError.Of(() => _ = new RecoveryFolder(_kept.File("nowhere")).Newest, "nothing to recover");

    private LiveBench Bench(Func<LiveOptions, LiveOptions> change) => new(_gpu.Device, change: options => change(options with
    {
        Model = _bench?.ModelPath ?? options.Model,
        Data = _bench is null ? options.Data : DataSpec.Parse(_bench.Folder.File("tiny.idx")),
        OutFolder = _bench?.Folder.Root ?? options.OutFolder,
        RecoveryFolder = _kept.Root,
    }));

    private static string[] Lines(LiveBench bench) =>
        [
            .. bench.Notes.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(
                line => line.Contains("recover", StringComparison.Ordinal)),
        ];

    private static float[] Weights(LiveModel liveModel) => Read(liveModel, parameter => parameter.Value);

    private static float[] Moments(LiveModel liveModel) => Read(liveModel, parameter => parameter.Moments.Mean);

    private static float[] Read(LiveModel liveModel, Func<Vae.Realtime.Learning.Nn.Parameter, Vae.Realtime.Learning.Nn.Tensor> which) =>
        [.. liveModel.Plugin.Model.Store.Parameters.SelectMany(parameter => which(parameter).Download(liveModel.Plugin.Model.Device))];

    private string InFolder(string name) => _bench.Folder.File(name);
}
