using SafeguardingHub.Bench;

return await BenchCommandLine.RunAsync(args);
