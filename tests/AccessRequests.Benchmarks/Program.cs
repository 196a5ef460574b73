using System.Globalization;
using AccessRequests.Benchmarks;
using AccessRequests.Benchmarks.AtRest;
using AccessRequests.Benchmarks.Desk;
using AccessRequests.Benchmarks.History;
using AccessRequests.Benchmarks.Office;
using BenchmarkDotNet.Running;

if (args is ["throughput", var folder, var boxes])
{
    Throughput.Run(folder, boxes);
}
else if (args is ["office", var databases, .. var sizes])
{
    await OfficeRun.RunAsync(databases, sizes.Length == 0 ? [2_000, 40_000, 200_000] : [.. sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture))]);
}
else if (args is ["at-rest", var data])
{
    await AtRestRun.RunAsync(data);
}
else if (args is ["history", var acts])
{
    await HistoryRun.RunAsync(acts);
}
else if (args is ["desk", var documents, .. var sizesOfDesk])
{
    await DeskRun.RunAsync(documents, [.. sizesOfDesk.Select(size => int.Parse(size, CultureInfo.InvariantCulture))]);
}
else if (args is ["letters"])
{
    Letters.Run();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Throughput).Assembly).Run(args);
}
