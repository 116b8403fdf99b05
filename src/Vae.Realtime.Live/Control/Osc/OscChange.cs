namespace Vae.Realtime.Live.Control.Osc;

using Vae.Realtime.Live.Instruments;

/// <summary>What a message asks for, on its way to the thread of the frames.</summary>
/// <param name="Parameter">What to set; null for an action.</param>
/// <param name="Action">What to do; null for a parameter.</param>
/// <param name="Value">The value; for an action NaN where the message had none.</param>
internal readonly record struct OscChange(InstrumentParameter? Parameter, InstrumentAction? Action, double Value)
{
    /// <summary>Does it. A button that is let go does nothing; a switch that is told to be on is not switched off.</summary>
    public void Apply()
    {
        if (Parameter is not null)
        {
            Parameter.Value = Value;
            return;
        }

        bool wanted = double.IsNaN(Value) || Value != 0;
        bool switched = !double.IsNaN(Value) && Action!.IsOn is Func<bool> isOn ? isOn() != wanted : wanted;
        if (switched)
        {
            Action!.Run();
        }
    }
}
