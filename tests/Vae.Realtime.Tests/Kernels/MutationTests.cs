namespace Vae.Realtime.Tests.Kernels;

using System.Collections.Concurrent;
using Xunit;

/// <summary>Proof that the conformance suite can fail: it notices every sign turned round in any shader.</summary>
public sealed class MutationTests
{
    // Not tried, because no result can show them. They keep an invocation that writes nothing, or a rounded coordinate, from reading past
    // the end; q is 0 while K is unrolled by one vec4; a panel too many is one of zeros; and a star is its own image in either mirror.
    private static readonly string[] Invisible =
    [
        "linear/gemm_direct.glsl: tile = min(gl_GlobalInvocationID.x, tiles + 1u);",
        "linear/gemm_direct.glsl: int last_row = int(p.rows) + 1;",
        "linear/gemm_direct.glsl: [[unroll]] for (int i = 0; i < TM / 4; ++i) a_at[i] = int(a_first) + min((m0 >> 2) + i, int(p.a_stride) + 1);",
        "linear/gemm_direct.glsl: [[unroll]] for (int j = 0; j < TN / 4; ++j) b_at[j] = int(b_first) + min((n0 >> 2) + j, int(p.b_stride) + 1);",
        "linear/gemm_direct.glsl: [[unroll]] for (int j = 0; j < TN; ++j) b_at[j] = int(b_first) + min(n0 + j, int(p.columns) + 1) * "
            + "int(p.b_stride);",
        "linear/gemm_direct.glsl: [[unroll]] for (int q = 0; q < KU / 4; ++q) [[unroll]] for (int i = 0; i < TM; ++i) a_k[i][q] = AT(a, "
            + "a_at[i] + (k >> 2) - q);",
        "linear/gemm_direct.glsl: [[unroll]] for (int q = 0; q < KU / 4; ++q) [[unroll]] for (int j = 0; j < TN; ++j) b_k[j][q] = AT(b, "
            + "b_at[j] + (k >> 2) - q);",
        "linear/gemm_shuffled.glsl: int a_place(int v) { return min(int(tile_row) + v, int(p.rows) + 1) * int(p.a_stride); }",
        "linear/gemm_shuffled.glsl: int b_place(int v) { return min(int(tile_col) + v, int(p.columns) + 1) * int(p.b_stride); }",
        "linear/gemm_shuffled.glsl: int a_place(int v) "
            + "{ return min(int(tile_row >> 2) + v % (TM / 4), int(p.a_stride) + 1) + v / (TM / 4) * int(p.a_stride); }",
        "linear/gemm_shuffled.glsl: int b_place(int v) "
            + "{ return min(int(tile_col >> 2) + v % (TN / 4), int(p.b_stride) + 1) + v / (TN / 4) * int(p.b_stride); }",
        "linear/gemm_staged.glsl: uint panels = (p.inner / KB + SLICES + 1u) / SLICES;  // the same for every slice, so that all meet at the "
            + "barriers",
        "linear/gemm_staged.glsl: vec4 value = k < p.inner ? AT(b, b_first + (k + depth) * p.b_stride + min((first_col + col) >> 2, p.b_stride "
            + "+ 1u)) : vec4(0.0);",
        "linear/gemm_staged.glsl: vec4 value = k < p.inner ? AT(a, a_first + min(first_row + row, p.rows + 1u) * p.a_stride + ((k + depth) >> 2)) "
            + ": vec4(0.0);",
        "linear/gemm_staged.glsl: vec4 value = k < p.inner ? AT(b, b_first + min(first_col + col, p.columns + 1u) * p.b_stride + ((k + depth) >> 2)) "
            + ": vec4(0.0);",
        "linear/gemm_staged.glsl: vec4 value = k < p.inner ? AT(a, a_first + (k + depth) * p.a_stride + min((first_row + row) >> 2, p.a_stride "
            + "+ 1u)) : vec4(0.0);",
        "conv/conv.glsl: bias[q] = AT(other, min(column, p.columns + 4u) >> 2);",
        "conv/conv_subgroup.glsl: tile_col = min(col, p.columns + TN);",
        "conv/conv_staged.glsl: vec4 value = AT(b, min(first_col + col, p.columns + 1u) * p.b_stride + ((tap * p.inner + k + depth) >> 2));",
        "conv/conv_staged.glsl: vec4 value = AT(b, (k + depth) * p.b_stride + ((tap * p.columns + min(first_col + col, p.columns + 4u)) >> 2));",
        "conv/conv_weight_direct.glsl: [[unroll]] for (int i = 0; i < TM / 4; ++i) a_at[i] = min((tile_row >> 2) + i, p.a_stride + 1u);",
        "conv/conv_weight_shuffled.glsl: tile_col = min(col, across + 1u) * TN;",
        "conv/conv_weight_shuffled.glsl: uint a_at = min((tile_row >> 2) + c, p.a_stride + 1u);",
        "linear/linear_forward.comp: vec4 offset = bias[min(column, p.columns + 4u) >> 2];",
        "lstm/lstm.glsl: uint near_row(int e) { return row_of(min(first_example + e, p.batch + 1u)); }",
        "lstm/lstm_forward.comp: [[unroll]] for (int g = 0; g < 4; ++g) w_at[u][g] = (g * p.hidden + min(unit + u, p.hidden + 1u)) * p.w_stride;",
        "linear/linear_bernoulli.comp: vec4 offset = bias[min(column, p.columns + 4u) >> 2];",
        "linear/linear_backward_weight.comp: sums[i] += AT(a, min((tile_row >> 2) + i, p.a_stride + 1u) + k * p.a_stride);",
        "overlay/overlay_tiles.comp: int quad = glyph + clamp(row >> 2, -1, int(from.w) + 1);",
        "picture/compose_rows.comp: uint texel_row = min(row + r, p.rows + 1u);",
        "data/gather.comp: uint last = LENGTH(data) + 1u;",
        "conv/unfold.comp: slot = min(slot, phase.slots + 1u);",
        "conv/fold.comp: uint slot = min(gl_GlobalInvocationID.x, phase.slots + 1u);",
        "data/shapes.glsl: const vec4 SHAPE_FIVEFOLD = vec4(0.95105652, +0.30901699, 0.58778525, -0.80901699);",
    ];

