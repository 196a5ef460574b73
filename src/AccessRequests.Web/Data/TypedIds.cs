using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AccessRequests.Web.Data;

internal static class TypedIds
{
    public static void Map(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<AccessRequestId>().HaveConversion<AccessRequestIdConverter>();
        conventions.Properties<DocumentId>().HaveConversion<DocumentIdConverter>();
        conventions.Properties<PassageId>().HaveConversion<PassageIdConverter>();
    }

    private sealed class AccessRequestIdConverter() : ValueConverter<AccessRequestId, Guid>(id => id.Value, value => new AccessRequestId(value));

    private sealed class DocumentIdConverter() : ValueConverter<DocumentId, Guid>(id => id.Value, value => new DocumentId(value));

    private sealed class PassageIdConverter() : ValueConverter<PassageId, Guid>(id => id.Value, value => new PassageId(value));
}
