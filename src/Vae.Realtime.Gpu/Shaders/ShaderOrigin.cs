namespace Vae.Realtime.Gpu.Shaders;

/// <summary>What is known of the text that a kernel was built from.</summary>
/// <param name="File">The shader's file in the folder of shaders, with slashes.</param>
/// <param name="Hash">As <see cref="ShaderSource.Hash"/> makes it.</param>
/// <param name="PushBytes">Size in bytes of the push constants it declares; the compiled variant may use fewer. 0 for none.</param>
internal sealed record ShaderOrigin(string File, string Hash, int PushBytes);
