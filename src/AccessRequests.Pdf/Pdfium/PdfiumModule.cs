using System.Security.Cryptography;
using Wasmtime;

namespace AccessRequests.Pdf.Pdfium;

/// <summary>
/// PDFium compiled to WebAssembly, ready to be instantiated. Compiling takes about ten seconds, so its outcome is kept
/// in the user's own folder; what is found there and cannot be loaded is compiled again.
/// </summary>
internal static class PdfiumModule
{
    /// <summary>Epochs end after this long; a call may run for as many as its store allows.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private static readonly Lazy<(Engine Engine, Module Module, Timer Clock)> Loaded = new(Load);

    public static Engine Engine => Loaded.Value.Engine;

    public static Module Module => Loaded.Value.Module;

    private static (Engine Engine, Module Module, Timer Clock) Load()
    {
        // Wasmtime's handlers of signals and the runtime's do not get on: with them, a division by zero in managed code after the first use of
        // PDFium ended the process (a PDF whose encryption key has no length was enough).
        var engine = new Engine(new Config().WithEpochInterruption(true).WithSignalsBasedTraps(false));
        var module = Compile(engine, Bytes());
        return (engine, module, new Timer(_ => engine.IncrementEpoch(), null, Tick, Tick));
    }

    private static byte[] Bytes()
    {
        using var resource = typeof(PdfiumModule).Assembly.GetManifestResourceStream("Pdfium/pdfium.wasm")
            ?? throw new InvalidOperationException("PDFium is not in the assembly.");
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Loading executes what the file holds, so only a folder that is the user's own is trusted with it.</summary>
    private static Module Compile(Engine engine, byte[] bytes)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);

        if (home.Length == 0)
        {
            return Module.FromBytes(engine, "pdfium", bytes);
        }

        var version = typeof(Module).Assembly.GetName().Version;
        var cached = Path.Combine(home, "AccessRequests", $"pdfium-{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}-{version}-checked.cwasm");

        try
        {
            return Module.DeserializeFile(engine, "pdfium", cached);
        }
        catch (Exception exception) when (exception is WasmtimeException or IOException)
        {
            // Not there yet, or of another version of the runtime.
        }

        var module = Module.FromBytes(engine, "pdfium", bytes);

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(cached)!);
            var unfinished = $"{cached}.{Guid.NewGuid():N}";
            File.WriteAllBytes(unfinished, module.Serialize());
            File.Move(unfinished, cached, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Without a place to keep it, it is compiled at every start.
        }

        return module;
    }
}
