namespace Vae.Realtime.Formats.Hdf5;

/// <summary>A name in a group.</summary>
/// <param name="Name">The name, without those of the groups around.</param>
/// <param name="Address">The header of the object that it names; null for a link to another name or another file, which is not followed.</param>
internal readonly record struct Hdf5Link(string Name, long? Address);
