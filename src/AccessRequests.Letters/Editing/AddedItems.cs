namespace AccessRequests.Letters.Editing;

public sealed record AddedItems(IReadOnlyList<string> Items, ItemMarker Marker = ItemMarker.Bullet) : AddedContent;
