namespace AccessRequests.Web.Data;

/// <summary>The section <c>Database</c> of the configuration.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Required for SQL Server. SQLite keeps its file in the data folder.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>SQL Server only: takes a connection that does not encrypt, or believes any certificate, as on a machine of its own.</summary>
    public bool AcceptUnencrypted { get; set; }

    /// <summary>SQL Server only: SQLite always migrates itself.</summary>
    public bool MigrateAtStart { get; set; }

    /// <summary>SQL Server only: several nodes share the jobs.</summary>
    public bool ClusterJobs { get; set; }
}

public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
}
