namespace Vae.Realtime.Formats;

using System.Text.Json;
using System.Text.Unicode;

/// <summary>
/// A JSON value that knows where it came from: every accessor checks, and every error names the file and the place in it.
/// Unknown keys, repeated keys and values out of range are errors, because a typing mistake must not become a default.
/// </summary>
internal readonly struct StrictJson
{
    private readonly JsonElement _element;
    private readonly string _path;
    private readonly string _source;

    private StrictJson(JsonElement element, string path, string source)
    {
        _element = element;
        _path = path;
        _source = source;
    }

    /// <param name="utf8">The text, without a byte order mark.</param>
    /// <param name="source">How messages name it; quoted already if it is a file.</param>
    /// <exception cref="VaeException">The text is not one JSON value.</exception>
    public static StrictJson Parse(ReadOnlyMemory<byte> utf8, string source)
    {
        if (!Utf8.IsValid(utf8.Span))
        {
            throw new VaeException($"{source} is not valid JSON: it is not UTF-8 text");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(utf8);
            return new StrictJson(document.RootElement.Clone(), "", source);
        }
        catch (JsonException error)
        {
            string place = $"line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}";
            throw new VaeException($"{source} is not valid JSON ({place})", error);
        }
    }

    /// <summary>Whether the value is an object.</summary>
    public bool IsObject => _element.ValueKind == JsonValueKind.Object;

    /// <summary>Whether the value is null.</summary>
    public bool IsNull => _element.ValueKind == JsonValueKind.Null;

    public VaeException Error(string problem) => new(_path.Length == 0 ? $"{_source}: {problem}" : $"{_source}: {_path} {problem}");

    /// <summary>The members of an object, in order, no name twice.</summary>
    public OrderedDictionary<string, StrictJson> Members()
    {
        Expect(JsonValueKind.Object, "an object");
        OrderedDictionary<string, StrictJson> members = new(StringComparer.Ordinal);
        foreach (JsonProperty property in _element.EnumerateObject())
        {
            string name = NameOf(property);
            string path = _path.Length == 0 ? PrintableText.Excerpt(name) : $"{_path}.{PrintableText.Excerpt(name)}";
            if (!members.TryAdd(name, new StrictJson(property.Value, path, _source)))
            {
                throw Error($"has the key '{PrintableText.Excerpt(name)}' twice");
            }
        }

        return members;
    }

    /// <summary>The members of an object that has exactly the given keys.</summary>
    public OrderedDictionary<string, StrictJson> Members(params ReadOnlySpan<string> keys) => Members(keys, []);

    /// <summary>The members of an object that has the required keys, perhaps some of the optional ones, and no others.</summary>
    public OrderedDictionary<string, StrictJson> Members(ReadOnlySpan<string> required, ReadOnlySpan<string> optional)
    {
        OrderedDictionary<string, StrictJson> members = Members();
        foreach (string name in members.Keys)
        {
            if (!required.Contains(name) && !optional.Contains(name))
            {
                string[] known = [.. required, .. optional];
                throw members[name].Error($"is not known here; known are {string.Join(", ", known)}{NearestName.Hint(name, known)}");
            }
        }

        foreach (string key in required)
        {
            if (!members.ContainsKey(key))
            {
                throw Error($"lacks the key '{key}'");
            }
        }

        return members;
    }

    public StrictJson[] Items(int limit)
    {
        Expect(JsonValueKind.Array, "a list");
        int count = _element.GetArrayLength();
        if (count > limit)
        {
            throw Error($"has {count:N0} entries; {limit:N0} is the most");
        }

        (string path, string source) = (_path, _source);
        return [.. _element.EnumerateArray().Select((item, index) => new StrictJson(item, $"{path}[{index}]", source))];
    }

    public long Integer(long minimum, long maximum)
    {
        if (_element.ValueKind != JsonValueKind.Number || !_element.TryGetInt64(out long value) || value < minimum || value > maximum)
        {
            throw Error($"must be a whole number from {minimum:N0} to {maximum:N0}, not {Excerpt()}");
        }

        return value;
    }

    /// <summary>A finite number.</summary>
    public double Number(double minimum, double maximum)
    {
        if (_element.ValueKind != JsonValueKind.Number || !_element.TryGetDouble(out double value) || !(value >= minimum && value <= maximum))
        {
            throw Error($"must be a number from {minimum:R} to {maximum:R}, not {Excerpt()}");
        }

        return value;
    }

    /// <summary>True or false.</summary>
    public bool Flag() => _element.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? _element.GetBoolean()
        : throw Error($"must be true or false, not {Excerpt()}");

    public string Text()
    {
        Expect(JsonValueKind.String, "a text");
        try
        {
            return _element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Error("holds half of a surrogate pair");
        }
    }

    /// <summary>The value that goes with the text found here.</summary>
    public T OneOf<T>(IReadOnlyDictionary<string, T> choices)
    {
        string text = Text();
        return choices.TryGetValue(text, out T? value)
            ? value
            : throw Error($"must be one of {string.Join(", ", choices.Keys)}, not {Excerpt()}");
    }

    private string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            throw Error("has a key with half of a surrogate pair");
        }
    }

    private void Expect(JsonValueKind kind, string description)
    {
        if (_element.ValueKind != kind)
        {
            throw Error($"must be {description}, not {Excerpt()}");
        }
    }

    private string Excerpt() => _element.ValueKind == JsonValueKind.Undefined ? "nothing" : PrintableText.Excerpt(_element.GetRawText());
}
