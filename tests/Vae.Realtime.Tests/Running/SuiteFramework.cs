using Xunit;

[assembly: TestFramework("Vae.Realtime.Tests.Running.SuiteFramework", "Vae.Realtime.Tests")]
[assembly: TestCollectionOrderer("Vae.Realtime.Tests.Running.LanesFirst", "Vae.Realtime.Tests")]
[assembly: TestCaseOrderer("Vae.Realtime.Tests.Running.AsGiven", "Vae.Realtime.Tests")]

namespace Vae.Realtime.Tests.Running;

using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

/// <summary>Runs the tests as xunit does, but tells how far they are and can shuffle them.</summary>
/// <param name="diagnostics">Where xunit writes what is no test's.</param>
public sealed class SuiteFramework(IMessageSink diagnostics) : XunitTestFramework(diagnostics)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new SuiteExecutor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);
}
