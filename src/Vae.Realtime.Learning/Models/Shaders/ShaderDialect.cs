namespace Vae.Realtime.Learning.Models.Shaders;

using System.Globalization;

/// <summary>What shading languages write differently. What is here is C's way, as GLSL has it.</summary>
internal abstract class ShaderDialect
{
    /// <summary>The language, for messages.</summary>
    public abstract string Name { get; }

    public virtual string Vec4 => "vec4";

    public virtual string Vec2 => "vec2";

    public virtual string Int => "int";

    /// <summary>The type of a number, and its conversion to one.</summary>
    public virtual string Real => "float";

    /// <summary>Whether weights that are too many for the text are in a picture; else in a file of 32-bit floats, little-endian.</summary>
    public virtual bool WeightsArePicture => false;

    /// <summary>Ending of the file of weights.</summary>
    public string WeightsEnding => WeightsArePicture ? ".png" : ".bin";

    /// <summary>How the latent and the weights get there, as lines of the comment at the top.</summary>
    /// <param name="name">What all names begin with.</param>
    /// <param name="latents">Number of latent dimensions.</param>
    /// <param name="quads">vec4s of the latent.</param>
    /// <param name="file">Name of the file of weights; null where they are in the text.</param>
    public abstract IEnumerable<string> Use(string name, int latents, int quads, string? file);

    /// <summary>What has to come first.</summary>
    public virtual IEnumerable<string> Beginning(string name) => [];

    /// <summary>What has to come last.</summary>
    public virtual IEnumerable<string> End(string name) => [];

    /// <summary>The declaration of <c>name_latent</c>, an array of vec4s.</summary>
    public abstract IEnumerable<string> Latent(string name, int quads);

    /// <summary>The declaration of <c>name_weights</c> where they are in a file.</summary>
    /// <param name="name">What all names begin with.</param>
    /// <param name="weights">What is in the file.</param>
    public abstract IEnumerable<string> WeightsBeside(string name, ShaderWeights weights);

    /// <summary>The declaration of <c>name_weights</c> where they are in the text.</summary>
    /// <param name="name">What all names begin with.</param>
    /// <param name="rows">Every vec4 as text.</param>
    public abstract IEnumerable<string> WeightsInside(string name, IReadOnlyList<string> rows);

    /// <summary>Reads a vec4 of the weights.</summary>
    /// <param name="name">What all names begin with.</param>
    /// <param name="index">Which one.</param>
    /// <param name="beside">They are in a file.</param>
    public virtual string Weight(string name, string index, bool beside) => $"{name}_weights[{index}]";

    public virtual string Constant(string name, int value) => $"const int {name} = {Number(value)};";

    public virtual string Variable(string type, string name, string value) => $"{type} {name} = {value};";

    /// <summary>An array of vec4s without values.</summary>
    public virtual string Array(string name, int count) => $"vec4 {name}[{Number(count)}];";

    /// <summary>The head of a loop from zero.</summary>
    public virtual string Loop(string index, int count) => $"for (int {index} = 0; {index} < {Number(count)}; ++{index}) {{";

    /// <summary>Whether there are variables outside functions, which each invocation has for itself.</summary>
    public virtual bool HasPrivateArrays => true;

    /// <summary>An array of vec4s outside functions.</summary>
    public virtual string PrivateArray(string name, int count) => Array(name, count);

    /// <summary>The head of a function that returns nothing.</summary>
    public virtual string Procedure(string name) => $"void {name}() {{";

    /// <summary>The head of a function.</summary>
    public virtual string Function(string type, string name, params (string Type, string Name)[] parameters) =>
        $"{type} {name}({string.Join(", ", parameters.Select(parameter => $"{parameter.Type} {parameter.Name}"))}) {{";

    /// <summary>The entries of an array, one per line.</summary>
    protected static IEnumerable<string> Listed(IReadOnlyList<string> rows) => rows.Select((row, i) => $"    {row}{(i < rows.Count - 1 ? "," : "")}");

    protected static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
