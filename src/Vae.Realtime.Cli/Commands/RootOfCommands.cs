namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using System.CommandLine.Help;

/// <summary>The command <c>vae</c> itself, which only knows its subcommands, help and version.</summary>
internal static class RootOfCommands
{
    private static readonly string[] Examples =
    [
        "vae live                                                    watch a model learn, and play with it",
        "vae train --data glyphs --epochs 5 --out m.safetensors      train one from scratch",
        "vae sample m.safetensors --out samples.png                  let it draw",
        "vae test                                                    check this machine and the program",
    ];

    public static RootCommand Create()
    {
        RootCommand root = new("A variational autoencoder that is trained, sampled and shown by Vulkan compute shaders, live.")
        {
            new LiveCommand(),
            new RenderCommand(),
            new TrainCommand(),
            new EvalCommand(),
            new SampleCommand(),
            new ReconstructCommand(),
            new TraverseCommand(),
            new InterpolateCommand(),
            new EncodeCommand(),
            new AnomalyCommand(),
            new ExportCommand(),
            new ImportCommand(),
            new DataCommand(),
            new DevicesCommand(),
            new ConformCommand(),
            new BenchCommand(),
            new TestCommand(),
        };
        root.Add(new HelpCommand(root));
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        HelpWithExamples action = new((HelpAction)help.Action!, Examples);
        help.Action = action;
        root.SetAction(action.Invoke);
        return root;
    }
}
