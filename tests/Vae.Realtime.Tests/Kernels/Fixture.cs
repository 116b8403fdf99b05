namespace Vae.Realtime.Tests.Kernels;

using System.Globalization;
using Vae.Realtime.Formats;
using Xunit;

/// <summary>What PyTorch computes for a small VAE: see tests/fixtures/make_fixtures.py.</summary>
internal sealed class Fixture(string name)
{
    /// <summary>Adam steps in a fixture.</summary>
    public const int Steps = 10;

    /// <summary>Adam's step size in a fixture.</summary>
    public const double LearningRate = 1e-3;

    private readonly SafetensorsFile _file = SafetensorsFile.Load(Path.Combine(Repository.Folder("tests", "fixtures"), name));

    public static TheoryData<string> All =>
        [.. Directory.EnumerateFiles(Repository.Folder("tests", "fixtures"), "*.safetensors").Select(path => Path.GetFileName(path)!)];

    /// <summary>Names of the parameters, as PyTorch has them.</summary>
    public IEnumerable<string> Parameters => _file.Tensors
        .Where(tensor => tensor.Name.StartsWith("init.", StringComparison.Ordinal))
        .Select(tensor => tensor.Name["init.".Length..]);

    public int Height => Number("height");

    public int Width => Number("width");

    public int Hidden => Number("hidden");

    public int Latent => Number("latent");

    public int Batch => Number("batch");

    public float[] this[string tensor] => _file.Find(tensor)!.ToFloats();

    /// <summary>The three losses before step <paramref name="step"/>: negative ELBO, reconstruction, KL.</summary>
    public (double Loss, double Reconstruction, double Kl) Loss(int step)
    {
        float[] losses = this["loss"];
        return (losses[3 * step], losses[(3 * step) + 1], losses[(3 * step) + 2]);
    }

    /// <summary>‖found − expected‖ / ‖expected‖.</summary>
    public static double RelativeNorm(IEnumerable<double> found, IEnumerable<double> expected)
    {
        double[] truth = [.. expected];
        double[] values = [.. found];
        Assert.Equal(truth.Length, values.Length);
        return Math.Sqrt(values.Zip(truth, (a, b) => (a - b) * (a - b)).Sum() / truth.Sum(value => value * value));
    }

    /// <inheritdoc cref="RelativeNorm(IEnumerable{double}, IEnumerable{double})"/>
    public static double RelativeNorm(IEnumerable<float> found, IEnumerable<float> expected) =>
        RelativeNorm(found.Select(value => (double)value), expected.Select(value => (double)value));

    private int Number(string key) => int.Parse(_file.Metadata[key], CultureInfo.InvariantCulture);
}
