namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Models;

/// <summary>What a <see cref="ModelCommand"/> works with.</summary>
/// <param name="Parsed">The command line.</param>
/// <param name="File">The model's.</param>
/// <param name="Model">What is in it.</param>
/// <param name="AsJson">Whether one JSON object shall be printed and nothing else.</param>
/// <param name="Cancellation">Cancelled by Ctrl+C, SIGTERM and SIGHUP.</param>
internal sealed record ModelWork(ParseResult Parsed, string File, VaeModel Model, bool AsJson, CancellationToken Cancellation)
{
    /// <summary>The file to write, where the command writes one.</summary>
    public string Out { get; init; } = "";

    /// <summary>Where the model is.</summary>
    public GpuDevice Device => Model.Device;
}
