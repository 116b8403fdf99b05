namespace Vae.Realtime.Learning.Models.Layers;

using System.Text.Json;
using Vae.Realtime.Learning.Models.Onnx;
using Vae.Realtime.Learning.Models.Torch;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// One layer of an architecture as data, with all that depends on its kind: shapes, parameters, JSON, the modules that run it and its
/// export to PyTorch and ONNX. A new kind is a record of its own and a line in <see cref="LayerCatalog"/>; a module without parameters that only
/// one kind needs is nested in its record, other modules are in <see cref="Nn"/>.
/// </summary>
internal abstract record LayerSpec
{
    /// <summary>The kind's name in JSON; its record is found by it in <see cref="LayerCatalog"/>.</summary>
    public abstract string Type { get; }

    /// <summary>How people call the layer and its neighbours of one kind, and its size; null for a layer without a size of its own.</summary>
    public virtual (string One, string Many, int Size)? Words => null;

    /// <summary>Whether a vector that leaves is counted in the order of the image that entered (<see cref="ChannelOrders"/>).</summary>
    public virtual bool KeepsOrderForward => false;

    /// <summary>Whether a vector that enters is counted in the order of the image that leaves.</summary>
    public virtual bool KeepsOrderBackward => false;

    /// <summary>Whether the PyTorch layer reads values in either order; where it does not, an architecture that needs it is not exported.</summary>
    public virtual bool ExportsAnyOrder => KeepsOrderForward || KeepsOrderBackward;

    /// <summary>Shape of what leaves the layer, per example.</summary>
    /// <exception cref="VaeException">The layer cannot take such an input.</exception>
    public abstract Shape Output(Shape input);

    /// <summary>The layer's own parameters and their shapes, named as within a PyTorch module.</summary>
    public virtual IEnumerable<(string Name, int[] Shape)> Parameters(Shape input) => [];

    /// <summary>What the layer keeps in files without learning it, in the same form.</summary>
    public virtual IEnumerable<(string Name, int[] Shape)> Averages(Shape input) => [];

    /// <summary>The same layer with another number of output channels; null for a kind whose number cannot be chosen.</summary>
    public virtual LayerSpec? WithChannels(int channels) => null;

    /// <summary>Makes the modules that run the layer, in order, and plans their parameters.</summary>
    /// <exception cref="VaeException">The layer cannot be run in that place.</exception>
    public abstract IReadOnlyList<Module> Build(BuildContext context);

    /// <summary>The layer as lines of a Python expression with a comma at the end.</summary>
    /// <param name="torch">Notes which Python classes are used.</param>
    /// <param name="place">What enters and leaves.</param>
    /// <exception cref="VaeException">There is no counterpart in PyTorch.</exception>
    public abstract IReadOnlyList<string> ToTorch(TorchWriter torch, TorchPlace place);

    /// <summary>Appends the layer to a graph of ONNX.</summary>
    /// <param name="graph">Receives operators and parameters.</param>
    /// <param name="place">Where the layer stands.</param>
    /// <param name="x">The value that enters, (N, C, H, W).</param>
    /// <returns>The value that leaves.</returns>
    /// <exception cref="VaeException">There is no counterpart in ONNX.</exception>
    public abstract string ToOnnx(OnnxGraph graph, OnnxPlace place, string x);

    /// <summary>Writes the layer as a JSON object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString(LayerJson.TypeKey, Type);
        WriteMembers(json);
        json.WriteEndObject();
    }

    /// <summary>Writes the members behind the type.</summary>
    protected abstract void WriteMembers(Utf8JsonWriter json);
}
