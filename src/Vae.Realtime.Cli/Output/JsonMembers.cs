namespace Vae.Realtime.Cli.Output;

using System.Text.Json;
using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Learning.Training;

/// <summary>Members that several commands print.</summary>
internal static class JsonMembers
{
    /// <summary>A number to its last digit; null where there is none, since JSON has no word for NaN.</summary>
    public static void WriteReal(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is double number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary><c>"name":{"loss":..,"reconstruction":..,"kl":..}</c>, nats per example.</summary>
    public static void WriteLoss(this Utf8JsonWriter json, string name, LossTerms loss)
    {
        json.WriteStartObject(name);
        json.WriteReal("loss", loss.Loss);
        json.WriteReal("reconstruction", loss.Reconstruction);
        json.WriteReal("kl", loss.Kl);
        json.WriteEndObject();
    }

    /// <summary>The members of an epoch's figures.</summary>
    public static void WriteEpoch(this Utf8JsonWriter json, EpochResult epoch)
    {
        json.WriteNumber("epoch", epoch.Epoch);
        json.WriteLoss("train", epoch.Train);
        json.WriteLoss("test", epoch.Test);
        if (epoch.Validation is LossTerms validation)
        {
            json.WriteLoss("validation", validation);
        }

        json.WriteReal("seconds", epoch.Seconds);
        json.WriteReal("images_per_second", epoch.ImagesPerSecond);
    }
}
