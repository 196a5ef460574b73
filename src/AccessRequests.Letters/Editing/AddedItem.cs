namespace AccessRequests.Letters.Editing;

/// <param name="Items">A list inside the item, one deep.</param>
public sealed record AddedItem(string Text, IReadOnlyList<string> Items, ItemMarker Marker = ItemMarker.Bullet);
