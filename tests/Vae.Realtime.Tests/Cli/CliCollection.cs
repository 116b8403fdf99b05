namespace Vae.Realtime.Tests.Cli;

using Xunit;

/// <summary>Tests that start the program run one after the other: each run computes on every core.</summary>
[CollectionDefinition(Name)]
public sealed class CliCollection
{
    public const string Name = "command line";
}
