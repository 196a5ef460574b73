using System.Diagnostics;
using System.Text.Json;

namespace AccessRequests.Cli.Tests;

/// <summary>The program itself, as IT runs it.</summary>
public sealed class DeadlineCommandTests
{
    [Theory]
    [InlineData("2025-12-22", "--received", "2025-12-01")]
    [InlineData("2025-12-31", "--received", "2025-12-01", "--extension", "10")]
    [InlineData("2026-01-05", "--received", "2025-12-01", "--extension", "10", "--policy", "P3")]
    [InlineData("2026-04-07", "--received", "2026-03-15", "--policy", "P2")]
    public async Task The_last_day_is_printed_as_an_ISO_date(string due, params string[] arguments)
    {
        var (exit, output, _) = await RunAsync(arguments);

        Assert.Equal(0, exit);
        Assert.Equal(due, JsonDocument.Parse(output).RootElement.GetProperty("due").GetString());
    }

    [Fact]
    public async Task The_chain_says_why_the_twentieth_day_was_put_off()
    {
        var (_, output, _) = await RunAsync("--received", "2025-12-01");

        var answer = JsonDocument.Parse(output).RootElement.GetProperty("answer");
        Assert.Equal("2025-12-21", answer.GetProperty("nominal").GetString());
        Assert.Equal("2025-12-21", answer.GetProperty("rolls")[0].GetProperty("day").GetString());
        Assert.Equal("dimanche", answer.GetProperty("rolls")[0].GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("n’est pas une date", "--received", "1er décembre")]
    [InlineData("de 1 à 10 jours", "--received", "2025-12-01", "--extension", "12")]
    [InlineData("P9", "--received", "2025-12-01", "--policy", "P9")]
    [InlineData("--received")]
    public async Task Wrong_usage_is_told_and_exits_with_1(string message, params string[] arguments)
    {
        var (exit, _, errors) = await RunAsync(arguments);

        Assert.Equal(1, exit);
        Assert.Contains(message, errors, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "accessrequests.dll"), "deadline", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }
}
