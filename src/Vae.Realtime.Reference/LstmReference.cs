namespace Vae.Realtime.Reference;

/// <summary>
/// The LSTM layer (Hochreiter &amp; Schmidhuber 1997, with the forget gate of Gers et al. 2000) of <c>shaders/lstm/*.comp</c> in plain
/// loops; parameters as PyTorch's nn.LSTM has them, gates in the order i, f, g, o.
/// </summary>
internal static class LstmReference
{
    /// <summary>All steps.</summary>
    /// <param name="shape">Sizes.</param>
    /// <param name="x">(B·T, F).</param>
    /// <param name="parameters">The layer's.</param>
    public static LstmTrace Forward(LstmShape shape, ReadOnlySpan<double> x, LstmWeights parameters)
    {
        LstmTrace trace = new(shape)
        {
            Gates = LinearReference.Forward(Input(shape), x, parameters.WeightIh, parameters.BiasIh, ReferenceActivation.None),
        };
        for (int step = 0; step < shape.Steps; step++)
        {
            ForwardStep(shape, step, parameters.WeightHh, parameters.BiasHh, trace);
        }

        return trace;
    }

    /// <summary>All steps, from the last to the first. Overwrites the trace's gates.</summary>
    /// <param name="shape">Sizes.</param>
    /// <param name="x">(B·T, F).</param>
    /// <param name="parameters">The layer's.</param>
    /// <param name="trace">What <see cref="Forward"/> returned.</param>
    /// <param name="dy">Gradient by the output, (B·T, H) or (B,H).</param>
    /// <param name="gradient">Overwritten by the gradient by the parameters.</param>
    /// <returns>The gradient by x.</returns>
    public static double[] Backward(
        LstmShape shape, ReadOnlySpan<double> x, LstmWeights parameters, LstmTrace trace, ReadOnlySpan<double> dy, LstmWeights gradient)
    {
        for (int step = shape.Steps - 1; step >= 0; step--)
        {
            BackwardStep(shape, step, parameters.WeightHh, trace, dy);
        }

        LinearShape recurrent = new(shape.Rows, shape.Hidden, 4 * shape.Hidden);
        LinearReference.BackwardWeight(Input(shape), trace.Gates, x, gradient.WeightIh, gradient.BiasIh, accumulate: false);
        LinearReference.BackwardWeight(recurrent, trace.Gates, trace.Previous, gradient.WeightHh, gradient.BiasHh, accumulate: false);
        return LinearReference.BackwardInput(Input(shape), trace.Gates, parameters.WeightIh, x, ReferenceActivation.None);
    }

    /// <summary>One step: <c>c = f c' + i g</c>, <c>h = o tanh(c)</c>, and h into the next step's <see cref="LstmTrace.Previous"/>.</summary>
    /// <param name="shape">Sizes.</param>
    /// <param name="step">t.</param>
    /// <param name="w">W_hh, (4H,H).</param>
    /// <param name="bias">b_hh, (4H).</param>
    /// <param name="trace">As the step before left it.</param>
    public static void ForwardStep(LstmShape shape, int step, ReadOnlySpan<double> w, ReadOnlySpan<double> bias, LstmTrace trace)
    {
        int hidden = shape.Hidden;
        for (int example = 0; example < shape.Batch; example++)
        {
            int row = (example * shape.Steps) + step;
            for (int unit = 0; unit < hidden && step == 0; unit++)
            {
                trace.Previous[(row * hidden) + unit] = 0;
            }

            for (int unit = 0; unit < hidden; unit++)
            {
                double i = Sigmoid(PreActivation(shape, row, unit, w, bias, trace));
                double f = Sigmoid(PreActivation(shape, row, unit + hidden, w, bias, trace));
                double g = Math.Tanh(PreActivation(shape, row, unit + (2 * hidden), w, bias, trace));
                double o = Sigmoid(PreActivation(shape, row, unit + (3 * hidden), w, bias, trace));
                Write(trace.Gates, shape, row, unit, (i, f, g, o));

                double before = step > 0 ? trace.Cells[((row - 1) * hidden) + unit] : 0;
                double cell = (f * before) + (i * g);
                double h = o * Math.Tanh(cell);
                trace.Cells[(row * hidden) + unit] = cell;
                if (step + 1 < shape.Steps)
                {
                    trace.Previous[((row + 1) * hidden) + unit] = h;
                }

                if (shape.OutputRow(example, step) is int outputRow)
                {
                    trace.Output[(outputRow * hidden) + unit] = h;
                }
            }
        }
    }

