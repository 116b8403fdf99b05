namespace Vae.Realtime.Cli.Parsing;

using System.CommandLine;
using System.CommandLine.Parsing;
using Vae.Realtime.Data;
using Vae.Realtime.Models;

/// <summary>The options of <c>vae train</c> that say what the model is made of.</summary>
internal sealed class ArchitectureFlags
{
    private const string Mlp = "mlp";

    private readonly Option<string> _arch = new("--arch")
    {
        Description = $"The architecture: '{Mlp}', or a JSON file that describes one.",
        HelpName = $"{Mlp}|FILE.json",
        DefaultValueFactory = _ => Mlp,
    };

    private readonly Option<int> _hidden = Numbers.Integer("--hidden", $"Units of the hidden layers of '{Mlp}'.", 1, VaeArchitecture.MaxSize, 400);
    private readonly Option<int> _latent = Numbers.Integer("--latent", $"Latent dimensions of '{Mlp}'.", 1, VaeArchitecture.MaxSize, 20);

    /// <summary>Every option, in the help's order.</summary>
    public IEnumerable<Option> All => [_arch, _hidden, _latent];

    /// <summary>The architecture for images of a shape.</summary>
    /// <exception cref="VaeException">The file that describes it is missing or wrong.</exception>
    public Func<ImageShape, VaeArchitecture> Build(ParseResult parsed)
    {
        string arch = parsed.GetRequiredValue(_arch);
        VaeArchitecture? described = arch == Mlp ? null : VaeArchitecture.Load(arch);
        (int hidden, int latent) = (parsed.GetValue(_hidden), parsed.GetValue(_latent));
        return shape => described ?? VaeArchitecture.Mlp(shape, hidden, latent);
    }

    public void RefuseSizesBesideFile(CommandResult result)
    {
        string arch = result.GetValue(_arch) ?? Mlp;
        foreach (Option size in (Option[])[_hidden, _latent])
        {
            if (arch != Mlp && result.GetResult(size) is { Implicit: false })
            {
                result.AddError($"{size.Name} belongs to --arch {Mlp}; '{arch}' has its own sizes");
            }
        }
    }
}
