namespace Vae.Realtime.Reference;

/// <summary>A dense layer with its gradients and Adam moments.</summary>
internal sealed class ReferenceLayer
{
    private readonly double[] _weightMean;
    private readonly double[] _weightSquare;
    private readonly double[] _biasMean;
    private readonly double[] _biasSquare;

    /// <param name="weight">(outputs, inputs), row-major; updated in place.</param>
    /// <param name="bias">(outputs); updated in place.</param>
    /// <param name="activation">Applied to the output.</param>
    public ReferenceLayer(double[] weight, double[] bias, ReferenceActivation activation)
    {
        (Weight, Bias, Activation) = (weight, bias, activation);
        (WeightGradient, BiasGradient) = (new double[weight.Length], new double[bias.Length]);
        (_weightMean, _weightSquare) = (new double[weight.Length], new double[weight.Length]);
        (_biasMean, _biasSquare) = (new double[bias.Length], new double[bias.Length]);
    }

    public double[] Weight { get; }

    public double[] Bias { get; }

    public ReferenceActivation Activation { get; }

    public double[] WeightGradient { get; }

    public double[] BiasGradient { get; }

    public int Outputs => Bias.Length;

    public int Inputs => Weight.Length / Bias.Length;

    /// <summary>act(x Wᵀ + b).</summary>
    public double[] Forward(double[] x) => LinearReference.Forward(Shape(x.Length / Inputs), x, Weight, Bias, Activation);

    /// <summary>Overwrites the gradients from the gradient by this layer's pre-activation.</summary>
    /// <returns>The gradient by the pre-activation of the layer before, whose output is x.</returns>
    public double[] Backward(double[] dz, double[] x, ReferenceActivation before)
    {
        LinearShape shape = Shape(x.Length / Inputs);
        LinearReference.BackwardWeight(shape, dz, x, WeightGradient, BiasGradient, accumulate: false);
        return LinearReference.BackwardInput(shape, dz, Weight, x, before);
    }

    /// <summary>Step <paramref name="t"/> of Adam, counted from 1.</summary>
    public void Update(AdamReference adam, double learningRate, int t)
    {
        double c1 = 1 / (1 - Math.Pow(adam.Beta1, t));
        double c2 = 1 / (1 - Math.Pow(adam.Beta2, t));
        adam.Update(WeightGradient, Weight, _weightMean, _weightSquare, learningRate, c1, c2);
        adam.Update(BiasGradient, Bias, _biasMean, _biasSquare, learningRate, c1, c2);
    }

    private LinearShape Shape(int rows) => new(rows, Inputs, Outputs);
}
