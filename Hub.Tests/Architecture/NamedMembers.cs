using System.Reflection;
using System.Reflection.Emit;

namespace SafeguardingHub.Tests.Architecture;

/// <summary>
/// Every type and member that a type names, its method bodies included. Constants and <c>nameof</c> leave no trace in compiled
/// code: <see cref="StageOrderTests"/> looks for those in the sources.
/// </summary>
internal static class NamedMembers
{
    private const BindingFlags All = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>The types named by a type and by what the compiler made of it: lambdas, iterators and state machines are nested in it.</summary>
    public static HashSet<Type> Types(Type type) => [.. Members(type).SelectMany(TypesOf).Concat(Nested(type).SelectMany(Declared)).SelectMany(Parts)];

    /// <summary>The methods, fields and types that its method bodies name.</summary>
    public static HashSet<MemberInfo> Members(Type type) => [.. Nested(type).SelectMany(Bodies).SelectMany(InBody)];

    private static IEnumerable<Type> Nested(Type type) => type.GetNestedTypes(All).SelectMany(Nested).Prepend(type);

    private static IEnumerable<MethodBase> Bodies(Type type) => type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All));

    private static IEnumerable<Type> Declared(Type type) =>
    [
        .. type.BaseType is { } baseType ? [baseType] : Type.EmptyTypes,
        .. type.GetInterfaces(),
        .. type.GetGenericArguments().Where(argument => argument.IsGenericParameter).SelectMany(argument => argument.GetGenericParameterConstraints()),
        .. Attributes(type),
        .. type.GetFields(All).SelectMany(field => Attributes(field).Append(field.FieldType)),
        .. type.GetProperties(All).SelectMany(property => Attributes(property).Append(property.PropertyType)),
        .. type.GetEvents(All).Select(each => each.EventHandlerType!),
        .. Bodies(type).SelectMany(method => TypesOf(method).Concat(Attributes(method))),
        .. Bodies(type).Select(method => method.GetMethodBody()).OfType<MethodBody>().SelectMany(body => body.LocalVariables.Select(local => local.LocalType)
            .Concat(body.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause).Select(clause => clause.CatchType!))),
    ];

    private static IEnumerable<Type> Attributes(MemberInfo member) => member.GetCustomAttributesData()
        .SelectMany(attribute => attribute.ConstructorArguments.Select(argument => argument.Value as Type).OfType<Type>().Append(attribute.AttributeType));

    private static IEnumerable<Type> TypesOf(MemberInfo member) => member switch
    {
        Type type => [type],
        FieldInfo field => [field.FieldType, .. Owner(field)],
        MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(parameter => parameter.ParameterType), .. method.GetGenericArguments(), .. Owner(method)],
        MethodBase constructor => [.. constructor.GetParameters().Select(parameter => parameter.ParameterType), .. Owner(constructor)],
        _ => [],
    };

    private static IEnumerable<Type> Owner(MemberInfo member) => member.DeclaringType is { } owner ? [owner] : [];

    /// <summary>A list of arrays of something names that something.</summary>
    private static IEnumerable<Type> Parts(Type type) => type switch
    {
        { HasElementType: true } => Parts(type.GetElementType()!),
        { IsConstructedGenericType: true } => type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()),
        { IsGenericParameter: true } => [],
        _ => [type],
    };

    private static IEnumerable<MemberInfo> InBody(MethodBase method)
    {
        var bytes = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var ofType = method.DeclaringType is { IsGenericType: true } owner ? owner.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var place = 0; place < bytes.Length;)
        {
            var code = bytes[place] == 0xFE ? OpCodesByValue[(short)(0xFE00 | bytes[place + 1])] : OpCodesByValue[bytes[place]];
            place += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok
                && method.Module.ResolveMember(BitConverter.ToInt32(bytes, place), ofType, ofMethod) is { } named)
            {
                yield return named;
            }

            place += OperandBytes(code, bytes, place);
        }
    }

    private static int OperandBytes(OpCode code, byte[] bytes, int place) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(bytes, place)),
        _ => 4,
    };
}
