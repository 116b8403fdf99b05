namespace Vae.Realtime.ShaderBuild;

using System.Globalization;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Shaders;

/// <summary>Reads from compiled shaders what the host must know of a kernel, and refuses what it could not bind or launch.</summary>
internal static class KernelContract
{
    // Macros of variants that say how loads are bound, and how many invocations a workgroup has.
    private const string LoadPath = "LD";
    private const string Group = "WG";

    /// <summary>The contract of a kernel.</summary>
    /// <param name="source">Its shader.</param>
    /// <param name="declared">One variant with all that it declares, used or not.</param>
    /// <param name="variants">The optimised code of every variant, in the order of the source's.</param>
    /// <exception cref="GpuException">The variants do not agree, or the host could not bind or launch one.</exception>
    public static KernelInfo Read(ShaderSource source, SpirvModule declared, IReadOnlyList<SpirvModule> variants)
    {
        List<Variant> built = [.. source.Variants.Zip(variants, (macros, module) => new Variant(source.Name, macros, module))];
        KernelInfo info = new(source.Name, Bindings(declared.Bindings.Count, built), declared.PushBytes, Local(built), source.PerInvocation);
        foreach (Variant variant in built)
        {
            variant.Require(!variant.Module.CountsWorkgroups, $"asks for the number of workgroups, which is another where a launch goes in parts");
            variant.Require(!info.HasLoads || variant.Macros.ContainsKey(LoadPath), $"has loads without the macro {LoadPath}");
            variant.Require(info.HasLoads || !variant.Macros.ContainsKey(LoadPath), $"has the macro {LoadPath} without loads");
            int used = variant.Module.PushBytes;
            variant.Require(used <= info.PushBytes, $"uses {used} bytes of push constants where another variant declares {info.PushBytes}");
        }

        return info;
    }

    private static List<Access> Bindings(int count, List<Variant> built)
    {
        Variant first = built[0];
        List<Access> bindings = [];
        for (uint index = 0; index < count; index++)
        {
            // A load is a texel buffer in one load path and a buffer that is only read in the other.
            bool load = built.Any(variant => variant.Bindings.GetValueOrDefault(index).IsTexels);
            Access access = load ? Access.Load : first.AccessOf(index);
            foreach (Variant variant in built)
            {
                Access expected = load && variant.Macros.GetValueOrDefault(LoadPath) == 0 ? Access.Read : access;
                variant.Require(
                    variant.AccessOf(index) == expected,
                    $"has as binding {index} a {variant.Bindings[index]}, but '{first.Key}' a {first.Bindings[index]}");
            }

            bindings.Add(access);
        }

        return bindings;
    }

    private static WorkgroupSize? Local(List<Variant> built)
    {
        bool chosen = built[0].Macros.ContainsKey(Group);
        foreach (Variant variant in built)
        {
            WorkgroupSize local = variant.Module.LocalSize;
            WorkgroupSize expected = chosen ? new WorkgroupSize((uint)variant.Macros.GetValueOrDefault(Group)) : built[0].Module.LocalSize;
            variant.Require(local == expected, $"has workgroups of {local}, not {expected} as {(chosen ? "its macro WG says" : "another variant")}");
        }

        return chosen ? null : built[0].Module.LocalSize;
    }

    private sealed record Variant(string Kernel, IReadOnlyDictionary<string, int> Macros, SpirvModule Module)
    {
        public string Key => KernelVariant.Key(Kernel, Macros);

        public IReadOnlyDictionary<uint, SpirvBinding> Bindings { get; } = Module.Bindings;

        public Access AccessOf(uint index)
        {
            Require(Bindings.TryGetValue(index, out SpirvBinding binding), $"has no binding {index}, or does not use it");
            Require(binding.IsTexels || binding.IsBuffer, $"has as binding {index} a {binding}, which the host does not bind");
            return binding.IsTexels ? Access.Load
                : binding.OnlyRead ? Access.Read
                : binding.OnlyWritten ? Access.Write
                : Access.ReadWrite;
        }

        public void Require(bool holds, FormattableString reason)
        {
            if (!holds)
            {
                throw new GpuException($"Kernel '{Key}' {reason.ToString(CultureInfo.InvariantCulture)}.");
            }
        }
    }
}
