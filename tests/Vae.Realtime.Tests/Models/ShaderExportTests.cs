namespace Vae.Realtime.Tests.Models;

using System.Text.RegularExpressions;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Models.Shaders;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Tests.Formats;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>Exported shaders compute on the device the pictures that the program decodes, in every language that can be compiled here.</summary>
[Collection(GpuCollection.Name)]
public sealed class ShaderExportTests(GpuFixture gpu)
{
    private const double Tolerance = 1.0 / 255;

    private static readonly string[] Architectures =
    [
        Json("6, 5, 1", "[]", 3, "\"bernoulli\""),
        Json("3, 4, 1", $"[{Linear(4, "relu")}]", 2, "\"bernoulli\""),
        Json("7, 6, 2", $"[{Linear(141, "tanh")}]", 5, "\"gaussian_learned\""),
        Json("5, 8, 3", $"[{Alone("sigmoid")}, {Linear(137, "softplus")}, {Linear(134, "silu")}]", 4, "{\"type\":\"gaussian\",\"scale\":0.2}"),
        Json("4, 4, 4", $"[{Linear(150, "gelu")}, {Alone("leaky_relu")}, {{\"type\":\"flatten\"}}]", 2, "\"discretised_logistic\""),
        Json("9, 9, 1", $"[{Linear(200, "relu")}, {Linear(160, "sigmoid")}]", 8, "\"gaussian_calibrated\""),
        Json("9, 9, 1", $"[{Linear(64, "relu")}, {Linear(128, "tanh")}]", 8, "{\"type\":\"laplace\",\"scale\":0.3}"),
    ];

    public static TheoryData<string, int> Cases
    {
        get
        {
            TheoryData<string, int> cases = [];
            foreach (ShaderDialect dialect in Compiled)
            {
                for (int index = 0; index < Architectures.Length; index++)
                {
                    cases.Add(dialect.Name, index);
                }
            }

            return cases;
        }
    }