    // Not tried either: shared memory is not bounds-checked, and a wrong index into it ends the process that runs a software driver.
    private static readonly string[] Fatal =
    [
        "shared float ", "_panel[", "others[", "lane = gl_LocalInvocationID", "uint row = 4u", "uint col = 4u", "hidden[begin - lane]",
        "if (begin - lane",
    ];

    // Nor these: nothing checks what is read by its address, and a wrong one ends the process too.
    private static readonly string[] ByAddress =
        ["linear/broadcast.glsl", "linear/gemm_broadcast.glsl", "conv/conv_broadcast.glsl", "conv/conv_weight_broadcast.glsl"];

    // Spread over the shaders: enough to notice when the suite notices nothing.
    private const int Few = 16;

    [Fact]
    [Trait("Category", "Long")]
    public void Every_turned_sign_is_noticed() => Assert.Empty(Unnoticed(Visible()));

    [Fact]
    public void Some_turned_signs_are_noticed()
    {
        List<Mutant> mutants = Visible();
        Assert.Empty(Unnoticed(mutants.Where((_, i) => i % (mutants.Count / Few) == 0)));
    }

    private static List<Mutant> Visible()
    {
        List<Mutant> mutants = [.. Mutants.Of(Repository.Folder("shaders"))];
        mutants.RemoveAll(mutant => ByAddress.Contains(mutant.File));
        mutants.RemoveAll(mutant => mutant.File is "linear/gemm_staged.glsl" or "conv/conv_staged.glsl" or "picture/decode_one.comp"
            && Fatal.Any(part => mutant.ToString().Contains(part, StringComparison.Ordinal)));
        Assert.Empty(Invisible.Except(mutants.Select(mutant => mutant.ToString())));
        mutants.RemoveAll(mutant => Invisible.Contains(mutant.ToString()));
        return mutants;
    }

    private static ConcurrentBag<string> Unnoticed(IEnumerable<Mutant> mutants)
    {
        ConcurrentBag<string> unnoticed = [];
        using MutatedShaders shaders = new();

        // The shader compiler takes most of a gigabyte for a fully unrolled kernel.
        ParallelOptions oneEach = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(mutants.Select(mutant => (Mutant: mutant, Trials: shaders.Trials(mutant))), oneEach, mutant =>
        {
            if (!mutant.Trials.Any(trial => trial.IsNoticed()))
            {
                unnoticed.Add(mutant.Mutant.ToString());
            }
        });
        return unnoticed;
    }
}
