namespace Vae.Realtime.Cli.Commands;

using System.CommandLine;
using Vae.Realtime.Batches;
using Vae.Realtime.Cli.Output;
using Vae.Realtime.Cli.Parsing;
using Vae.Realtime.Data;
using Vae.Realtime.Formats;
using Vae.Realtime.Imaging;
using Vae.Realtime.Inference;
using Vae.Realtime.Models;

/// <summary><c>vae reconstruct</c>: what a model makes of test images.</summary>
internal sealed class ReconstructCommand : ProgramCommand
{
    private readonly Argument<string> _model = GlobalOptions.Model();
    private readonly Option<DataSpec> _data = GlobalOptions.Data("Whose first test images to take");
    private readonly Option<int> _count = Numbers.Integer("--count", "How many images.", 1, 1000, 10);
    private readonly Option<Augmentation> _corrupt = ChangesOption.Create(
        "--corrupt", "Damage what the encoder sees: inputs above, then reconstructions, then originals", "noise=0.3,mask=0.2", AugmentationUse.Corruption);

    private readonly Option<ulong> _seed = GlobalOptions.Seed($"Of the damage, and of '{DataSpec.Glyphs}'; images from files are always the first.");
    private readonly Option<string> _out = GlobalOptions.Out("The picture to write.", ".png");
    private readonly Option<string?> _device = GlobalOptions.Device();
    private readonly Option<bool> _json = GlobalOptions.Json();

    public ReconstructCommand()
        : base("reconstruct", "Encode and decode test images: originals above, reconstructions below, as one PNG file.")
    {
        _data.Required = true;
        Add(_model);
        foreach (Option option in (Option[])[_data, _count, _corrupt, _seed, _out, _device, _json])
        {
            Add(option);
        }
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "vae reconstruct glyphs.safetensors --data glyphs --out pairs.png",
        "vae reconstruct mnist.safetensors --data data/mnist --count 16 --out pairs.png",
        "vae reconstruct mnist.safetensors --data data/mnist --corrupt noise=0.3,mask=0.2 --out restored.png",
    ];

    protected override int Execute(ParseResult parsed, CancellationToken cancellation)
    {
        string path = parsed.GetRequiredValue(_out);
        AtomicFile.CheckWritable(path);
        return Devices.Use(parsed.GetValue(_device), device =>
        {
            using VaeModel model = ModelFile.Load(device, parsed.GetRequiredValue(_model), trainable: false);
            using BatchSources data = BatchSources.Open(device, parsed.GetRequiredValue(_data));
            Augmentation corruption = parsed.GetRequiredValue(_corrupt);
            (float[] inputs, float[] reconstructions, float[] originals) =
                Reconstructor.Run(model, data.Test, parsed.GetValue(_count), parsed.GetValue(_seed), corruption);
            Rgba32Picture sheet = corruption.IsNone
                ? PictureSheet.Pairs(originals, reconstructions, model.Architecture.Input)
                : PictureSheet.Stacks(model.Architecture.Input, inputs, reconstructions, originals);
            cancellation.ThrowIfCancellationRequested();
            PngFile.Save(path, sheet);
            PictureSheet.Tell(path, sheet, parsed.GetValue(_json));
            return ExitCode.Done;
        });
    }
}
