namespace Vae.Realtime.Tests.Kernels;

using System.Collections.Concurrent;
using Vae.Realtime.Gpu;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>Proof that the conformance suite can fail: it notices every sign turned round in any shader.</summary>
[Collection(GpuCollection.Name)]
[Trait("Category", "Slow")]
public sealed class MutationTests
{
    // Not tried, because no result can show them. They keep an invocation that writes nothing, or a rounded coordinate, from reading past
    // the end; q is 0 while K is unrolled by one vec4; a panel too many is one of zeros; and a star is its own image in either mirror.
    private static readonly string[] Invisible =
    [
        "include/gemm_direct.glsl: tile = min(gl_GlobalInvocationID.x, tiles + 1u);",
        "include/gemm_direct.glsl: int last_row = int(p.rows) + 1;",
        "include/gemm_direct.glsl: [[unroll]] for (int i = 0; i < TM / 4; ++i) a_at[i] = min((m0 >> 2) + i, int(p.a_stride) + 1);",
        "include/gemm_direct.glsl: [[unroll]] for (int j = 0; j < TN / 4; ++j) b_at[j] = min((n0 >> 2) + j, int(p.b_stride) + 1);",
        "include/gemm_direct.glsl: [[unroll]] for (int j = 0; j < TN; ++j) b_at[j] = min(n0 + j, int(p.columns) + 1) * int(p.b_stride);",
        "include/gemm_direct.glsl: [[unroll]] for (int q = 0; q < KU / 4; ++q) [[unroll]] for (int i = 0; i < TM; ++i) a_k[i][q] = AT(a, a_at[i] + (k >> 2) - q);",
        "include/gemm_direct.glsl: [[unroll]] for (int q = 0; q < KU / 4; ++q) [[unroll]] for (int j = 0; j < TN; ++j) b_k[j][q] = AT(b, b_at[j] + (k >> 2) - q);",
        "include/gemm_shuffled.glsl: int a_place(int v) { return min(int(tile_row) + v, int(p.rows) + 1) * int(p.a_stride); }",
        "include/gemm_shuffled.glsl: int b_place(int v) { return min(int(tile_col) + v, int(p.columns) + 1) * int(p.b_stride); }",
        "include/gemm_shuffled.glsl: int a_place(int v) { return min(int(tile_row >> 2) + v % (TM / 4), int(p.a_stride) + 1) + v / (TM / 4) * int(p.a_stride); }",
        "include/gemm_shuffled.glsl: int b_place(int v) { return min(int(tile_col >> 2) + v % (TN / 4), int(p.b_stride) + 1) + v / (TN / 4) * int(p.b_stride); }",
        "include/gemm_staged.glsl: uint panels = (p.inner / KB + SLICES + 1u) / SLICES;  // the same for every slice, so that all meet at the barriers",
        "include/gemm_staged.glsl: vec4 value = k < p.inner ? AT(b, (k + depth) * p.b_stride + min((first_col + col) >> 2, p.b_stride + 1u)) : vec4(0.0);",
        "include/gemm_staged.glsl: vec4 value = k < p.inner ? AT(a, min(first_row + row, p.rows + 1u) * p.a_stride + ((k + depth) >> 2)) : vec4(0.0);",
        "include/gemm_staged.glsl: vec4 value = k < p.inner ? AT(b, min(first_col + col, p.columns + 1u) * p.b_stride + ((k + depth) >> 2)) : vec4(0.0);",
        "include/gemm_staged.glsl: vec4 value = k < p.inner ? AT(a, (k + depth) * p.a_stride + min((first_row + row) >> 2, p.a_stride + 1u)) : vec4(0.0);",
        "include/conv.glsl: bias[q] = other[min(column, p.columns + 4u) >> 2];",
        "include/conv_shuffled.glsl: tile_col = min(col, p.columns + TN);",
        "include/conv_staged.glsl: vec4 value = AT(b, min(first_col + col, p.columns + 1u) * p.b_stride + ((tap * p.inner + k + depth) >> 2));",
        "include/conv_staged.glsl: vec4 value = AT(b, (k + depth) * p.b_stride + ((tap * p.columns + min(first_col + col, p.columns + 4u)) >> 2));",
        "include/conv_weight_direct.glsl: [[unroll]] for (int i = 0; i < TM / 4; ++i) a_at[i] = min((tile_row >> 2) + i, p.a_stride + 1u);",
        "include/conv_weight_shuffled.glsl: tile_col = min(col, across + 1u) * TN;",
        "include/conv_weight_shuffled.glsl: uint a_at = min((tile_row >> 2) + c, p.a_stride + 1u);",
        "linear_forward.comp: vec4 offset = bias[min(column, p.columns + 4u) >> 2];",
        "include/lstm.glsl: uint near_row(int e) { return row_of(min(first_example + e, p.batch + 1u)); }",
        "lstm_forward.comp: [[unroll]] for (int g = 0; g < 4; ++g) w_at[u][g] = (g * p.hidden + min(unit + u, p.hidden + 1u)) * p.w_stride;",
        "linear_bernoulli.comp: vec4 offset = bias[min(column, p.columns + 4u) >> 2];",
        "linear_backward_weight.comp: sums[i] += AT(a, min((tile_row >> 2) + i, p.a_stride + 1u) + k * p.a_stride);",
        "overlay_tiles.comp: int quad = glyph + clamp(row >> 2, -1, int(from.w) + 1);",
        "include/shapes.glsl: const vec4 SHAPE_FIVEFOLD = vec4(0.95105652, +0.30901699, 0.58778525, -0.80901699);",
    ];

