namespace Vae.Realtime.Cli.Parsing;

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Vae.Realtime.Data;
using Vae.Realtime.Data.Images;

/// <summary>Options and arguments that several commands take, alike in each.</summary>
internal static class GlobalOptions
{
    /// <summary>Takes the place of an absent <c>--device</c>.</summary>
    public const string DeviceVariable = "VAE_DEVICE";

    public static Option<string?> Device() => new("--device")
    {
        Description = $"The Vulkan device: its index or a part of its name, as 'vae devices' shows them. Without it {DeviceVariable}, else the best.",
        HelpName = "D",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(DeviceVariable) is { Length: > 0 } wanted ? wanted : null,
    };

    public static Option<bool> Json() => new("--json")
    {
        Description = "Print one JSON object per line on standard output and nothing else there.",
    };

    /// <summary>Lets sessions name files wherever they are.</summary>
    public static Option<bool> TrustSession() => new("--trust-session")
    {
        Description = "Let the session name a model and data that lie outside its folder.",
    };

    /// <summary>Sheets and plots without anything written on them.</summary>
    public static Option<bool> NoLabels() => new("--no-labels")
    {
        Description = "The bare pictures, without titles, names and axes around them.",
    };

    public static Option<bool> Retune(string what) => new("--retune")
    {
        Description = $"First measure which kernel variants this device runs fastest for {what}, and keep the answer in the user's cache folder.",
    };

    /// <summary>The trace that a command writes in addition to its output.</summary>
    /// <param name="extent">What of the run is in it.</param>
    public static Option<string?> Profile(string extent)
    {
        bool TryParse(string text, out string? path)
        {
            path = text;
            return text.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || text.StartsWith("/dev/", StringComparison.Ordinal);
        }

        return ParsedOption.Create<string?>(
            "--profile",
            $"Also write the times of the kernels as a trace for chrome://tracing or Perfetto: {extent}.",
            "FILE.json",
            "a file name that ends in .json",
            TryParse);
    }

    public static Option<DataSpec> Data(string use) => new("--data")
    {
        Description = $"{use}: {StreamKind.Choices} (built in), a folder with IDX files, images or tables, one IDX file, "
            + "or a table (CSV, Parquet, .npy, .npz); "
            + "options may follow: PATH?key=value&key=value.",
        HelpName = "SPEC",
        CustomParser = result => ParseData(result, "--data"),
    };

    /// <summary>The data that a command is about.</summary>
    public static Argument<DataSpec> DataArgument()
    {
        Argument<DataSpec> argument = new("SPEC")
        {
            Description = $"The data, as --data of 'vae train' takes them. Images are {PictureFormats.Names}.",
            CustomParser = result => ParseData(result, "SPEC"),
        };
        argument.Validators.Add(RefuseOption);
        return argument;
    }

    public static Option<ulong> Seed(string use) => ParsedOption.Create(
        "--seed",
        use,
        "N",
        $"a whole number from 0 to {ulong.MaxValue}",
        (string text, out ulong seed) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seed),
        1UL);

    /// <summary>A seed that means something by being given at all.</summary>
    public static Option<ulong?> OptionalSeed(string use) => ParsedOption.Create<ulong?>(
        "--seed",
        use,
        "N",
        $"a whole number from 0 to {ulong.MaxValue}",
        (string text, out ulong? seed) =>
        {
            bool fits = ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value);
            seed = value;
            return fits;
        });

    /// <summary>The file that a command makes.</summary>
    /// <param name="description">For the help.</param>
    /// <param name="extension">What its name must end in, so that it is neither misleading nor some other file's.</param>
    public static Option<string> Out(string description, string extension)
    {
        // A device, such as /dev/null, has the name it has.
        bool TryParse(string text, out string path)
        {
            path = text;
            return text.EndsWith(extension, StringComparison.OrdinalIgnoreCase) || text.StartsWith("/dev/", StringComparison.Ordinal);
        }

        Option<string> option = ParsedOption.Create<string>(
            "--out", description, $"FILE{extension}", $"a file name that ends in {extension}", TryParse);
        option.Required = true;
        return option;
    }

    /// <summary>A further file that a command makes when it is asked to.</summary>
    /// <inheritdoc cref="Out"/>
    public static Option<string?> AlsoOut(string name, string description, string extension)
    {
        bool TryParse(string text, out string? path)
        {
            path = text;
            return text.EndsWith(extension, StringComparison.OrdinalIgnoreCase) || text.StartsWith("/dev/", StringComparison.Ordinal);
        }

        return ParsedOption.Create<string?>(name, description, $"FILE{extension}", $"a file name that ends in {extension}", TryParse);
    }

    /// <summary>The model that a command works with.</summary>
    public static Argument<string> Model()
    {
        Argument<string> argument = new("FILE.safetensors") { Description = "A model that 'vae train' made." };

        argument.Validators.Add(RefuseOption);
        return argument;
    }

    /// <summary>For arguments: an option that the command does not have would otherwise be taken for one.</summary>
    public static void RefuseOption(ArgumentResult result)
    {
        if (result.Tokens is [Token first, ..] && first.Value.StartsWith("--", StringComparison.Ordinal))
        {
            result.AddError(UsageErrors.NoOption(((CommandResult)result.Parent!).Command, first.Value));
        }
    }

    private static DataSpec? ParseData(ArgumentResult result, string name)
    {
        try
        {
            return DataSpec.Parse(result.Tokens[0].Value);
        }
        catch (VaeException error)
        {
            result.AddError($"{name}: {error.Message}");
            return null;
        }
    }
}
