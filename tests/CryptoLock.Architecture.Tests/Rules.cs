using System.Reflection;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using NetArchTest.Rules;

namespace CryptoLock.Architecture.Tests;

/// <summary>The rules, each from a set of types to the names of those that break it.</summary>
internal static class Rules
{
    private static readonly string[] OutsideWorld =
    [
        "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "Microsoft.Data", "Microsoft.Extensions.AI", "Google", "System.Net.Http", "YamlDotNet", "Serilog",
    ];

    public static IEnumerable<string> DependsOnNothing(Types types) => types
        .That().DoNotHaveName("<>z__ReadOnlyArray`1")
        .Should().NotHaveDependencyOnAny([.. OutsideWorld, "MediatR", "FluentValidation", "Microsoft.Extensions", "CryptoLock.Application", "CryptoLock.Infrastructure", "CryptoLock.Api"])
        .GetResult().FailingTypeNames ?? [];

    public static IEnumerable<string> KnowsNoTechnology(Types types) => types
        .Should().NotHaveDependencyOnAny([.. OutsideWorld, "CryptoLock.Infrastructure", "CryptoLock.Api"])
        .GetResult().FailingTypeNames ?? [];

    public static IEnumerable<string> HandlersAndValidatorsAreInternalAndSealed(IEnumerable<Type> types) => types
        .Where(t => Implements(t, typeof(IRequestHandler<,>)) || Implements(t, typeof(INotificationHandler<>)) || Implements(t, typeof(IValidator<>)))
        .Where(t => t.IsPublic || !t.IsSealed).Select(t => t.FullName!);

    public static IEnumerable<string> ClassesAreSealed(IEnumerable<Type> types) => types
        .Where(t => t is { IsClass: true, IsAbstract: false, IsSealed: false } && t.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null)
        .Where(t => t.Name != "Program").Select(t => t.FullName!);

    public static IEnumerable<string> RequestsHaveOneHandler(IReadOnlyList<Type> types) => types
        .Where(t => t.IsAssignableTo(typeof(IBaseRequest)) && t.IsClass)
        .Where(request => types.Count(t => Handles(t, request)) != 1).Select(t => t.FullName!);

    public static IEnumerable<string> CommandsFromOutsideHaveAValidator(IReadOnlyList<Type> types) => types
        .Where(t => t.IsAssignableTo(typeof(IBaseRequest)) && t.IsClass && t.GetProperties().Any(p => p.PropertyType == typeof(string)))
        .Where(request => !types.Any(t => t.IsAssignableTo(typeof(IValidator<>).MakeGenericType(request)))).Select(t => t.FullName!);

    public static IEnumerable<string> ControllersOnlySend(IEnumerable<Type> types) => types
        .Where(t => t.IsAssignableTo(typeof(ControllerBase)) && !t.IsAbstract)
        .SelectMany(t => t.GetConstructors().SelectMany(c => c.GetParameters()), (t, p) => (Type: t, p.ParameterType))
        .Where(x => IsOurs(x.ParameterType)).Select(x => $"{x.Type.FullName} takes {x.ParameterType.Name}");

    public static IEnumerable<string> StayInTheirFolder(IEnumerable<Type> types, string provider) => types
        .Where(t => t.Name.Contains(provider, StringComparison.Ordinal) && !t.Namespace!.Split('.').Contains(provider)).Select(t => t.FullName!);

    public static IEnumerable<string> EventIdsAreUnique(IEnumerable<Type> types) => types
        .SelectMany(t => t.GetTypeInfo().DeclaredMethods)
        .Select(m => (Method: m, m.GetCustomAttribute<LoggerMessageAttribute>()?.EventId))
        .Where(x => x.EventId is not null)
        .GroupBy(x => x.EventId, x => $"{x.Method.DeclaringType!.Name}.{x.Method.Name}")
        .Where(g => g.Distinct().Count() > 1)
        .Select(g => $"{g.Key}: {string.Join(", ", g)}");

    private static bool IsOurs(Type type) =>
        type.Namespace?.StartsWith("CryptoLock.Application.Ports", StringComparison.Ordinal) == true
        || type.Namespace?.StartsWith("CryptoLock.Infrastructure", StringComparison.Ordinal) == true;

    private static bool Handles(Type type, Type request) => type.GetInterfaces().Any(i =>
        i.IsGenericType && i.Name.StartsWith("IRequestHandler", StringComparison.Ordinal) && i.GetGenericArguments()[0] == request);

    private static bool Implements(Type type, Type contract) =>
        type is { IsClass: true, IsAbstract: false } && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == contract);
}
