namespace Vae.Realtime.Tests.Nn;

using Vae.Realtime.Formats;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Learning.Training;
using Vae.Realtime.Tests.Kernels;
using Xunit;

/// <summary>
/// What PyTorch computes for one batch of a small model, in a file of tests/fixtures whose script says what its tensors are, and the same
/// computed here.
/// </summary>
internal sealed class ModelFixture
{
    private const double ValueTolerance = 1e-5;
    private const double NormTolerance = 1e-4;
    private const string Initial = "init.";

    private readonly SafetensorsFile _file;
    private readonly string _text;

    /// <param name="path">Below tests/fixtures.</param>
    /// <param name="architecture">As JSON, where the file's metadata do not hold it.</param>
    public ModelFixture(string path, string? architecture = null)
    {
        _file = SafetensorsFile.Load(Path.Combine(Repository.Folder("tests", "fixtures"), path));
        _text = architecture ?? _file.Metadata["architecture"];
        Architecture = VaeArchitecture.Parse(_text, path);
        Batch = this["x"].Length / Architecture.Input.Length;
    }

    public VaeArchitecture Architecture { get; }

    /// <summary>Examples of x.</summary>
    public int Batch { get; }

    /// <summary>Names for the classes of a conditional model.</summary>
    public string[]? Classes =>
        Architecture.Labels is { } labels ? [.. Enumerable.Range('a', labels.Classes).Select(letter => $"{(char)letter}")] : null;

    public float[] this[string tensor] => _file.Find(tensor)!.ToFloats();

    /// <summary>The model with PyTorch's parameters.</summary>
    public VaeModel Load(GpuDevice device, bool trainable)
    {
        VaeModel model = new(device, Architecture, trainable);
        foreach (Parameter parameter in model.Store.Parameters)
        {
            parameter.Value.Upload(device, parameter.Layout.FromFiles(name => this[Initial + name]));
        }

        return model;
    }

    /// <summary>The batch as a data set.</summary>
    public GivenBatches Give(GpuDevice device)
    {
        GivenBatches batches = new(device, Architecture.Input, Batch, Classes);
        batches.Give(this["x"]);
        if (Classes is not null)
        {
            batches.Give([.. this["labels"].Select(label => (uint)label)]);
        }

        return batches;
    }

    /// <summary>Fails unless a pass over a batch with some examples more, which do not count, gives PyTorch's heads, losses and gradients.</summary>
    public void AssertPass(GpuDevice device, int more)
    {
        using VaeModel model = Load(device, trainable: true);
        using VaePass pass = new(model, Batch + more, training: true);
        using StepRing ring = new(device);
        ring.Entry(0) = new StepEntry { Valid = (uint)Batch, KlWeight = 1, InverseValid = 1f / Batch };
        pass.X.Upload(device, Padded("x", more));
        pass.Noise.Upload(device, Padded("noise", more));
        Recording recording = new("step");
        pass.RecordForward(recording, ring.Bindings, NoiseMode.Given);
        pass.Backward!.Record(recording, ring.Bindings);
        device.RunOnce(recording);

        AssertClose("heads", pass.Heads.Download(device)[..(Batch * 2 * Architecture.Latent)], ValueTolerance);
        AssertLoss(1, Sum(device.Transfers.Download<float>(pass.Losses, pass.LossCount)));
        AssertLoss(2, Sum(device.Transfers.Download<float>(pass.Kl, pass.KlCount)));
        AssertGradients(device, model, Sum(device.Transfers.Download<float>(pass.Backward.Squares, pass.Backward.SquareCount)), _ => false);
    }

    /// <summary>Fails unless a step of training gives PyTorch's losses and gradients, and none of what is frozen.</summary>
    /// <param name="device">Where.</param>
    /// <param name="options">What else than batch and noise is to be chosen.</param>
    public void AssertTraining(GpuDevice device, TrainerOptions options)
    {
        using VaeModel model = Load(device, trainable: true);
        using GivenBatches batches = Give(device);
        using Trainer trainer = new(model, batches, options with { Batch = Batch, Noise = NoiseMode.Given });
        trainer.Pass.Noise.Upload(device, this["noise"]);
        StepReport found = default;
        trainer.StepFinished += (_, report, _) => found = report;
        trainer.Submit(1);
        trainer.Drain();

        Assert.Equal(1, found.Applied);
        AssertLoss(options.Importance > 0 ? 0 : 1, found.Reconstruction);
        if (options.Importance > 0)
        {
            Assert.Equal(0, found.Kl);
        }
        else
        {
            AssertLoss(2, found.Kl);
        }

        AssertGradients(device, model, found.GradientSquares, options.Freezes);
    }

    /// <summary>Fails unless the architecture is written as it is read, and its parameters have PyTorch's names and shapes.</summary>
    public void AssertNames()
    {
        Assert.Equal(_text, Architecture.ToJson());
        Assert.Equal(Architecture, VaeArchitecture.Parse(Architecture.ToJson(), "test"));
        Assert.Equal(
            _file.Tensors.Where(
                tensor => tensor.Name.StartsWith(Initial, StringComparison.Ordinal)).Select(tensor => tensor.Name[Initial.Length..]).Order(),
            Architecture.ParameterShapes.Select(parameter => parameter.Name).Order());
        Assert.All(Architecture.ParameterShapes, parameter => Assert.True(_file.Find(Initial + parameter.Name)!.HasShape(parameter.Shape)));
    }

    private static double Sum(float[] parts) => parts.Sum(value => (double)value);

    private float[] Padded(string name, int more)
    {
        float[] values = this[name];
        return [.. values, .. new float[more * values.Length / Batch]];
    }

    private void AssertLoss(int which, double sum) => Assert.Equal(1, sum / Batch / this["loss"][which], ValueTolerance);

    private void AssertGradients(GpuDevice device, VaeModel model, double squares, Func<Parameter, bool> frozen)
    {
        ILookup<bool, Parameter> parameters = model.Store.Parameters.ToLookup(frozen);
        Assert.All(parameters[true], parameter => Assert.All(parameter.Gradient.Download(device), value => Assert.Equal(0, value)));
        double expected = 0;
        foreach ((string name, float[] values) in parameters[false].SelectMany(
            parameter => parameter.Layout.ToFiles(parameter.Gradient.Download(device))))
        {
            AssertClose($"grad.{name}", values, NormTolerance);
            expected += this[$"grad.{name}"].Sum(value => (double)value * value);
        }

        Assert.Equal(1, squares / expected, NormTolerance);
    }

    private void AssertClose(string name, float[] found, double tolerance)
    {
        double error = Fixture.RelativeNorm(found, this[name]);
        Assert.True(error <= tolerance, $"{name} is {error:E2} away");
    }
}
