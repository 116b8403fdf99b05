namespace Vae.Realtime.Tests.Models;

using System.Diagnostics;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Gpu.Shaders;
using Vae.Realtime.Learning.Models.Shaders;
using Vae.Realtime.Tests.Formats;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>An exported shader, compiled and run on a device: each pixel by an invocation of its own.</summary>
internal sealed class ShaderTrial : IShaderLibrary
{
    private const string Key = "exported";
    private const int Group = 64;

    private readonly byte[] _words;
    private readonly Shape _picture;

    private ShaderTrial(byte[] words, Shape picture) => (_words, _picture) = (words, picture);

    public IReadOnlyCollection<string> Keys => [Key];

    /// <summary>A shader in the language of a dialect.</summary>
    public static ShaderTrial Of(ShaderDialect dialect, ShaderProgram program, string name, Shape picture) => new(
        dialect switch
        {
            GlslDialect => Glsl(program, name, picture),
            GodotDialect => Godot(program, name, picture),
            HlslDialect => Hlsl(program, name, picture),
            _ => throw new ArgumentOutOfRangeException(nameof(dialect)),
        },
        picture);

    public byte[] Load(string key) => _words;

    /// <summary>The picture of a latent.</summary>
    /// <param name="latent">Its numbers.</param>
    /// <param name="weights">The shader's file of weights; null for none.</param>
    /// <returns>(H, W, 4).</returns>
    public float[] Run(float[] latent, byte[]? weights)
    {
        using GpuDevice device = GpuFixture.Open(shaders: this);
        int pixels = _picture.Height * _picture.Width;
        float[] y;
        using (GpuArena arena = device.CreateArena("exported"))
        {
            byte[] numbers = weights ?? new byte[16];
            BufferSlice entering = arena.Reserve<float>((latent.Length + 3) / 4 * 4);
            Texels texels = new(entering, arena.Reserve<byte>(numbers.Length), arena.Reserve<float>(4 * pixels));
            arena.Commit();
            device.Transfers.Upload<float>(texels.Latent, latent);
            device.Transfers.Upload<byte>(texels.Weights, numbers);
            Recording recording = new("exported");
            recording.Dispatch(texels with { Count = pixels });
            device.RunOnce(recording);
            y = device.Transfers.Download<float>(texels.Y, 4 * pixels);
        }

        GpuFixture.AssertClean(device);
        return y;
    }

    /// <summary>Compiles with glslc and returns the SPIR-V; fails with its message.</summary>
    public static byte[] Compile(string text, params string[] options)
    {
        using TemporaryFolder folder = new();
        (string source, string output) = (folder.File("shader.txt"), folder.File("shader.spv"));
        File.WriteAllText(source, text);
        using Process process = Process.Start(
            new ProcessStartInfo("glslc", ["-fshader-stage=compute", .. options, "-o", output, source]) { RedirectStandardError = true })!;
        string said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, said);
        return File.ReadAllBytes(output);
    }

    private static byte[] Glsl(ShaderProgram program, string name, Shape picture)
    {
        string own = program.Weights is null ? "" : $"#define {name}_weights own_weights\n";
        using ShaderCompiler compiler = new();
        string text = $$"""
            {{Head("vec4 own_weights[]")}}
            #define {{name}}_latent own_latent
            {{own}}{{program.Text}}
            {{EntryPoint(name, picture)}}
            """;
        return compiler.Compile(new ShaderSource(name, text, []), new Dictionary<string, int>());
    }

    // Its language is GLSL's, but for the kind of shader and how uniforms are told. Pixels of the picture are words here.
    private static byte[] Godot(ShaderProgram program, string name, Shape picture)
    {
        int end = program.Text.IndexOf("void fragment()", StringComparison.Ordinal);
        IEnumerable<string> lines = program.Text[..end].Split('\n').Where(
            line => !line.StartsWith("shader_type", StringComparison.Ordinal) && !line.StartsWith("uniform", StringComparison.Ordinal));
        string text = $$"""
            {{Head("uint own_weights[]")}}
            #define {{name}}_latent own_latent
            #define texelFetch(picture, place, level) unpackUnorm4x8(own_weights[(place).y * {{program.Weights?.Side ?? 0}} + (place).x])
            {{string.Join('\n', lines)}}
            {{EntryPoint(name, picture)}}
            """;
        using ShaderCompiler compiler = new();
        return compiler.Compile(new ShaderSource(name, text, []), new Dictionary<string, int>());
    }

    // Newer SPIR-V than that of Vulkan 1.0 makes older compilers of HLSL fail.
    private static byte[] Hlsl(ShaderProgram program, string name, Shape picture)
    {
        string own = program.Weights is null ? "" : $"#define {name}_weights own_weights\n";
        return Compile(
            $$"""
            StructuredBuffer<float4> own_latent : register(t0);
            StructuredBuffer<float4> own_weights : register(t1);
            RWStructuredBuffer<float4> y : register(u2);
            #define {{name}}_latent own_latent
            {{own}}{{program.Text}}
            [numthreads({{Group}}, 1, 1)]
            void main(uint3 id : SV_DispatchThreadID) {
                int i = int(id.x);
                float2 at = float2(i % {{picture.Width}}, i / {{picture.Width}}) + 0.5;
                if (i < {{picture.Height * picture.Width}})
                    y[i] = {{name}}_texture(at / float2({{picture.Width}}, {{picture.Height}}));
            }
            """,
            "-x",
            "hlsl",
            "-O",
            "--target-env=vulkan1.0");
    }

    private static string Head(string weights) => $$"""
        #version 460
        layout(local_size_x = {{Group}}) in;
        layout(set = 0, binding = 0, std430) readonly buffer Latent { vec4 own_latent[]; };
        layout(set = 0, binding = 1, std430) readonly buffer Weights { {{weights}}; };
        layout(set = 0, binding = 2, std430) writeonly buffer Y { vec4 y[]; };
        """;

    private static string EntryPoint(string name, Shape picture) => $$"""
        void main() {
            int i = int(gl_GlobalInvocationID.x);
            if (i < {{picture.Height * picture.Width}})
                y[i] = {{name}}_texture((vec2(i % {{picture.Width}}, i / {{picture.Width}}) + 0.5) / vec2({{picture.Width}}, {{picture.Height}}));
        }
        """;

    private readonly record struct Texels(BufferSlice Latent, BufferSlice Weights, BufferSlice Y) : IKernel<Texels>
    {
        public static KernelInfo Info { get; } = new(Key, [Access.Read, Access.Read, Access.Write], 0, new WorkgroupSize(Group));

        public long Count { get; init; }

        public DispatchSize Groups => Info.Cover(Count);

        public void Bind(ref KernelArguments args) => args.Buffers(Latent, Weights, Y);
    }
}
