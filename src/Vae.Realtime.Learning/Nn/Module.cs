namespace Vae.Realtime.Learning.Nn;

/// <summary>A layer with its parameters, for any batch size. <see cref="Plan"/> makes what runs on one.</summary>
/// <param name="input">Shape of one example that enters.</param>
/// <param name="output">Shape of one that leaves.</param>
internal abstract class Module(Shape input, Shape output)
{
    public Shape Input { get; } = input;

    public Shape Output { get; } = output;

    /// <summary>This module, or the modules that it is made of.</summary>
    public virtual IEnumerable<Module> Leaves => [this];

    /// <summary>Its own parameters, which those of a module made of others are not.</summary>
    public virtual IEnumerable<Parameter> Parameters => [];

    /// <summary>
    /// The activation that has been applied to what leaves, given that of what enters. The backward pass of whoever reads the output
    /// multiplies by its derivative.
    /// </summary>
    public virtual Activation ActivationAfter(Activation before) => Activation.None;

    /// <summary>Partial sums of squares of its parameters' gradients that one step writes.</summary>
    public virtual int SquareTiles(int batch) => 0;

    /// <summary>Draws the parameters as PyTorch would.</summary>
    public virtual void Initialise(InitialDraws draws)
    {
    }

    /// <summary>Reserves what one pass over a batch needs.</summary>
    /// <param name="plan">The pass.</param>
    /// <param name="x">What enters, of shape <see cref="Input"/>.</param>
    public abstract ModulePass Plan(PassPlan plan, FeatureMap x);
}
