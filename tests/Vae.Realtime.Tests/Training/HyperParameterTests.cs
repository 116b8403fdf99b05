namespace Vae.Realtime.Tests.Training;

using Vae.Realtime.Learning.Training;
using Vae.Realtime.Tests.Formats;
using Xunit;

public sealed class HyperParameterTests
{
    [Fact]
    public void Every_number_beyond_its_range_is_refused_by_name()
    {
        foreach (HyperParameter parameter in HyperParameters.All)
        {
            (TrainerOptions Below, TrainerOptions Above)? beyond = parameter switch
            {
                HyperParameter<int> whole => (whole.With(new TrainerOptions(), whole.Min - 1), whole.With(new TrainerOptions(), whole.Max + 1)),
                HyperParameter<double> real => (real.With(new TrainerOptions(), real.Min - 1), real.With(new TrainerOptions(), double.NaN)),
                _ => null,
            };
            if (beyond is { } pair)
            {
                string name = parameter.Key["training.".Length..].Replace('_', ' ');
                UserError.Of(pair.Below.Validate, $"The {name} must be from");
                UserError.Of(pair.Above.Validate, $"The {name} must be from");
            }
        }
    }

    [Fact]
    public void Keys_and_options_stand_for_one_hyper_parameter_each()
    {
        Assert.Distinct(HyperParameters.All.Select(parameter => parameter.Key));
        Assert.Distinct(HyperParameters.All.Select(parameter => parameter.Option));
    }
}
