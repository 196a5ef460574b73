namespace AccessRequests.Pdf.Verification;

/// <summary>
/// Walks every object of a file by its bytes from the start, not by its cross-references: what stands between objects
/// is found too. One object is in memory at a time, its stream only when asked for.
/// </summary>
internal sealed class RawFile(Stream file)
{
    private const int FirstWindow = 1 << 14;
    private const int LargestWindow = 1 << 28;

    private byte[] _window = new byte[FirstWindow];
    private long _at;

    /// <summary>The trailer, once the walk has come to it.</summary>
    public RawDictionary? Trailer { get; private set; }

    /// <summary>What the walk met that a file of ours does not hold; it ends there.</summary>
    public string? Anomaly { get; private set; }

    public IEnumerable<RawObject> Objects()
    {
        if (!Try(Header))
        {
            yield break;
        }

        while (true)
        {
            RawObject? item = null;

            if (!Try(() => item = Object()))
            {
                yield break;
            }

            if (item is null)
            {
                Try(End);
                yield break;
            }

            yield return item;
        }
    }

    private bool Try(Action step)
    {
        try
        {
            step();
            return true;
        }
        catch (FormatException exception)
        {
            Anomaly = $"octet {_at} : {exception.Message}";
            return false;
        }
    }

    private void Header() => Parse(syntax =>
    {
        syntax.Expect("%PDF-1.7\n%"u8);
        syntax.Line();
        return true;
    });

    /// <summary>Null where the cross-reference table begins.</summary>
    private RawObject? Object()
    {
        var (number, value, isStream) = Parse(syntax =>
        {
            if (syntax.At("xref"u8))
            {
                return (0, null, false);
            }

            var number = syntax.Integer();
            syntax.Expect(" 0 obj\n"u8);
            var value = syntax.Value();
            var isStream = syntax.At("\nstream\n"u8);
            syntax.Expect(isStream ? "\nstream\n"u8 : "\nendobj\n"u8);
            return (number, (RawValue?)value, isStream);
        });

        if (value is null || !isStream)
        {
            return value is null ? null : new RawObject(number, value, null);
        }

        if ((value as RawDictionary)?.Entries.GetValueOrDefault("Length") is not RawNumber { Value: >= 0 and <= int.MaxValue } length
            || length.Value > file.Length - _at)
        {
            throw new FormatException("longueur de flux inattendue");
        }

        var stream = new RawStream(file, _at, (int)length.Value);
        _at += stream.Length;
        Parse(syntax =>
        {
            syntax.Expect("\nendstream\nendobj\n"u8);
            return true;
        });
        return new RawObject(number, value, stream);
    }

    private void End()
    {
        Trailer = Parse(syntax =>
        {
            syntax.Expect("xref\n"u8);
            syntax.Line();

            while (!syntax.At("trailer"u8))
            {
                syntax.Line();
            }

            syntax.Expect("trailer\n"u8);
            var trailer = syntax.Value() as RawDictionary ?? throw new FormatException("trailer illisible");
            syntax.Expect("\nstartxref\n"u8);
            syntax.Line();
            syntax.Expect("%%EOF\n"u8);
            return trailer;
        });

        if (_at != file.Length)
        {
            throw new FormatException("des octets suivent la fin du fichier");
        }
    }

    /// <summary>Parses what stands here, in as many bytes as it turns out to need.</summary>
    private T Parse<T>(Func<RawSyntax, T> parse)
    {
        for (var size = FirstWindow; ; size *= 4)
        {
            if (_window.Length < size)
            {
                _window = new byte[size];
            }

            file.Position = _at;
            var read = file.ReadAtLeast(_window.AsSpan(0, size), size, throwOnEndOfStream: false);
            var syntax = new RawSyntax(_window.AsMemory(0, read));

            try
            {
                var value = parse(syntax);
                _at += syntax.Position;
                return value;
            }
            catch (FormatException) when (syntax.ReachedEnd && read == size && size < LargestWindow)
            {
                // The window ended inside the object.
            }
        }
    }
}
