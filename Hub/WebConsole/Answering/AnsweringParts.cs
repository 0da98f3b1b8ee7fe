namespace SafeguardingHub.WebConsole.Answering;

internal static class AnsweringParts
{
    public static void AddAnswering(this IServiceCollection services)
    {
        services.AddSingleton<OneAtATime>();
        services.AddSingleton<ConsoleEntry>();
        services.AddSingleton<ConcernFormParts>();
    }
}
