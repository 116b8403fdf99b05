namespace Vae.Realtime.Gpu.Shaders;

/// <summary>Why a shader could not be put in place.</summary>
/// <param name="File">Path of the file at fault, which may be one that the shader includes.</param>
/// <param name="Line">Line in it, counted from 1; 0 where no line is at fault.</param>
/// <param name="Message">What is wrong, in one line.</param>
internal sealed record ShaderError(string File, int Line, string Message)
{
    public override string ToString() => Line > 0 ? FormattableString.Invariant($"{File}:{Line}: {Message}") : $"{File}: {Message}";
}
