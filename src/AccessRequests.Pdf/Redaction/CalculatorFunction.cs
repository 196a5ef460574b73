using System.Globalization;
using System.Text;

namespace AccessRequests.Pdf.Redaction;

/// <summary>A function that is a small program (7.10.5), written anew from what such a program may say: comments and unknown words say nothing.</summary>
internal static class CalculatorFunction
{
    private static readonly HashSet<string> Operators =
    [
        "abs", "add", "atan", "ceiling", "cos", "cvi", "cvr", "div", "exp", "floor", "idiv", "ln", "log", "mod", "mul", "neg", "round", "sin",
        "sqrt", "sub", "truncate", "and", "bitshift", "eq", "false", "ge", "gt", "le", "lt", "ne", "not", "or", "true", "xor", "if", "ifelse", "copy",
        "dup", "exch", "index", "pop", "roll",
    ];

    public static ReadOnlyMemory<byte> Written(ReadOnlySpan<byte> program)
    {
        var written = new StringBuilder();
        var word = new StringBuilder();
        var isComment = false;

        foreach (var one in program)
        {
            isComment = one == '%' || (isComment && one is not ((byte)'\n' or (byte)'\r'));
            var isBrace = one is (byte)'{' or (byte)'}';

            if (isBrace || isComment || one == 0 || char.IsWhiteSpace((char)one))
            {
                End();
            }
            else
            {
                word.Append((char)one);
            }

            written.Append(isBrace && !isComment ? $"{(char)one} " : "");
        }

        End();
        return Encoding.ASCII.GetBytes(written.ToString());

        void End()
        {
            var text = word.ToString();
            word.Clear();

            if (Operators.Contains(text) || double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
            {
                written.Append(text).Append(' ');
            }
        }
    }
}
