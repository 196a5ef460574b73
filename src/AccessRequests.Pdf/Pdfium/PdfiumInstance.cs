using Wasmtime;

namespace AccessRequests.Pdf.Pdfium;

/// <summary>
/// A PDFium of its own in a memory of its own: it has no files, no clock, no environment and no network, and what it
/// does wrong ends with it. Not safe for several threads.
/// </summary>
internal sealed class PdfiumInstance : IDisposable
{
    private const int NotImplemented = -52;
    private const long MaxMemory = 2L << 30;
    private const int PageSize = 65_536;
    private const ulong SecondsPerCall = 60;

    private readonly Store _store;
    private readonly Linker _linker;
    private readonly Instance _instance;
    private readonly Table _table;
    private readonly Dictionary<string, Function> _functions = [];
    private readonly Dictionary<int, Function> _indirect = [];
    private bool _jumps;

    public PdfiumInstance()
    {
        _store = new Store(PdfiumModule.Engine);
        _store.SetLimits(MaxMemory, null, null, null, null);
        _store.SetEpochDeadline(SecondsPerCall);
        _linker = new Linker(PdfiumModule.Engine);

        foreach (var import in PdfiumModule.Module.Imports.OfType<FunctionImport>())
        {
            _linker.DefineFunction(
                import.ModuleName, import.Name, (_, arguments, results) => Host(import.Name, arguments, results), import.Parameters, import.Results);
        }

        _instance = _linker.Instantiate(_store, PdfiumModule.Module);
        Memory = _instance.GetMemory("memory") ?? throw new InvalidOperationException("PDFium has no memory.");
        _table = _instance.GetTable("__indirect_function_table") ?? throw new InvalidOperationException("PDFium has no table.");
        Call("__wasm_call_ctors");
        Call("PDFiumExt_Init");
    }

    public Memory Memory { get; }

    /// <exception cref="WasmtimeException">It failed, ran out of memory or took too long.</exception>
    public int Call(string name, params ReadOnlySpan<ValueBox> arguments)
    {
        if (!_functions.TryGetValue(name, out var function))
        {
            _functions[name] = function = _instance.GetFunction(name) ?? throw new InvalidOperationException($"PDFium has no {name}.");
        }

        _store.SetEpochDeadline(SecondsPerCall);
        return function.Invoke(arguments) is int result ? result : 0;
    }

    /// <summary>Room in its memory, never given back: the instance is short-lived.</summary>
    public int Allocate(int bytes) => Call("malloc", bytes) is not 0 and var address
        ? address
        : throw new WasmtimeException("PDFium has no memory left.");

    /// <summary>A place in its table of functions for one of ours.</summary>
    public int Callback(Func<int, int, int, int, int> function) =>
        (int)_table.Grow(1, Function.FromCallback(_store, function));

    public void Dispose()
    {
        _linker.Dispose();
        _store.Dispose();
    }

    private void Host(string name, ReadOnlySpan<ValueBox> arguments, Span<ValueBox> results)
    {
        if (name.StartsWith("invoke_", StringComparison.Ordinal))
        {
            Invoke(arguments, results);
            return;
        }

        var result = 0;

        switch (name)
        {
            case "_emscripten_memcpy_js":
                var length = arguments[2].AsInt32();
                Memory.GetSpan((uint)arguments[1].AsInt32(), length).CopyTo(Memory.GetSpan((uint)arguments[0].AsInt32(), length));
                break;
            case "emscripten_resize_heap":
                result = Grow((uint)arguments[0].AsInt32());
                break;
            case "_emscripten_throw_longjmp":
                _jumps = true;
                throw new LongJump();
            case "_abort_js" or "__assert_fail":
                throw new InvalidOperationException("PDFium gave up.");
            case "fd_write":
                result = Swallow(arguments);
                break;
            case "environ_sizes_get":
                Memory.WriteInt32((uint)arguments[0].AsInt32(), 0);
                Memory.WriteInt32((uint)arguments[1].AsInt32(), 0);
                break;
            case "emscripten_date_now":
                results[0] = 0.0;
                return;
            default:
                result = name.StartsWith("__syscall", StringComparison.Ordinal) || name.StartsWith("fd_", StringComparison.Ordinal) ? NotImplemented : 0;
                break;
        }

        if (results.Length > 0)
        {
            results[0] = result;
        }
    }

    /// <summary>C's longjmp, as Emscripten has it: an exception that ends here, with a note that it came.</summary>
    private void Invoke(ReadOnlySpan<ValueBox> arguments, Span<ValueBox> results)
    {
        var stack = Call("emscripten_stack_get_current");
        var index = arguments[0].AsInt32();

        if (!_indirect.TryGetValue(index, out var function))
        {
            _indirect[index] = function = _table.GetElement((uint)index) as Function ?? throw new InvalidOperationException("PDFium calls what is no function.");
        }

        try
        {
            var result = function.Invoke(arguments[1..]);

            if (results.Length > 0)
            {
                results[0] = result is int number ? number : 0;
            }
        }
        catch (Exception exception) when (_jumps && exception is WasmtimeException or LongJump)
        {
            _jumps = false;
            Call("_emscripten_stack_restore", stack);
            Call("setThrew", 1, 0);

            if (results.Length > 0)
            {
                results[0] = 0;
            }
        }
    }

    private int Grow(uint wanted)
    {
        var length = Memory.GetLength();
        var pages = (wanted - length + PageSize - 1) / PageSize;
        return wanted <= MaxMemory && (pages <= 0 || Memory.Grow(pages) >= 0) ? 1 : 0;
    }

    private int Swallow(ReadOnlySpan<ValueBox> arguments)
    {
        var total = 0;

        for (var i = 0; i < arguments[2].AsInt32(); i++)
        {
            total += Memory.ReadInt32((uint)arguments[1].AsInt32() + (8 * i) + 4);
        }

        Memory.WriteInt32((uint)arguments[3].AsInt32(), total);
        return 0;
    }

    private sealed class LongJump : Exception;
}
