namespace AccessRequests.Domain.Decisions;

/// <summary>How the letter leaves.</summary>
public enum Delivery
{
    Email,
    RegisteredPost,
    Courier,
    Post,
}
