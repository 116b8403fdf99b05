namespace Vae.Realtime.Learning.Training;

/// <summary>
/// The weight of the KL term over a run: β times a ramp from 0 to 1. With cycles the run is cut into as many equal parts, each of which
/// begins with the ramp (Fu et al. 2019, cyclical annealing).
/// </summary>
/// <param name="Beta">The weight after the ramp; 1 is the ELBO, more is the β-VAE (Higgins et al. 2017).</param>
/// <param name="WarmUpEpochs">Length of the ramp; 0 for none. Not used with cycles, whose ramps take half of each.</param>
/// <param name="Cycles">Number of cycles; 0 for none.</param>
internal sealed record KlAnnealing(double Beta = 1, double WarmUpEpochs = 0, int Cycles = 0)
{
    private const double RampOfCycle = 0.5;

    /// <summary>The weight of a step.</summary>
    /// <param name="progress">Epochs before the step, with their fraction.</param>
    /// <param name="epochs">Epochs of the whole run.</param>
    public double Weight(double progress, int epochs)
    {
        if (Cycles > 0)
        {
            double cycle = progress * Cycles / epochs;
            return Beta * Math.Min(1, (cycle - Math.Floor(cycle)) / RampOfCycle);
        }

        return WarmUpEpochs > 0 ? Beta * Math.Min(1, progress / WarmUpEpochs) : Beta;
    }
}
