namespace Vae.Realtime.Cli.Parsing;

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Nn;

/// <summary>The options that say what the model is made of.</summary>
internal sealed class ArchitectureFlags
{
    private const string OneHot = "onehot";

    private readonly Option<string?> _arch = new("--arch")
    {
        Description = $"The architecture: {string.Join("; ", Presets.Names.Select(name => $"'{name}' ({Presets.Describe(name)})"))}"
            + "; or a JSON file that describes one. A folder of colour pictures begins from the model of their size, where there is one.",
        HelpName = "NAME|FILE.json",
        Validators = { RefuseUnknown },
    };

    private readonly Option<int?> _hidden = Numbers.OptionalInteger(
        "--hidden", "Units of the (first) hidden layer, of 'mlp', 'lstm' and 'tabular'.", 1, Limits.MaxSize);

    private readonly Option<int?> _latent = Numbers.OptionalInteger("--latent", "Latent dimensions, if not the preset's own.", 1, Limits.MaxSize);
    private readonly Option<string?> _likelihood = ParsedOption.Create<string?>(
        "--likelihood",
        "How a value is distributed given the decoder's output, if not the preset's own; gaussian and laplace with a scale, as in gaussian:0.1.",
        "NAME[:SCALE]",
        $"one of {string.Join(", ", Likelihoods.Names)}, with :SCALE after gaussian or laplace",
        TryParseLikelihood);

    private readonly Option<int?> _labels = ParsedOption.Create<int?>(
        "--labels",
        "Tell the model the class of every example: as a unit vector, or as a learned vector of N numbers.",
        $"{OneHot}|N",
        $"'{OneHot}' or a whole number from 1 to {Limits.MaxSize}",
        TryParseLabels);

    private readonly Func<Shape, PresetSize, VaeArchitecture>? _usual;

    public ArchitectureFlags() => _arch.DefaultValueFactory = _ => Presets.Mlp;

    /// <param name="usual">The default for data of a shape.</param>
    public ArchitectureFlags(Func<Shape, PresetSize, VaeArchitecture> usual) => _usual = usual;

    /// <summary>Every option, in the help's order.</summary>
    public IEnumerable<Option> All => [_arch, _hidden, _latent, _likelihood, _labels];

    /// <summary>Whether nothing is said that a preset is made of, so that the architecture is to be found otherwise.</summary>
    public bool IsOpen(ParseResult parsed) =>
        parsed.GetValue(_arch) is null && parsed.GetValue(_hidden) is null && parsed.GetValue(_latent) is null && parsed.GetValue(_labels) is null;

    /// <summary>How a value is distributed, where it was said.</summary>
    public Likelihood? Likelihood(ParseResult parsed) =>
        parsed.GetValue(_likelihood) is string text && TryLikelihood(text, out Likelihood? likelihood) ? likelihood : null;

    /// <summary>The first option that is given; null where none is.</summary>
    public string? Given(CommandResult result) => All.FirstOrDefault(option => result.GetResult(option) is { Implicit: false })?.Name;

    /// <summary>The architecture for data of a shape and a number of classes; null for data without.</summary>
    /// <exception cref="VaeException">The file that describes it is missing or wrong, or the preset does not fit.</exception>
    public Func<Shape, int?, VaeArchitecture> Build(ParseResult parsed)
    {
        string? arch = parsed.GetValue(_arch);
        if (arch is not null && !Presets.Knows(arch))
        {
            VaeArchitecture described = VaeArchitecture.Load(arch);
            return (_, _) => described;
        }

        PresetSize size = new(parsed.GetValue(_hidden), parsed.GetValue(_latent));
        string? likelihood = parsed.GetValue(_likelihood);
        int? labels = parsed.GetValue(_labels);
        return (shape, classes) =>
        {
            VaeArchitecture preset = arch is null ? _usual!(shape, size) : Presets.Create(arch, shape, size);
            preset = likelihood is not null && TryLikelihood(likelihood, out Likelihood? wanted) ? preset.With(wanted) : preset;
            return labels is int embedding ? preset.With(Condition(classes, embedding)) : preset;
        };
    }

    /// <summary>Whether the architecture is made for the shape of the data, and not read from a file that has its own.</summary>
    public bool IsPreset(ParseResult parsed) => parsed.GetValue(_arch) is not string arch || Presets.Knows(arch);

    public void RefuseSizesBesideFile(CommandResult result)
    {
        string arch = result.GetValue(_arch) ?? Presets.Mlp;
        foreach (Option size in (Option[])[_hidden, _latent, _likelihood, _labels])
        {
            if (!Presets.Knows(arch) && result.GetResult(size) is { Implicit: false })
            {
                result.AddError($"{size.Name} belongs to the presets; '{arch}' has its own");
            }
        }
    }

    private static void RefuseUnknown(OptionResult result)
    {
        string name = result.Tokens is [{ Value: var given }, ..] ? given : Presets.Mlp;
        if (!Presets.Knows(name) && !File.Exists(name) && !name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            result.AddError(
                $"--arch is one of {string.Join(", ", Presets.Names)}, or a FILE.json, not '{name}'{NearestName.Hint(name, [.. Presets.Names])}");
        }
    }

    private static LabelCondition Condition(int? classes, int embedding) => classes is int count and > 0
        ? new LabelCondition(count, embedding == 0 ? null : embedding)
        : throw new VaeException(
            "There are no labels to count; choose data with labels, leave out --labels, or describe the architecture in a JSON file.");

    // 0 stands for the unit vector.
    private static bool TryParseLabels(string text, out int? embedding)
    {
        bool sized = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int size);
        embedding = size;
        return text == OneHot || (sized && size is >= 1 and <= Limits.MaxSize);
    }

    private static bool TryParseLikelihood(string text, out string? likelihood)
    {
        likelihood = text;
        return TryLikelihood(text, out _);
    }

    private static bool TryLikelihood(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Likelihood? likelihood)
    {
        likelihood = null;
        string[] parts = text.Split(':');
        double scale = 1;
        bool scaled = parts.Length == 2;
        if (!Likelihoods.TryFind(parts[0], out LikelihoodFamily family) || parts.Length > 2
            || (scaled && (!Numbers.TryReal(parts[1], 1e-6, 1e6, out scale) || !LikelihoodTraits.Of(family).HasScale)))
        {
            return false;
        }

        likelihood = new Likelihood(family, scale);
        return true;
    }
}
