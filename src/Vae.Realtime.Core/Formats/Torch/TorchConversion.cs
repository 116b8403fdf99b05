namespace Vae.Realtime.Formats.Torch;

using System.Text;

/// <summary>What to type where PyTorch is, so that a file of it can be read here.</summary>
internal static class TorchConversion
{
    /// <summary>Two lines of Python that make a state_dict of a file, as a sentence.</summary>
    public static string Of(string path) =>
        $"If you trust the file, convert it where PyTorch is: import torch; m = torch.load({Literal(path)}, map_location='cpu', weights_only=False); "
        + "torch.save(m.state_dict() if hasattr(m, 'state_dict') else "
        + "next((m[k] for k in ('state_dict', 'model_state_dict', 'model') if k in m), m), "
        + $"{Literal(Path.GetFileNameWithoutExtension(path) + "-state.pt")})";

    /// <summary>A text as Python writes it.</summary>
    public static string Literal(string text)
    {
        StringBuilder literal = new("'");
        foreach (char c in text)
        {
            literal.Append(c is '\'' or '\\' ? $"\\{c}" : PrintableText.Of(c.ToString()));
        }

        return literal.Append('\'').ToString();
    }
}
