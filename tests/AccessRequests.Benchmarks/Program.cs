using AccessRequests.Benchmarks;
using BenchmarkDotNet.Running;

if (args is ["throughput", var folder, var boxes])
{
    Throughput.Run(folder, boxes);
}
else if (args is ["letters"])
{
    Letters.Run();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
