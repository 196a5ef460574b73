namespace AccessRequests.Letters.Editing;

public sealed record AddedItems(IReadOnlyList<AddedItem> Items, ItemMarker Marker = ItemMarker.Bullet) : AddedContent;
