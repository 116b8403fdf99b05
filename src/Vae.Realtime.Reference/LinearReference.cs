namespace Vae.Realtime.Reference;

/// <summary>The dense layer of <c>shaders/linear/*.comp</c> in plain loops.</summary>
internal static class LinearReference
{
    /// <summary><c>y = act(x Wᵀ + b)</c>.</summary>
    public static double[] Forward(
        LinearShape shape, ReadOnlySpan<double> x, ReadOnlySpan<double> w, ReadOnlySpan<double> bias, ReferenceActivation activation)
    {
        double[] y = new double[shape.Rows * shape.Outputs];
        for (int row = 0; row < shape.Rows; row++)
        {
            for (int o = 0; o < shape.Outputs; o++)
            {
                double z = bias[o];
                for (int i = 0; i < shape.Inputs; i++)
                {
                    z += x[(row * shape.Inputs) + i] * w[(o * shape.Inputs) + i];
                }

                y[(row * shape.Outputs) + o] = ActivationReference.Apply(activation, z);
            }
        }

        return y;
    }

    /// <summary><c>dx = (dz W) · act'(x)</c>, where x is the output of the layer before and <paramref name="before"/> its activation.</summary>
    public static double[] BackwardInput(
        LinearShape shape, ReadOnlySpan<double> dz, ReadOnlySpan<double> w, ReadOnlySpan<double> x, ReferenceActivation before)
    {
        double[] dx = new double[shape.Rows * shape.Inputs];
        for (int row = 0; row < shape.Rows; row++)
        {
            for (int i = 0; i < shape.Inputs; i++)
            {
                double dy = 0;
                for (int o = 0; o < shape.Outputs; o++)
                {
                    dy += dz[(row * shape.Outputs) + o] * w[(o * shape.Inputs) + i];
                }

                int at = (row * shape.Inputs) + i;
                dx[at] = dy * ActivationReference.Derivative(before, x[at]);
            }
        }

        return dx;
    }

    /// <summary><c>dW (+)= dzᵀ x</c> and <c>db (+)= Σ dz</c>.</summary>
    /// <returns>The sum of squares of both results.</returns>
    public static double BackwardWeight(
        LinearShape shape, ReadOnlySpan<double> dz, ReadOnlySpan<double> x, Span<double> dw, Span<double> db, bool accumulate)
    {
        double squares = 0;
        for (int o = 0; o < shape.Outputs; o++)
        {
            for (int i = 0; i < shape.Inputs; i++)
            {
                double sum = accumulate ? dw[(o * shape.Inputs) + i] : 0;
                for (int row = 0; row < shape.Rows; row++)
                {
                    sum += dz[(row * shape.Outputs) + o] * x[(row * shape.Inputs) + i];
                }

                dw[(o * shape.Inputs) + i] = sum;
                squares += sum * sum;
            }

            double bias = accumulate ? db[o] : 0;
            for (int row = 0; row < shape.Rows; row++)
            {
                bias += dz[(row * shape.Outputs) + o];
            }

            db[o] = bias;
            squares += bias * bias;
        }

        return squares;
    }
}
