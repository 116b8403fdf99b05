namespace Vae.Realtime.Cli.Parsing;

using System.CommandLine;
using Vae.Realtime.Data;

/// <summary>Options that say how examples are changed at random.</summary>
internal static class ChangesOption
{
    /// <param name="name">With its dashes.</param>
    /// <param name="description">For the help, which adds the example.</param>
    /// <param name="example">An example of a value.</param>
    /// <param name="use">What the changes are for, which decides what there is.</param>
    public static Option<Augmentation> Create(string name, string description, string example, AugmentationUse use) => new(name)
    {
        Description = $"{description}, as in {example}.",
        HelpName = "CHANGES",
        DefaultValueFactory = _ => Augmentation.None,
        CustomParser = result =>
        {
            try
            {
                return Augmentation.Parse(result.Tokens[0].Value, use);
            }
            catch (VaeException error)
            {
                result.AddError($"{name}: {error.Message}");
                return null;
            }
        },
    };
}
