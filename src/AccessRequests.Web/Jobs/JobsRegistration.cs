using AccessRequests.Web.Data;
using AccessRequests.Web.Data.Sqlite;
using AccessRequests.Web.Hosting;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Quartz;

namespace AccessRequests.Web.Jobs;

internal static class JobsRegistration
{
    /// <summary>
    /// Quartz keeps its jobs in the office's own database, so that one that was cut off by a restart is taken up again.
    /// On SQLite one process only; on SQL Server several, with <see cref="DatabaseOptions.ClusterJobs"/>.
    /// </summary>
    public static void AddJobs(this WebApplicationBuilder builder)
    {
        var database = builder.Configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        var isClustered = database is { Provider: DatabaseProvider.SqlServer, ClusterJobs: true };

        builder.Services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "AccessRequests";

                // The nodes of a cluster tell one another apart by their names.
                scheduler.GenerateInstanceId = isClustered;
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UseDefaultThreadPool(2);
            quartz.UsePersistentStore(store =>
            {
                store.ConfigureStore(options =>
                {
                    options.StoreJobDataAsStrings = true;
                    options.RecoverFiringsCancelledByShutdown = true;
                });

                switch (database.Provider)
                {
                    case DatabaseProvider.Sqlite:
                        store.UseSqlite(SqliteFactory.Instance, SqliteDb.ConnectionString(builder.DataFolder()));
                        store.ProvisionSchema();
                        break;
                    case DatabaseProvider.SqlServer:
                        store.UseSqlServer(SqlClientFactory.Instance, database.RequireConnectionString());

                        if (database.MigrateAtStart)
                        {
                            store.ProvisionSchema();
                        }

                        if (isClustered)
                        {
                            store.UseClustering();
                        }

                        break;
                    default:
                        throw new InvalidOperationException($"No store of jobs for {database.Provider}.");
                }
            });
        });
        builder.Services.AddQuartzHostedService(options =>
        {
            options.AwaitApplicationStarted = true;
            options.WaitForJobsToComplete = false;
        });
    }
}
