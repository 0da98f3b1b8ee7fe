namespace SafeguardingHub.WebConsole.Reading;

internal static class ReadingParts
{
    public static void AddReading(this IServiceCollection services)
    {
        services.AddSingleton<SharedConcernReading>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<Concerns>();
        services.AddSingleton<Happened>();
        services.AddSingleton<Search>();
        services.AddSingleton<Figures>();
        services.AddSingleton<MessageReading>();
        services.AddSingleton<Messages>();
    }
}
