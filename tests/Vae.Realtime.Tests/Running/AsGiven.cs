namespace Vae.Realtime.Tests.Running;

using Xunit.Abstractions;
using Xunit.Sdk;

/// <summary>Tests of a class in the order in which the executor hands them over.</summary>
public sealed class AsGiven : ITestCaseOrderer
{
    public IEnumerable<TTestCase> OrderTestCases<TTestCase>(IEnumerable<TTestCase> testCases)
        where TTestCase : ITestCase => testCases;
}
