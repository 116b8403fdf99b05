namespace Vae.Realtime.Learning.Models.Layers;

using Vae.Realtime.Learning.Kernels.Tuning;
using Vae.Realtime.Learning.Nn;

/// <summary>What a layer needs to make its modules.</summary>
/// <param name="Factory">Makes the modules of the layers within a layer.</param>
/// <param name="Name">Prefix of the names of the layer's parameters.</param>
/// <param name="Input">What enters.</param>
/// <param name="Orders">The images in whose order files count what enters and what leaves, where those are vectors.</param>
internal sealed record BuildContext(ModuleFactory Factory, string Name, Shape Input, (Shape In, Shape Out) Orders)
{
    /// <summary>Which variants of the products to run.</summary>
    public GemmTuning Tuning => Factory.Tuning;

    /// <summary>Receives the parameters.</summary>
    public ParameterStore Store => Factory.Store;

    /// <summary>For each value of a vector that enters its place in files; null when it is the same, as it is for the channels of an image.</summary>
    public int[]? VectorOrder => Input.Height * Input.Width == 1 ? ChannelOrder.OfBias(Orders.In) : null;

    /// <summary>One stored row per pixel of what enters, whose examples may be packed into rows.</summary>
    public Module Rows => new Unpack(Input, Input);

    /// <summary>What makes a vector of what enters; nothing where it is one.</summary>
    public IEnumerable<Module> Flattened => Flatten(Input);

    /// <summary>What makes a vector of an image; nothing for a vector.</summary>
    public static IEnumerable<Module> Flatten(Shape input) =>
        input.Height * input.Width == 1 ? [] : [new Unpack(input, new Shape(1, 1, input.Length))];

    /// <summary>A layer with the activation in its epilogue, or with a layer of its own behind it for an activation that needs one.</summary>
    public static IReadOnlyList<Module> Activated(Activation activation, Func<Activation, Module> layer)
    {
        if (activation.Traits().HasEpilogue)
        {
            return [layer(activation)];
        }

        Module plain = layer(Activation.None);
        return [plain, new ActivationLayer(plain.Output, activation)];
    }
}
