using System.Text;

namespace AccessRequests.Pdf.Typesetting.Layout;

/// <summary>
/// The levels of one line of source text (UAX #9: P2 to P3, W1 to W7, N0 to N2, I1 and I2). Explicit embeddings, overrides and
/// isolates are not honoured: in a name or a quoted request they serve to disguise rather than to write.
/// </summary>
internal sealed class BidiText
{
    private const string Opening = "([{";
    private const string Closing = ")]}";

    private readonly List<(Rune Rune, int Index)> _runes = [];
    private readonly BidiClass[] _classes;
    private readonly bool[] _isMark;
    private readonly BidiClass _base;

    private BidiText(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length;)
        {
            Rune.DecodeFromUtf16(text[i..], out var rune, out var length);
            _runes.Add((rune, i));
            i += length;
        }

        _classes = [.. _runes.Select(one => BidiClasses.Of(one.Rune))];
        _isMark = [.. _classes.Select(one => one == BidiClass.NonspacingMark)];
        var strong = _classes.Where(one => one is BidiClass.LeftToRight or BidiClass.RightToLeft or BidiClass.ArabicLetter);
        _base = strong.FirstOrDefault(BidiClass.LeftToRight) == BidiClass.LeftToRight ? BidiClass.LeftToRight : BidiClass.RightToLeft;
    }

    /// <summary>The level of the line itself, and of each of its characters: odd ones run from right to left.</summary>
    public static (byte Base, byte[] Levels) Levels(ReadOnlySpan<char> text)
    {
        var resolved = new BidiText(text);
        resolved.ResolveWeak();
        resolved.ResolveBrackets();
        resolved.ResolveNeutral();
        return (resolved.BaseLevel, resolved.ToLevels(text.Length));
    }

    /// <summary>The order in which pieces of these levels stand from left to right (L2).</summary>
    public static int[] VisualOrder(IReadOnlyList<byte> levels)
    {
        var order = Enumerable.Range(0, levels.Count).ToArray();

        for (var level = levels.Count == 0 ? 0 : (int)levels.Max(); level > 0; level--)
        {
            for (var start = 0; start < order.Length; start++)
            {
                var end = start;

                while (end < order.Length && levels[order[end]] >= level)
                {
                    end++;
                }

                Array.Reverse(order, start, end - start);
                start = end;
            }
        }

        return order;
    }

    private byte BaseLevel => (byte)(_base == BidiClass.LeftToRight ? 0 : 1);

    private void ResolveWeak()
    {
        var previous = _base;
        var strong = _base;

        for (var i = 0; i < _classes.Length; i++)
        {
            _classes[i] = _classes[i] == BidiClass.NonspacingMark ? previous : _classes[i]; // W1
            previous = _classes[i];

            if (_classes[i] is BidiClass.LeftToRight or BidiClass.RightToLeft or BidiClass.ArabicLetter)
            {
                strong = _classes[i];
            }
            else if (_classes[i] == BidiClass.EuropeanNumber && strong == BidiClass.ArabicLetter)
            {
                _classes[i] = BidiClass.ArabicNumber; // W2
            }
        }

        Replace(BidiClass.ArabicLetter, BidiClass.RightToLeft); // W3

        for (var i = 1; i + 1 < _classes.Length; i++)
        {
            var joins = (_classes[i], _classes[i - 1]) is
                (BidiClass.CommonSeparator, BidiClass.EuropeanNumber or BidiClass.ArabicNumber) or (BidiClass.EuropeanSeparator, BidiClass.EuropeanNumber);
            _classes[i] = joins && _classes[i - 1] == _classes[i + 1] ? _classes[i - 1] : _classes[i]; // W4
        }

        ForRuns(one => one == BidiClass.EuropeanTerminator, (start, end) =>
        {
            if (At(start - 1) == BidiClass.EuropeanNumber || At(end) == BidiClass.EuropeanNumber)
            {
                _classes.AsSpan(start, end - start).Fill(BidiClass.EuropeanNumber); // W5
            }
        });
        Replace(BidiClass.EuropeanSeparator, BidiClass.Neutral);
        Replace(BidiClass.EuropeanTerminator, BidiClass.Neutral);
        Replace(BidiClass.CommonSeparator, BidiClass.Neutral); // W6
        strong = _base;

        for (var i = 0; i < _classes.Length; i++)
        {
            strong = _classes[i] is BidiClass.LeftToRight or BidiClass.RightToLeft ? _classes[i] : strong;
            _classes[i] = _classes[i] == BidiClass.EuropeanNumber && strong == BidiClass.LeftToRight ? BidiClass.LeftToRight : _classes[i]; // W7
        }
    }

    /// <summary>N0: a pair of brackets runs as what it holds.</summary>
    private void ResolveBrackets()
    {
        var open = new Stack<int>();
        List<(int Start, int End)> pairs = [];

        for (var i = 0; i < _classes.Length; i++)
        {
            var character = _runes[i].Rune.IsBmp ? (char)_runes[i].Rune.Value : ' ';

            if (_classes[i] != BidiClass.Neutral)
            {
                continue;
            }

            if (Opening.Contains(character, StringComparison.Ordinal))
            {
                open.Push(i);
            }
            else if (Closing.IndexOf(character, StringComparison.Ordinal) is >= 0 and var kind)
            {
                while (open.TryPop(out var start))
                {
                    if (_runes[start].Rune.Value == Opening[kind])
                    {
                        pairs.Add((start, i));
                        break;
                    }
                }
            }
        }

        foreach (var (start, end) in pairs.OrderBy(pair => pair.Start))
        {
            var inside = Enumerable.Range(start + 1, end - start - 1).Select(i => Direction(_classes[i])).OfType<BidiClass>().ToList();

            if (inside.Count > 0)
            {
                var before = Enumerable.Range(0, start).Reverse().Select(i => Direction(_classes[i])).OfType<BidiClass>().Append(_base).First();
                Resolve(start, inside.Contains(_base) || before == _base ? _base : before);
                Resolve(end, _classes[start]);
            }
        }
    }

    /// <summary>A bracket with the marks over it.</summary>
    private void Resolve(int bracket, BidiClass direction)
    {
        _classes[bracket] = direction;

        for (var i = bracket + 1; i < _classes.Length && _isMark[i]; i++)
        {
            _classes[i] = direction;
        }
    }

    private void ResolveNeutral() => ForRuns(one => one == BidiClass.Neutral, (start, end) =>
    {
        var before = Direction(At(start - 1)) ?? _base;
        var after = Direction(At(end)) ?? _base;
        _classes.AsSpan(start, end - start).Fill(before == after ? before : _base); // N1, N2
    });

    private byte[] ToLevels(int length)
    {
        var levels = new byte[length];

        for (var i = 0; i < _classes.Length; i++)
        {
            var level = (BaseLevel, _classes[i]) switch
            {
                (0, BidiClass.LeftToRight) => 0,
                (_, BidiClass.RightToLeft) => 1,
                _ => 2,
            };
            var end = i + 1 < _runes.Count ? _runes[i + 1].Index : length;
            levels.AsSpan(_runes[i].Index, end - _runes[i].Index).Fill((byte)level);
        }

        return levels;
    }

    /// <summary>Numbers count as right to left around neutrals (N1); neutrals have none.</summary>
    private static BidiClass? Direction(BidiClass one) => one switch
    {
        BidiClass.LeftToRight => BidiClass.LeftToRight,
        BidiClass.RightToLeft or BidiClass.ArabicLetter or BidiClass.EuropeanNumber or BidiClass.ArabicNumber => BidiClass.RightToLeft,
        _ => null,
    };

    private BidiClass At(int index) => index < 0 || index >= _classes.Length ? _base : _classes[index];

    private void Replace(BidiClass one, BidiClass by) => _classes.AsSpan().Replace(one, by);

    private void ForRuns(Func<BidiClass, bool> belongs, Action<int, int> act)
    {
        for (var start = 0; start < _classes.Length; start++)
        {
            var end = start;

            while (end < _classes.Length && belongs(_classes[end]))
            {
                end++;
            }

            if (end > start)
            {
                act(start, end);
                start = end;
            }
        }
    }
}
