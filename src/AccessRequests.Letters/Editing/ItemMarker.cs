namespace AccessRequests.Letters.Editing;

public enum ItemMarker
{
    Bullet,
    Number,
    Letter,
}
