namespace Vae.Realtime.ShaderBuild;

using System.Globalization;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Shaders;

/// <summary>Reads from compiled shaders what the host must know of a kernel, and refuses what it could not bind or launch.</summary>
internal static class KernelContract
{
    // Macro of variants that says how many invocations a workgroup has.
    private const string Group = "WG";

    // What every device has room for (maxPushConstantsSize).
    private const int MostPushBytes = 128;

    /// <summary>The contract of a kernel.</summary>
    /// <param name="source">Its shader.</param>
    /// <param name="declared">One variant with all that it declares, used or not.</param>
    /// <param name="variants">The optimised code of every variant, in the order of the source's.</param>
    /// <exception cref="GpuException">The variants do not agree, or the host could not bind or launch one.</exception>
    public static KernelInfo Read(ShaderSource source, SpirvModule declared, IReadOnlyList<SpirvModule> variants)
    {
        List<Variant> built = [.. source.Variants.Zip(variants, (macros, module) => new Variant(source.Name, macros, module))];
        built[0].Require(!built[0].ByAddress, $"comes first, but its push constants end with addresses");
        int count = declared.Bindings.Count;
        KernelInfo info = new(source.Name, Bindings(count, built), declared.PushBytes, Local(built), source.PerInvocation,
            built.Exists(variant => variant.Path == MemoryPath.WideTexel));
        foreach (Variant variant in built)
        {
            variant.Require(!variant.Module.CountsWorkgroups, $"asks for the number of workgroups, which is another where a launch goes in parts");
            variant.Require(!info.HasLoads || variant.Macros.ContainsKey(MemoryPath.Macro), $"has loads without the macro {MemoryPath.Macro}");
            variant.Require(info.HasLoads || !variant.Macros.ContainsKey(MemoryPath.Macro), $"has the macro {MemoryPath.Macro} without loads");
            int used = variant.Module.PushBytes;
            int room = variant.ByAddress ? MemoryPath.AddressOffset(info.PushBytes) + (MemoryPath.Addresses * sizeof(ulong)) : info.PushBytes;
            variant.Require(used <= room, $"uses {used} bytes of push constants where the host pushes {room}");
            variant.Require(room <= MostPushBytes, $"would have {room} bytes of push constants, more than the {MostPushBytes} of every device");
            variant.Require(
                !variant.ByAddress || count <= MemoryPath.Addresses, $"has {count} bindings, but addresses of {MemoryPath.Addresses} are pushed");
        }

        return info;
    }

    private static List<Access> Bindings(int count, List<Variant> built)
    {
        List<Access> bindings = [];
        for (uint index = 0; index < count; index++)
        {
            Variant first = built.Find(variant => variant.Bindings.ContainsKey(index)) ?? built[0];

            // A load is a texel buffer in one load path, a buffer that is only read in another, and read by its address in the third.
            SpirvBinding texels = built.Select(variant => variant.Bindings.GetValueOrDefault(index)).FirstOrDefault(binding => binding.IsTexels);
            bool load = texels.IsTexels;
            Access access = !load ? first.AccessOf(index) : texels.IsOfWords ? Access.LoadWords : Access.Load;
            foreach (Variant variant in built)
            {
                // What is read by its address is not bound, and what one variant reads another may not need.
                bool mayLack = access == Access.Read || (variant.ByAddress && access is Access.Load or Access.LoadWords);
                if (mayLack && !variant.Bindings.ContainsKey(index))
                {
                    continue;
                }

                Access expected = load && variant.Path == MemoryPath.Storage ? Access.Read : access;
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

        public int Path => Macros.GetValueOrDefault(MemoryPath.Macro);

        public bool ByAddress => Path == MemoryPath.Address;

        public Access AccessOf(uint index)
        {
            Require(Bindings.TryGetValue(index, out SpirvBinding binding), $"has no binding {index}, or does not use it");
            Require(binding.IsTexels || binding.IsBuffer, $"has as binding {index} a {binding}, which the host does not bind");
            return binding.IsOfWords ? Access.LoadWords
                : binding.IsTexels ? Access.Load
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
