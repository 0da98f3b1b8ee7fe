using System.Reflection;
using SafeguardingHub.Adapters;

namespace SafeguardingHub.Translation;

/// <summary>Formats that live in assemblies outside the program, named in the agreement file.</summary>
public static class OutsideAdapters
{
    /// <summary>Every public class of the assembly that is an adapter and can be made without arguments.</summary>
    /// <exception cref="ConfigurationFaultException">The assembly is not there, or holds no adapter.</exception>
    public static IReadOnlyList<IAgencyAdapter> Load(string assemblyFile)
    {
        var path = Path.GetFullPath(assemblyFile, AppContext.BaseDirectory);
        if (!File.Exists(path))
        {
            throw new ConfigurationFaultException([$"The agreement names the adapter assembly {assemblyFile}, which is not at {path}. Put it there or correct the name."]);
        }

        var adapters = Assembly.LoadFrom(path).GetExportedTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IAgencyAdapter)))
            .Select(type => (IAgencyAdapter)Activator.CreateInstance(type)!)
            .ToList();
        return adapters.Count > 0
            ? adapters
            : throw new ConfigurationFaultException([$"The assembly {assemblyFile} has no public class that implements IAgencyAdapter."]);
    }
}