    private static ShaderDialect[] Compiled => [new GlslDialect(), new GodotDialect(), new HlslDialect()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_pixel_is_that_of_the_program(string language, int index)
    {
        ShaderDialect dialect = Compiled.Single(one => one.Name == language);
        VaeArchitecture architecture = VaeArchitecture.Parse(Architectures[index], "test");
        using VaeModel model = new(gpu.Device, architecture, trainable: false);
        Randomise(model, new Random(index + 1));
        using TemporaryFolder folder = new();
        ModelFile.Save(folder.File("m.safetensors"), model, []);
        double error = Worst(model, folder.File("m.safetensors"), dialect, "a b-2.txt", out bool beside);
        Assert.InRange(error, 0, Tolerance / 100);
        Assert.Equal(index > 1, beside);
    }

    [Theory]
    [InlineData("GLSL")]
    [InlineData("HLSL")]
    [InlineData("Godot")]
    public void The_glyphs_that_come_with_the_program_are_a_texture(string language)
    {
        string path = Repository.Folder("assets", "models", "glyphs.safetensors");
        using VaeModel model = ModelFile.Load(gpu.Device, path, trainable: false);
        Assert.InRange(Worst(model, path, Compiled.Single(one => one.Name == language), "glyphs.txt", out bool beside), 0, Tolerance / 4);
        Assert.True(beside);
    }

    [Theory]
    [InlineData("shapes", "decoder.3", "conv_transpose")]
    [InlineData("textures", "decoder.3", "upsample")]
    public void Other_layers_are_refused_by_name(string model, string layer, string type)
    {
        string path = Repository.Folder("assets", "models", $"{model}.safetensors");
        UserError.Of(() => DenseDecoder.Of(ModelFile.ReadParameters(path), path), $"'{path}'", layer, $"'{type}'", "--onnx");
    }

    [Fact]
    public void What_makes_no_pictures_or_is_told_classes_is_refused()
    {
        Refused("""{"input":{"height":1,"width":1,"channels":9},"encoder":[],"latent":2,"decoder":[],"likelihood":"gaussian_calibrated"}""", "1x1x9");
        Refused("""{"input":{"height":3,"width":4,"channels":5},"encoder":[],"latent":2,"decoder":[],"likelihood":"bernoulli"}""", "3x4x5");
        Refused(
            """{"input":{"height":3,"width":4,"channels":1},"encoder":[],"latent":2,"decoder":[],"likelihood":"bernoulli","labels":{"classes":3}}""",
            "--labels");
        Refused(
            """
            {"input":{"height":4,"width":4,"channels":1},"encoder":[],"latent":2,"decoder":[{"type":"repeat","count":4},
             {"type":"lstm","hidden":4,"return_sequences":true}],"likelihood":"bernoulli"}
            """,
            "decoder.0",
            "'repeat'");
    }

    [Fact]
    public void The_uniforms_compile_as_they_are_written()
    {
        foreach (int index in (int[])[1, 5])
        {
            SafetensorsFile parameters = Parameters(Architectures[index], 3);
            string Text(ShaderDialect dialect, string file) => ShaderWriter.Write(DenseDecoder.Of(parameters, "m"), dialect, file, "a model").Text;
            string glsl = $$"""
                #version 450
                #define two_LATENT_BINDING 2
                #define two_WEIGHTS_BINDING 3
                layout(local_size_x = 1) in;
                layout(binding = 4) buffer Y { vec4 y; };
                {{Text(new GlslDialect(), "one.glsl")}}
                {{Text(new GlslDialect(), "two.glsl")}}
                void main() { y = one_texture(vec2(0.3)) + two_texture(vec2(0.1)) + float(one_WIDTH + two_HEIGHT); }
                """;
            ShaderTrial.Compile(glsl, "--target-env=vulkan1.2");
            ShaderTrial.Compile(glsl, "--target-env=opengl", "-fauto-map-locations");
            ShaderTrial.Compile(
                $$"""
                RWStructuredBuffer<float4> y;
                {{Text(new HlslDialect(), "one.hlsl")}}
                {{Text(new HlslDialect(), "two.hlsl")}}
                [numthreads(1, 1, 1)] void main() { y[0] = one_texture(float2(0.3, 0.4)) + two_texture(float2(0.3, 0.4)) + one_WIDTH; }
                """,
                "-x",
                "hlsl",
                "--target-env=vulkan1.0",
                "-fauto-bind-uniforms");
        }
    }

    // No compiler for it here: it has nothing of the other languages in it, and the same functions.
    [Fact]
    public void WGSL_has_its_own_words_only()
    {
        foreach (int index in (int[])[0, 1, 4, 5])
        {
            DenseDecoder decoder = DenseDecoder.Of(Parameters(Architectures[index], 2), "m");
            ShaderProgram program = ShaderWriter.Write(decoder, new WgslDialect(), "w.wgsl", "a model");
            string code = Regex.Replace(program.Text, "//.*", "");
            Assert.DoesNotMatch(@"#|\bvec4\b|\bvec2\b|\bfloat4\b|\bint\b|\bstatic\b|\bfrom\b|\?", code);
            IEnumerable<string> functions = Regex.Matches(code, @"fn (w_(?:dec|tex|sam)\w+)\(").Select(found => found.Groups[1].Value);
            Assert.Equal(["w_decode", "w_sample", "w_texture"], functions);
            Assert.All(
                Regex.Matches(code, @"fn [^{]+").Select(found => found.Value),
                head => Assert.Matches(@"^fn \w+\((\w+: \w+(, )?)*\) (-> \w+ )?$", head));
            Assert.Equal(code.Count(letter => letter == '{'), code.Count(letter => letter == '}'));
            Assert.Equal(code.Count(letter => letter == '('), code.Count(letter => letter == ')'));
            Assert.Equal(program.Weights is not null, code.Contains("var<storage, read> w_weights: array<vec4f>;", StringComparison.Ordinal));
            Assert.Contains("@group(0) @binding(0) var<uniform> w_latent: array<vec4f, ", code, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("glyphs.glsl", "glyphs")]
    [InlineData("/some/where/My  Model--2.hlsl", "my_model_2")]
    [InlineData("7up.wgsl", "vae_7up")]
    [InlineData("gl_x.glsl", "vae_gl_x")]
    [InlineData("gl.glsl", "vae_gl")]
    [InlineData("äö.glsl", "vae")]
    [InlineData("_a_.glsl", "a")]
    public void Names_are_those_of_the_file(string file, string name) => Assert.Equal(name, ShaderWriter.NameOf(file));

    private static string Json(string size, string decoder, int latent, string likelihood)
    {
        string[] sides = size.Split(", ");
        return $$"""
            {"input":{"height":{{sides[0]}},"width":{{sides[1]}},"channels":{{sides[2]}}},"encoder":[],"latent":{{latent}},
             "decoder":{{decoder}},"likelihood":{{likelihood}}}
            """;
    }

    private static string Linear(int size, string activation) => $$"""{"type":"linear","out":{{size}},"activation":"{{activation}}"}""";

    private static string Alone(string activation) => $$"""{"type":"activation","activation":"{{activation}}"}""";

    private static SafetensorsFile Parameters(string json, int seed)
    {
        VaeArchitecture architecture = VaeArchitecture.Parse(json, "test");
        Random random = new(seed);
        return ModelFile.Of(architecture, architecture.TensorShapes.Select(tensor => TensorEntry.FromFloats(
            tensor.Name, tensor.Shape, [.. Enumerable.Range(0, Count(tensor.Shape)).Select(_ => random.NextSingle())])));
    }

    private static int Count(int[] shape) => shape.Aggregate(1, (product, size) => product * size);

    private static void Refused(string json, params string[] mentions) =>
        UserError.Of(() => DenseDecoder.Of(Parameters(json, 1), "m.safetensors"), ["'m.safetensors'", .. mentions]);

    private void Randomise(VaeModel model, Random random)
    {
        Dictionary<string, int[]> shapes = model.Architecture.TensorShapes.ToDictionary(tensor => tensor.Name, tensor => tensor.Shape);
        foreach (Parameter parameter in model.Store.Parameters)
        {
            parameter.Value.Upload(gpu.Device, parameter.Layout.FromFiles(name =>
            {
                int[] shape = shapes[name];
                float scale = shape.Length == 1 ? 1 : 2 / MathF.Sqrt(shape[1]);
                return [.. Enumerable.Range(0, Count(shape)).Select(_ => scale * (random.NextSingle() - 0.5f))];
            }));
        }
    }

    // The largest difference of any value of several pictures.
    private static double Worst(VaeModel model, string path, ShaderDialect dialect, string file, out bool beside)
    {
        VaeArchitecture architecture = model.Architecture;
        Shape picture = architecture.Input;
        ShaderProgram program = ShaderWriter.Write(DenseDecoder.Of(ModelFile.ReadParameters(path), path), dialect, file, architecture.InWords);
        byte[]? weights = dialect.WeightsArePicture ? program.Weights?.ToPicture().Rgba : program.Weights?.ToBytes();
        ShaderTrial trial = ShaderTrial.Of(dialect, program, ShaderWriter.NameOf(file), picture);
        beside = weights is not null;
        using LatentCodec codec = new(model, 1);
        Random random = new(5);
        double worst = 0;
        for (int turn = 0; turn < 2; turn++)
        {
            float[] latent = [.. Enumerable.Range(0, architecture.Latent).Select(_ => (random.NextSingle() * 4) - 2)];
            float[] expected = codec.Decode(latent);
            float[] found = trial.Run(latent, weights);
            Assert.Contains(expected, value => value is > 0.01f and < 0.99f);
            for (int pixel = 0; pixel < picture.Height * picture.Width; pixel++)
            {
                float[] colour = Colour(expected.AsSpan(pixel * picture.Channels, picture.Channels));
                for (int channel = 0; channel < 4; channel++)
                {
                    worst = Math.Max(worst, Math.Abs(colour[channel] - found[(4 * pixel) + channel]));
                }
            }
        }

        return worst;
    }

    private static float[] Colour(ReadOnlySpan<float> values) => values switch
    {
        [float grey] => [grey, grey, grey, 1],
        [float red, float green] => [red, green, 0, 1],
        [float red, float green, float blue] => [red, green, blue, 1],
        _ => values.ToArray(),
    };
}
