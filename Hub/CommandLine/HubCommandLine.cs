using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using RabbitMQ.Client.Exceptions;
using SafeguardingHub.Security;
using SafeguardingHub.Topology;

namespace SafeguardingHub.CommandLine;

/// <summary>The commands of the one binary. Data goes to standard output, words to standard error.</summary>
public static class HubCommandLine
{
    /// <summary>Longer than the host takes to finish what it has begun.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(45);

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args.Length == 0 ? ["serve"] : args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync("hub --help lists the commands.");
            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = StopLimit });
        }
        catch (ConfigurationFaultException wrong)
        {
            foreach (var fault in wrong.Faults)
            {
                await Console.Error.WriteLineAsync(fault);
            }

            return ExitCode.Configuration;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{taken.Message} Choose another with --listen.");
            return ExitCode.Configuration;
        }
        catch (TopologyMismatchException differs)
        {
            await Console.Error.WriteLineAsync(differs.Message);
            return ExitCode.Configuration;
        }
        catch (BrokerUnreachableException refused) when (refused.InnerException is AuthenticationFailureException)
        {
            await Console.Error.WriteLineAsync("The broker refuses the user or the password in Hub:Broker (environment or secret file: Hub__Broker). Correct it, or make the user on the broker.");
            return ExitCode.Configuration;
        }
        catch (KeyFileException unsafeFile)
        {
            await Console.Error.WriteLineAsync(unsafeFile.Message);
            return ExitCode.Configuration;
        }
    }

    public static RootCommand Root() => new("Carries safeguarding concerns between police, social care, health and the charity.")
    {
        ServeCommand.Create(), DemoCommand.Create(), SimulateCommand.Create(), TranslateCommand.Create(), RouteCommand.Create(), ClocksCommand.Create(), SendCommand.Create(),
        ReferralsCommand.Create(), ObligationsCommand.Create(), ReportCommand.Create(), QuarantineCommand.Create(), DeadLettersCommand.Create(), OperatorsCommand.Create(), KeysCommand.Create(), TopologyCommand.Create(), ConfigCommand.Create(), HealthcheckCommand.Create(),
    };
}
