namespace Vae.Realtime.Tests.Running;

using System.Globalization;
using System.Reflection;
using Vae.Realtime.Tests.Bindings;
using Vae.Realtime.Tests.Formats;
using Xunit.Abstractions;
using Xunit.Sdk;

/// <summary>Hands the tests to xunit in the order asked for and follows their progress.</summary>
internal sealed class SuiteExecutor(AssemblyName assembly, ISourceInformationProvider sources, IMessageSink diagnostics)
    : XunitTestFrameworkExecutor(assembly, sources, diagnostics)
{
    /// <summary>A whole number that shuffles the tests; without it they run in xunit's order.</summary>
    private const string SeedVariable = "VAE_TEST_SEED";

    /// <summary>The folder for temporary files of the tests and of what they start, where it is not that of the SDK that starts them.</summary>
    private const string TemporaryVariable = "VAE_TEST_TMPDIR";

    /// <summary>The seed of this run; null where nothing is shuffled.</summary>
    public static int? Seed { get; } =
        int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), NumberStyles.Integer, CultureInfo.InvariantCulture, out int seed)
            ? seed
            : null;

    private static ILookup<string, double> _expected = Array.Empty<double>().ToLookup(_ => "");

    /// <summary>Seconds that all tests of a collection should take.</summary>
    public static double Expects(ITestCollection collection) => _expected[collection.DisplayName].Sum();

    protected override void RunTestCases(
        IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
    {
        IXunitTestCase[] cases = [.. testCases];
        if (Seed is int seed)
        {
            new Random(seed).Shuffle(cases);
        }

        _expected = cases.ToLookup(test => test.TestMethod.TestClass.TestCollection.DisplayName, Expected.Seconds);
        DisplayFixture.Reserve();
        if (Environment.GetEnvironmentVariable(TemporaryVariable) is { Length: > 0 } folder)
        {
            Environment.SetEnvironmentVariable("TMPDIR", folder);
        }

        TemporaryFolder.Clear();
        base.RunTestCases(cases, ProgressSink.Around(executionMessageSink, cases), executionOptions);
    }
}
