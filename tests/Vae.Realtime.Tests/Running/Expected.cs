namespace Vae.Realtime.Tests.Running;

using System.Globalization;
using Xunit.Abstractions;

/// <summary>What each test took on two quiet cores, so that a run can tell how long it still takes.</summary>
internal static class Expected
{
    /// <summary>What tests take that are not in the table, in seconds.</summary>
    private const double Short = 0.01;

    /// <summary>Rows of a name and the seconds of one case of it; made again by <c>VAE_TEST_DURATIONS=FILE ./vae test --all</c>.</summary>
    private static readonly Lazy<Dictionary<string, double>> Table = new(Read);

    /// <summary>Class and method, as in the table.</summary>
    public static string Name(ITestCase test)
    {
        string type = test.TestMethod.TestClass.Class.Name;
        return $"{type[(type.IndexOf(".Tests.", StringComparison.Ordinal) + ".Tests.".Length)..]}.{test.TestMethod.Method.Name}";
    }

    /// <summary>Seconds that the test should take.</summary>
    public static double Seconds(ITestCase test) => Table.Value.GetValueOrDefault(Name(test), Short);

    /// <summary>The rows of a table, for what took longer than others do.</summary>
    public static IEnumerable<string> Rows(IEnumerable<(string Name, double Seconds)> cases) => cases
        .GroupBy(test => test.Name, test => test.Seconds)
        .Where(test => test.Average() > 5 * Short)
        .OrderBy(test => test.Key, StringComparer.Ordinal)
        .Select(test => string.Create(CultureInfo.InvariantCulture, $"{test.Key}\t{test.Average():F2}"));

    private static Dictionary<string, double> Read()
    {
        string path = Repository.Folder("tests", "Vae.Realtime.Tests", "Running", "durations.tsv");
        return !File.Exists(path) ? [] : File.ReadLines(path)
            .Select(line => line.Split('\t'))
            .ToDictionary(row => row[0], row => double.Parse(row[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }
}
