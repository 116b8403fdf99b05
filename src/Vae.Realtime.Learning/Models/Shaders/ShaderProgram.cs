namespace Vae.Realtime.Learning.Models.Shaders;

/// <summary>A decoder as the text of a shader, with its weights where those are not in it.</summary>
/// <param name="Text">The shader.</param>
/// <param name="Weights">What has to be in the file beside it; null where the text has them.</param>
internal sealed record ShaderProgram(string Text, ShaderWeights? Weights);
