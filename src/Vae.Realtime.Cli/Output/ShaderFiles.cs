namespace Vae.Realtime.Cli.Output;

using Vae.Realtime.Files;
using Vae.Realtime.Imaging.Files;
using Vae.Realtime.Learning.Models.Shaders;

/// <summary>Writes shaders, and the weights that are too many for them into files beside them.</summary>
internal static class ShaderFiles
{
    /// <summary>Writes a shader to the file it is for.</summary>
    /// <param name="path">The file.</param>
    /// <param name="dialect">The shader's language.</param>
    /// <param name="program">The shader.</param>
    /// <returns>The file of weights; null where the shader has them in it.</returns>
    /// <exception cref="VaeException">A file cannot be written.</exception>
    public static string? Save(string path, ShaderDialect dialect, ShaderProgram program)
    {
        string? beside = null;
        if (program.Weights is ShaderWeights weights)
        {
            beside = ShaderWriter.WeightsFile(path, dialect);
            if (dialect.WeightsArePicture)
            {
                PngFile.Save(beside, weights.ToPicture());
            }
            else
            {
                AtomicFile.Write(beside, stream => stream.Write(weights.ToBytes()));
            }
        }

        AtomicFile.Write(path, stream =>
        {
            using StreamWriter text = new(stream, leaveOpen: true) { NewLine = "\n" };
            text.Write(program.Text);
        });
        return beside;
    }
}
