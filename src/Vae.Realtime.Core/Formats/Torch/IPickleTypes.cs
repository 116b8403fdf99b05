namespace Vae.Realtime.Formats.Torch;

/// <summary>What a pickle may be made of, besides numbers, texts, tuples, lists and dictionaries.</summary>
internal interface IPickleTypes
{
    /// <summary>Whether a class or function may be named at all.</summary>
    bool Knows(PickleGlobal name);

    /// <summary>What the call of a known name gives; null where its arguments are not what they must be.</summary>
    object? Call(PickleGlobal name, object?[] arguments);

    /// <summary>What lies outside the pickle; null where it is not what it must be.</summary>
    object? Persistent(object? id);
}
