namespace Vae.Realtime.Tests.Formats;

using Xunit;

/// <summary>What every error for the user must be: a VaeException of one printable line that names what it is about.</summary>
internal static class UserError
{
    public static string Of(Action action, params string[] mentions)
    {
        string message = Assert.Throws<VaeException>(action).Message;
        Assert.DoesNotContain(message, char.IsControl);
        foreach (string mention in mentions)
        {
            Assert.Contains(mention, message, StringComparison.Ordinal);
        }

        return message;
    }

    /// <summary>For hostile input that may by chance be valid: anything but a VaeException fails the test.</summary>
    public static bool OrSuccess(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (VaeException error)
        {
            Assert.DoesNotContain(error.Message, char.IsControl);
            return false;
        }
    }
}
