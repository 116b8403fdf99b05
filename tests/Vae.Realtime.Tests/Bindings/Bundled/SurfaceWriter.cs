namespace Vae.Realtime.Tests.Bindings.Bundled;

using System.Globalization;
using System.Reflection;

/// <summary>Writes a type's public surface as the list of the packages' signatures has it: one member a line, types as metadata name them.</summary>
internal static class SurfaceWriter
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Kind(Type type) =>
        type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : "class";

    /// <summary>Names of the members and their lines; members that override an object's are left out.</summary>
    public static IEnumerable<(string Name, string Line)> Members(Type type) =>
        type.IsEnum
            ? type.GetEnumNames().Select(name => (name, string.Create(CultureInfo.InvariantCulture, $"{name} = {Value(type, name)}")))
            : type.GetMembers(Declared).Select(member => (member.Name, Line(member) ?? "")).Where(member => member.Item2.Length > 0);

    /// <summary>The type as metadata names it.</summary>
    public static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!) + "&";
        }

        if (type.IsPointer)
        {
            return Name(type.GetElementType()!) + "*";
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        string name = $"{type.Namespace}.{type.Name.Split('`')[0]}";
        return type.IsGenericType ? $"{name}<{string.Join(',', type.GetGenericArguments().Select(Name))}>" : name;
    }

    private static object Value(Type type, string name) =>
        Convert.ChangeType(Enum.Parse(type, name), Enum.GetUnderlyingType(type), CultureInfo.InvariantCulture);

    private static string? Line(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $".ctor({Parameters(constructor)})",
        MethodInfo { IsSpecialName: true } => null,
        MethodInfo method when method.GetBaseDefinition().DeclaringType != method.DeclaringType => null,
        MethodInfo method => $"{(method.IsStatic ? "static " : "")}{Name(method.ReturnType)} {method.Name}{Generics(method)}({Parameters(method)})",
        PropertyInfo property => $"{Name(property.PropertyType)} {property.Name} {{ {Accessors(property)} }}",
        EventInfo raised => $"event {Name(raised.EventHandlerType!)} {raised.Name}",
        FieldInfo field => $"{(field.IsLiteral ? "const " : "")}{Name(field.FieldType)} {field.Name}",
        _ => throw new InvalidOperationException($"{member} is of a kind that the list does not know."),
    };

    private static string Accessors(PropertyInfo property) =>
        string.Join(' ', new[] { property.GetMethod is { IsPublic: true } ? "get;" : "", property.SetMethod is { IsPublic: true } ? "set;" : "" }
            .Where(accessor => accessor.Length > 0));

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(',', method.GetGenericArguments().Select(argument => argument.Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(
        ", ",
        method.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? " = default" : "")}"));
}