    /// <summary>One step of backpropagation: replaces the gates by the gradient by their pre-activations.</summary>
    /// <param name="shape">Sizes.</param>
    /// <param name="step">t.</param>
    /// <param name="w">W_hh, (4H,H).</param>
    /// <param name="trace">As the step after left it.</param>
    /// <param name="dy">Gradient by the output, (B·T, H) or (B,H).</param>
    public static void BackwardStep(LstmShape shape, int step, ReadOnlySpan<double> w, LstmTrace trace, ReadOnlySpan<double> dy)
    {
        int hidden = shape.Hidden;
        bool last = step == shape.Steps - 1;
        for (int example = 0; example < shape.Batch; example++)
        {
            int row = (example * shape.Steps) + step;
            for (int unit = 0; unit < hidden; unit++)
            {
                double dh = shape.OutputRow(example, step) is int outputRow ? dy[(outputRow * hidden) + unit] : 0;
                for (int r = 0; r < 4 * hidden && !last; r++)
                {
                    dh += trace.Gates[((row + 1) * 4 * hidden) + r] * w[(r * hidden) + unit];
                }

                (double i, double f, double g, double o) = Read(trace.Gates, shape, row, unit);
                double before = step > 0 ? trace.Cells[((row - 1) * hidden) + unit] : 0;
                double cell = Math.Tanh(trace.Cells[(row * hidden) + unit]);
                double dc = (last ? 0 : trace.Carry[(example * hidden) + unit]) + (dh * o * (1 - (cell * cell)));
                trace.Carry[(example * hidden) + unit] = dc * f;
                Write(trace.Gates, shape, row, unit, (
                    dc * g * i * (1 - i),
                    dc * before * f * (1 - f),
                    dc * i * (1 - (g * g)),
                    dh * cell * o * (1 - o)));
            }
        }
    }

    private static LinearShape Input(LstmShape shape) => new(shape.Rows, shape.Inputs, 4 * shape.Hidden);

    private static double Sigmoid(double z) => ActivationReference.Sigmoid(z);

    private static double PreActivation(
        LstmShape shape, int row, int column, ReadOnlySpan<double> w, ReadOnlySpan<double> bias, LstmTrace trace)
    {
        double a = trace.Gates[(row * 4 * shape.Hidden) + column] + bias[column];
        for (int k = 0; k < shape.Hidden; k++)
        {
            a += w[(column * shape.Hidden) + k] * trace.Previous[(row * shape.Hidden) + k];
        }

        return a;
    }

    private static (double I, double F, double G, double O) Read(double[] gates, LstmShape shape, int row, int unit)
    {
        int at = (row * 4 * shape.Hidden) + unit;
        return (gates[at], gates[at + shape.Hidden], gates[at + (2 * shape.Hidden)], gates[at + (3 * shape.Hidden)]);
    }

    private static void Write(double[] gates, LstmShape shape, int row, int unit, (double I, double F, double G, double O) values)
    {
        int at = (row * 4 * shape.Hidden) + unit;
        gates[at] = values.I;
        gates[at + shape.Hidden] = values.F;
        gates[at + (2 * shape.Hidden)] = values.G;
        gates[at + (3 * shape.Hidden)] = values.O;
    }
}
