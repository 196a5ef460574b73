using System.Collections.Concurrent;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace AccessRequests.Web.Tests.Jobs;

public sealed class JobsTests
{
    [Fact]
    public async Task A_job_that_was_waiting_when_the_program_stopped_runs_after_it_starts_again()
    {
        var cancellation = Xunit.TestContext.Current.CancellationToken;
        var id = $"{Guid.NewGuid()}";

        using var folder = new TestFolder();

        await using (var before = new AccessRequestsHost(folder.Path))
        {
            var scheduler = await SchedulerOfAsync(before);
            await scheduler.ScheduleJob(
                JobBuilder.Create<NotingJob>().WithIdentity(id).UsingJobData(NotingJob.Id, id).Build(),
                TriggerBuilder.Create().StartAt(TimeProvider.System.GetUtcNow().AddSeconds(5)).Build(),
                cancellationToken: cancellation);
        }

        Assert.DoesNotContain(id, NotingJob.Ran.Keys);

        await using var after = new AccessRequestsHost(folder.Path);
        await SchedulerOfAsync(after);

        Assert.True(await HappensAsync(() => NotingJob.Ran.ContainsKey(id)), "The job did not run after the restart.");
    }

    [Fact]
    public async Task A_job_cut_off_by_a_stop_is_taken_up_again()
    {
        var cancellation = Xunit.TestContext.Current.CancellationToken;
        var id = $"{Guid.NewGuid()}";

        using var folder = new TestFolder();

        await using (var before = new AccessRequestsHost(folder.Path))
        {
            var scheduler = await SchedulerOfAsync(before);
            await scheduler.ScheduleJob(
                JobBuilder.Create<EndlessFirstTimeJob>().WithIdentity(id).UsingJobData(NotingJob.Id, id).RequestRecovery().Build(),
                TriggerBuilder.Create().StartNow().Build(),
                cancellationToken: cancellation);
            Assert.True(await HappensAsync(() => EndlessFirstTimeJob.Starts.ContainsKey(id)), "The job never started.");
        }

        await using var after = new AccessRequestsHost(folder.Path);
        await SchedulerOfAsync(after);

        Assert.True(await HappensAsync(() => NotingJob.Ran.ContainsKey(id)), "The job was lost with the first host.");
    }

    [Fact]
    public async Task A_job_cut_off_by_a_crash_is_taken_up_again()
    {
        var id = $"{Guid.NewGuid()}";
        using var folder = new TestFolder();

        await using (var before = new AccessRequestsHost())
        {
            var scheduler = await SchedulerOfAsync(before);
            await scheduler.ScheduleJob(
                JobBuilder.Create<EndlessFirstTimeJob>().WithIdentity(id).UsingJobData(NotingJob.Id, id).RequestRecovery().Build(),
                TriggerBuilder.Create().StartNow().Build(),
                cancellationToken: Xunit.TestContext.Current.CancellationToken);
            Assert.True(await HappensAsync(() => EndlessFirstTimeJob.Starts.ContainsKey(id)), "The job never started.");

            // What a crash leaves behind: the database at an instant when the job was running.
            await using var db = await before.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Xunit.TestContext.Current.CancellationToken);
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {Path.Combine(folder.Path, "access-requests.db")}", Xunit.TestContext.Current.CancellationToken);
        }

        await using var after = new AccessRequestsHost(folder.Path);
        await SchedulerOfAsync(after);

        Assert.True(await HappensAsync(() => NotingJob.Ran.ContainsKey(id)), "The job was lost in the crash.");
    }

    private static async Task<IScheduler> SchedulerOfAsync(AccessRequestsHost host) =>
        await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(Xunit.TestContext.Current.CancellationToken);

    private static async Task<bool> HappensAsync(Func<bool> condition)
    {
        for (var i = 0; i < 200 && !condition(); i++)
        {
            await Task.Delay(100, Xunit.TestContext.Current.CancellationToken);
        }

        return condition();
    }

    public sealed class NotingJob : IJob
    {
        public const string Id = nameof(Id);

        public static ConcurrentDictionary<string, bool> Ran { get; } = new();

        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            Ran[context.MergedJobDataMap.GetString(Id)!] = true;
            return ValueTask.CompletedTask;
        }
    }

    public sealed class EndlessFirstTimeJob : IJob
    {
        public static ConcurrentDictionary<string, bool> Starts { get; } = new();

        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            var id = context.MergedJobDataMap.GetString(NotingJob.Id)!;

            if (Starts.TryAdd(id, true))
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            NotingJob.Ran[id] = true;
        }
    }
}
