namespace Vae.Realtime.Tests.Running;

using Xunit;
using Xunit.Abstractions;

/// <summary>
/// Named collections hold many classes that must run one after the other, so they begin first, the longest before the others; what needs
/// the processor alone fills the time beside them. Shuffled runs begin anywhere.
/// </summary>
public sealed class LanesFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => SuiteExecutor.Seed is null
        ? testCollections.OrderByDescending(collection => SuiteExecutor.Expects(collection))
        : testCollections;
}
