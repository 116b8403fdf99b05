namespace Vae.Realtime.Gpu.Memory;

/// <summary>Where an arena lives.</summary>
internal enum MemoryKind
{
    /// <summary>Fastest for the device; the host reaches it through staging only.</summary>
    Device,

    /// <summary>Mapped and coherent: schedules the host writes, rings the host reads.</summary>
    Host,
}
