namespace Vae.Realtime.ShaderBuild;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Shaders;

/// <summary>Reads from compiled shaders what the host must know of a kernel, and refuses what it could not bind or launch.</summary>
internal static class KernelContract
{
    private const string LoadPath = "LD";
    private const string Group = "WG";

    /// <summary>The contract of a kernel.</summary>
    /// <param name="source">Its shader.</param>
    /// <param name="declared">One variant with all that it declares.</param>
    /// <param name="variants">The optimised code of every variant, in the order of the source's.</param>
    /// <exception cref="GpuException">The variants do not agree, or bind what is no buffer.</exception>
    public static KernelInfo Read(ShaderSource source, SpirvModule declared, IReadOnlyList<SpirvModule> variants)
    {
        List<Variant> built = [.. variants.Zip(source.Variants, (module, macros) => new Variant(KernelVariant.Key(source.Name, macros), macros, module))];
        foreach (Variant variant in built.Where(variant => variant.Module.CountsWorkgroups))
        {
            throw Refused(variant.Key, "asks for the number of workgroups, which is another where a launch goes in parts");
        }

        List<Access> bindings = Bindings(source.Name, declared, built);
        foreach (Variant variant in built.Where(variant => bindings.Contains(Access.Load) != variant.Macros.ContainsKey(LoadPath)))
        {
            throw Refused(variant.Key, bindings.Contains(Access.Load) ? $"has loads without the macro {LoadPath}" : $"has the macro {LoadPath} without loads");
        }

        int pushBytes = declared.PushBytes;
        foreach (Variant variant in built.Where(variant => variant.Module.PushBytes > pushBytes))
        {
            throw Refused(variant.Key, FormattableString.Invariant($"uses {variant.Module.PushBytes} bytes of push constants where others declare {pushBytes}"));
        }

        return new KernelInfo(source.Name, bindings, pushBytes, Local(built), source.PerInvocation);
    }

    private static List<Access> Bindings(string kernel, SpirvModule declared, List<Variant> built)
    {
        List<Access> bindings = [];
        for (uint index = 0; index < declared.Bindings.Count; index++)
        {
            if (!declared.Bindings.ContainsKey(index))
            {
                throw Refused(kernel, FormattableString.Invariant($"has {declared.Bindings.Count} bindings but none of number {index}"));
            }

            // A load is a texel buffer in one load path and a buffer that is only read in the other.
            bool load = built.Any(variant => variant.Module.Bindings.GetValueOrDefault(index).IsTexels);
            Variant first = built[0];
            Access access = load ? Access.Load : Of(first, index);
            foreach (Variant variant in built)
            {
                Access expected = load && variant.Macros.GetValueOrDefault(LoadPath) == 0 ? Access.Read : access;
                if (Of(variant, index) != expected)
                {
                    throw Refused(
                        variant.Key,
                        FormattableString.Invariant($"has binding {index} as {variant.Module.Bindings[index]}, '{first.Key}' as {first.Module.Bindings[index]}"));
                }
            }

            bindings.Add(access);
        }

        return bindings;
    }

    private static Access Of(Variant variant, uint index)
    {
        if (!variant.Module.Bindings.TryGetValue(index, out SpirvBinding binding))
        {
            throw Refused(variant.Key, FormattableString.Invariant($"does not use its binding {index}"));
        }

        return binding.IsTexels ? Access.Load
            : !binding.IsBuffer || (binding.OnlyRead && binding.OnlyWritten)
                ? throw Refused(variant.Key, FormattableString.Invariant($"has binding {index} as {binding}, which the host cannot bind"))
            : binding.OnlyRead ? Access.Read
            : binding.OnlyWritten ? Access.Write
            : Access.ReadWrite;
    }

    private static WorkgroupSize? Local(List<Variant> built)
    {
        Variant first = built[0];
        bool chosen = first.Macros.ContainsKey(Group);
        foreach (Variant variant in built)
        {
            WorkgroupSize expected = chosen ? new WorkgroupSize((uint)variant.Macros.GetValueOrDefault(Group)) : first.Module.LocalSize;
            if (variant.Module.LocalSize != expected)
            {
                throw Refused(variant.Key, $"has workgroups of {variant.Module.LocalSize}, not of {expected} as {(chosen ? $"its macro {Group}" : $"'{first.Key}'")} says");
            }
        }

        return chosen ? null : first.Module.LocalSize;
    }

    private static GpuException Refused(string key, string reason) => new($"Kernel '{key}' {reason}.");

    private sealed record Variant(string Key, IReadOnlyDictionary<string, int> Macros, SpirvModule Module);
}
