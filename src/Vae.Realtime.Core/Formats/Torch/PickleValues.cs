namespace Vae.Realtime.Formats.Torch;

/// <summary>A class or function that a pickle names. Nothing of that name is looked for, let alone run.</summary>
internal sealed record PickleGlobal(string Module, string Name)
{
    public override string ToString() => $"{Module}.{Name}";
}

/// <summary>A tuple of a pickle.</summary>
internal sealed record PickleTuple(object?[] Items);

/// <summary>A list of a pickle.</summary>
internal sealed class PickleList : List<object?>;

/// <summary>A dictionary of a pickle, in its order. Equal keys are not looked for.</summary>
internal sealed class PickleDictionary : List<(object? Key, object? Value)>
{
    /// <summary>The value of a text key that comes last, as Python would keep it; null where there is none.</summary>
    public object? this[string key] => FindLast(entry => entry.Key is string text && text == key).Value;
}