    // Not tried either: shared memory is not bounds-checked, and a wrong index into it ends the process that runs a software driver.
    private static readonly string[] Fatal =
    [
        "shared float ", "_panel[", "others[", "lane = gl_LocalInvocationID", "uint row = 4u", "uint col = 4u",
    ];

    [Fact]
    public void EveryTurnedSignIsNoticed()
    {
        List<(Mutant Mutant, MutantTrial[] Trials)> mutants = [.. Trials(Repository.Folder("shaders"))];
        mutants.RemoveAll(mutant => mutant.Mutant.File is "include/gemm_staged.glsl" or "include/conv_staged.glsl"
            && Fatal.Any(part => mutant.Mutant.ToString().Contains(part, StringComparison.Ordinal)));
        Assert.Empty(Invisible.Except(mutants.Select(mutant => mutant.Mutant.ToString())));
        ConcurrentBag<string> unnoticed = [];

        // The shader compiler takes most of a gigabyte for a fully unrolled kernel.
        ParallelOptions oneEach = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(mutants.Where(mutant => !Invisible.Contains(mutant.Mutant.ToString())), oneEach, mutant =>
        {
            if (!mutant.Trials.Any(trial => trial.IsNoticed()))
            {
                unnoticed.Add(mutant.Mutant.ToString());
            }
        });
        Assert.True(unnoticed.IsEmpty, string.Join('\n', unnoticed));
    }

    // Includes are resolved when a shader is read, so every mutant passes through files.
    private static List<(Mutant Mutant, MutantTrial[] Trials)> Trials(string folder)
    {
        string copy = Directory.CreateTempSubdirectory("vae-mutants").FullName;
        try
        {
            foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                string target = Path.Combine(copy, Path.GetRelativePath(folder, path));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(path, target);
            }

            ShaderSource[] originals = Read(copy);
            List<(Mutant, MutantTrial[])> trials = [];
            foreach (Mutant mutant in Mutants.Of(folder))
            {
                string file = Path.Combine(copy, mutant.File);
                string text = File.ReadAllText(file);
                string[] lines = text.Split('\n');
                lines[mutant.Line - 1] = mutant.After;
                File.WriteAllText(file, string.Join('\n', lines));
                trials.Add((mutant, Trials(Read(copy).Where((source, i) => source.Text != originals[i].Text))));
                File.WriteAllText(file, text);
            }

            return trials;
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    // Small tiles have no second quad, so what they do not show is looked for in the next larger ones.
    private static MutantTrial[] Trials(IEnumerable<ShaderSource> sources) =>
    [
        .. sources
            .SelectMany(source => source.Variants.Where(macros => macros.GetValueOrDefault("LD") == 0 && (macros.GetValueOrDefault("TM") <= 8 || macros.ContainsKey("SHUFFLED"))).Select(macros => new MutantTrial(source, macros)))
            .OrderBy(trial => trial.Size),
    ];

    private static ShaderSource[] Read(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.comp").Order(StringComparer.Ordinal).Select(ShaderSource.Read)];
}
