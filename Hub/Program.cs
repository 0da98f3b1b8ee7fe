using SafeguardingHub.CommandLine;

return await HubCommandLine.RunAsync(args);
