using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace AccessRequests.Pdf.Tests.Corpus;

/// <summary>Writes PDF syntax as it is told to, sound or not: what no honest library would write can be written here.</summary>
internal sealed class RawPdf
{
    private readonly List<byte[]> _objects = [];

    public int Count => _objects.Count;

    /// <summary>The number of the object added; numbers run from 1 in the order of the calls.</summary>
    public int Add(string body)
    {
        _objects.Add(Encoding.Latin1.GetBytes(body));
        return _objects.Count;
    }

    public int AddStream(string dictionary, string content) => AddStream(dictionary, Encoding.Latin1.GetBytes(content));

    public int AddStream(string dictionary, byte[] content)
    {
        _objects.Add(Stream(dictionary, content));
        return _objects.Count;
    }

    public int AddFlate(string dictionary, byte[] content) => AddStream($"{dictionary} /Filter /FlateDecode", Deflate(content));

    public void Set(int number, string body) => _objects[number - 1] = Encoding.Latin1.GetBytes(body);

    public void SetStream(int number, string dictionary, string content) => _objects[number - 1] = Stream(dictionary, Encoding.Latin1.GetBytes(content));

    public byte[] Build(int root = 1, string trailer = "")
    {
        using var file = new MemoryStream();
        Write(file, "%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");
        var offsets = Bodies(file, Enumerable.Range(1, _objects.Count));
        var table = file.Position;
        Write(file, $"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n");

        foreach (var offset in offsets.Values)
        {
            Write(file, string.Create(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        }

        Write(file, $"trailer\n<< /Size {_objects.Count + 1} /Root {root} 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();
    }

    /// <summary>A second revision after an existing file: the objects given replace theirs.</summary>
    public static byte[] Update(byte[] first, int root, int size, params (int Number, string Body)[] replaced)
    {
        using var file = new MemoryStream();
        file.Write(first);
        var previous = Encoding.Latin1.GetString(first);
        var at = previous.LastIndexOf("startxref\n", StringComparison.Ordinal) + 10;
        var previousTable = previous[at..previous.IndexOf('\n', at)];
        var offsets = new SortedDictionary<int, long>();

        foreach (var (number, body) in replaced)
        {
            offsets[number] = file.Position;
            Write(file, $"{number} 0 obj\n{body}\nendobj\n");
        }

        var table = file.Position;
        Write(file, "xref\n");

        foreach (var (number, offset) in offsets)
        {
            Write(file, string.Create(CultureInfo.InvariantCulture, $"{number} 1\n{offset:D10} 00000 n \n"));
        }

        Write(file, $"trailer\n<< /Size {size} /Root {root} 0 R /Prev {previousTable} >>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();
    }

    /// <summary>The same objects inside an object stream with a cross-reference stream (7.5.7, 7.5.8). Streams stay outside.</summary>
    public byte[] BuildCompressed(int root)
    {
        var inside = Enumerable.Range(1, _objects.Count).Where(number => !IsStream(number)).ToList();
        var header = new StringBuilder();
        using var bodies = new MemoryStream();

        foreach (var number in inside)
        {
            header.Append(CultureInfo.InvariantCulture, $"{number} {bodies.Position} ");
            bodies.Write(_objects[number - 1]);
            bodies.WriteByte((byte)'\n');
        }

        byte[] content = [.. Encoding.Latin1.GetBytes(header.ToString()), .. bodies.ToArray()];
        using var file = new MemoryStream();
        Write(file, "%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");
        var offsets = Bodies(file, Enumerable.Range(1, _objects.Count).Where(IsStream));
        int holder = _objects.Count + 1, table = _objects.Count + 2;
        offsets[holder] = file.Position;
        Write(file, $"{holder} 0 obj\n");
        file.Write(Stream($"/Type /ObjStm /N {inside.Count} /First {header.Length} /Filter /FlateDecode", Deflate(content)));
        Write(file, "\nendobj\n");
        offsets[table] = file.Position;
        using var rows = new MemoryStream();
        Row(rows, 0, 0, 65535);

        for (var number = 1; number <= table; number++)
        {
            if (offsets.TryGetValue(number, out var offset))
            {
                Row(rows, 1, offset, 0);
            }
            else
            {
                Row(rows, 2, holder, inside.IndexOf(number));
            }
        }

        Write(file, $"{table} 0 obj\n");
        file.Write(Stream($"/Type /XRef /Size {table + 1} /W [1 4 2] /Root {root} 0 R", rows.ToArray()));
        Write(file, $"\nendobj\nstartxref\n{offsets[table]}\n%%EOF\n");
        return file.ToArray();

        static void Row(MemoryStream rows, int type, long second, int third) =>
            rows.Write([(byte)type, (byte)(second >> 24), (byte)(second >> 16), (byte)(second >> 8), (byte)second, (byte)(third >> 8), (byte)third]);
    }

    public static byte[] Deflate(byte[] content)
    {
        using var output = new MemoryStream();

        using (var zlib = new ZLibStream(output, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(content);
        }

        return output.ToArray();
    }

    private bool IsStream(int number) => Encoding.Latin1.GetString(_objects[number - 1]).Contains("\nstream\n", StringComparison.Ordinal);

    private SortedDictionary<int, long> Bodies(MemoryStream file, IEnumerable<int> numbers)
    {
        var offsets = new SortedDictionary<int, long>();

        foreach (var number in numbers)
        {
            offsets[number] = file.Position;
            Write(file, $"{number} 0 obj\n");
            file.Write(_objects[number - 1]);
            Write(file, "\nendobj\n");
        }

        return offsets;
    }

    private static byte[] Stream(string dictionary, byte[] content) =>
    [
        .. Encoding.Latin1.GetBytes($"<< {dictionary} /Length {content.Length} >>\nstream\n"),
        .. content,
        .. "\nendstream"u8,
    ];

    private static void Write(MemoryStream file, string text) => file.Write(Encoding.Latin1.GetBytes(text));
}
