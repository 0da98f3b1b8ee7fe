using Quartz.Spi;

namespace SafeguardingHub.Chasing;

/// <summary>Jobs find what there is to do in the store: nothing is kept with them, so nothing about a child can be.</summary>
public sealed class NoJobData : IObjectSerializer
{
    public void Initialize()
    {
    }

    /// <exception cref="NotSupportedException">Always.</exception>
    public byte[] Serialize<T>(T obj)
        where T : class => throw new NotSupportedException("Nothing is kept with a job.");

    /// <inheritdoc cref="Serialize"/>
    public T DeSerialize<T>(byte[] data)
        where T : class => throw new NotSupportedException("Nothing is kept with a job.");
}
