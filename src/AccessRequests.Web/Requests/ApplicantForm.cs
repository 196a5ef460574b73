using AccessRequests.Domain.Requests;

namespace AccessRequests.Web.Requests;

public sealed class ApplicantForm
{
    public string Name { get; set; } = "";

    public string Organisation { get; set; } = "";

    public string Email { get; set; } = "";

    public string Phone { get; set; } = "";

    public string Address { get; set; } = "";

    public ApplicantCategory Category { get; set; }

    public ApplicantDetails ToDetails() => new(
        NullIfBlank(Name), NullIfBlank(Organisation), NullIfBlank(Email), NullIfBlank(Phone), NullIfBlank(Address), Category);

    public static ApplicantForm Of(Applicant applicant) => new()
    {
        Name = applicant.Name ?? "",
        Organisation = applicant.Organisation ?? "",
        Email = applicant.Email ?? "",
        Phone = applicant.Phone ?? "",
        Address = applicant.Address ?? "",
        Category = applicant.Category,
    };

    private static string? NullIfBlank(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
