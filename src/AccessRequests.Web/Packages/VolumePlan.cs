namespace AccessRequests.Web.Packages;

/// <summary>Pages of one document, in one volume.</summary>
/// <param name="Document">Its place among the released documents, from 0.</param>
/// <param name="FirstPage">From 1.</param>
internal sealed record VolumePart(int Document, int FirstPage, int PageCount);

/// <summary>Which pages go into which volume: documents whole wherever a volume can hold them, in order, as few volumes as that allows.</summary>
internal static class VolumePlan
{
    /// <param name="documents">Pages and bytes of each.</param>
    /// <param name="front">What stands before them in the first volume.</param>
    /// <param name="list">What stands before them in each other.</param>
    /// <returns>At least one volume; the first may hold no document.</returns>
    public static IReadOnlyList<IReadOnlyList<VolumePart>> Of(IReadOnlyList<(int Pages, long Bytes)> documents, (int Pages, long Bytes) front, (int Pages, long Bytes) list, int maxPages, long maxBytes)
    {
        List<List<VolumePart>> volumes = [[]];
        var room = new Room(Math.Max(1, maxPages - front.Pages), Math.Max(1, maxBytes - front.Bytes));
        var whole = new Room(Math.Max(1, maxPages - list.Pages), Math.Max(1, maxBytes - list.Bytes));

        for (var i = 0; i < documents.Count; i++)
        {
            var (pages, bytes) = documents[i];

            if (!room.Holds(pages, bytes) && volumes[^1].Count > 0)
            {
                volumes.Add([]);
                room = whole;
            }

            var first = 1;

            while (!room.Holds(pages - first + 1, Share(bytes, pages - first + 1, pages)))
            {
                var fitting = (int)Math.Clamp(Math.Min(room.Pages, room.Bytes * pages / Math.Max(1, bytes)), 1, pages - first + 1);
                volumes[^1].Add(new VolumePart(i, first, fitting));
                first += fitting;

                if (first > pages)
                {
                    break;
                }

                volumes.Add([]);
                room = whole;
            }

            if (first <= pages)
            {
                var rest = pages - first + 1;
                volumes[^1].Add(new VolumePart(i, first, rest));
                room = room.Without(rest, Share(bytes, rest, pages));
            }
            else
            {
                room = new Room(0, 0);
            }
        }

        return volumes;
    }

    private static long Share(long bytes, int some, int all) => bytes * some / all;

    private readonly record struct Room(int Pages, long Bytes)
    {
        public bool Holds(int pages, long bytes) => pages <= Pages && bytes <= Bytes;

        public Room Without(int pages, long bytes) => new(Pages - pages, Bytes - bytes);
    }
}
