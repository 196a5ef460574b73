using System.Diagnostics;
using System.Globalization;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace AccessRequests.Benchmarks.Desk;

/// <summary>
/// What a reviewer waits for at the desk, in a real browser: a document opened, a page far in it, a mark saved, marks listed and filtered. Beside it, in turns, a
/// plain PDF.js viewer of the same version with the same file by the same ranges. And what the server keeps in memory meanwhile.
/// </summary>
internal static class DeskRun
{
    private const int Rounds = 3;
    private const int Marks = 8;
    private const int OpenDesks = 4;

    private static readonly TimeSpan SearchAwaited = TimeSpan.FromSeconds(10);

    /// <summary>The product writes its log to the console: it goes on doing so, where nobody looks.</summary>
    private static readonly TextWriter Report = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };

    /// <param name="folder">Where the server's data stands during the run.</param>
    /// <param name="sizes">Pages of each document, marks of each of the three of the marked request, pages of the scanned one: 5000 19900 5000. A document carries 20,000 marks, and some are made here.</param>
    public static async Task RunAsync(string folder, IReadOnlyList<int> sizes)
    {
        Console.SetOut(TextWriter.Synchronized(new StreamWriter(Stream.Null)));
        var (pages, marks, scans) = (At(sizes, 0, 5_000), At(sizes, 1, 19_900), At(sizes, 2, 5_000));
        var data = Directory.CreateDirectory(Path.Combine(folder, $"desk-{Environment.ProcessId}")).FullName;

        try
        {
            await using var host = await DeskHost.StartAsync(data);
            var documents = await FillAsync(new DeskData(host.Services, data), pages, marks, scans);
            Report.WriteLine($"Chromium {host.BrowserVersion}; load average {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");

            foreach (var document in documents)
            {
                await HeadAsync(host, document);
                await BesideYardstickAsync(host.Reviewer, document);
                await MarkAsync(host.Reviewer, document);
                await KeptAsync(host.Reviewer, document);
            }

            await ListAsync(host.Reviewer, documents[0]);
            await CountAsync(host.Services, documents[0]);
            Report.WriteLine($"load average {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static int At(IReadOnlyList<int> sizes, int index, int usual) => index < sizes.Count ? sizes[index] : usual;

    /// <summary>The first is the one with marks.</summary>
    private static async Task<IReadOnlyList<DeskDocument>> FillAsync(DeskData data, int pages, int marks, int scans)
    {
        const string Marked = "BANC-1";
        const string Unmarked = "BANC-2";
        await data.AddRequestAsync(Marked);
        await data.AddRequestAsync(Unmarked);
        var largest = await data.AddDocumentAsync(Marked, "Dossier A", pages, scanned: false, marks, seed: 1);
        await data.AddDocumentAsync(Marked, "Dossier B", pages / 5, scanned: false, marks, seed: 2);
        await data.AddDocumentAsync(Marked, "Dossier C", pages / 5, scanned: false, marks, seed: 3);
        var text = await data.AddDocumentAsync(Unmarked, "Texte", pages, scanned: false, marks: 0, seed: 4);
        return scans == 0 ? [largest, text] : [largest, text, await data.AddDocumentAsync(Unmarked, "Numérisé", scans, scanned: true, marks: 0, seed: 5)];
    }

    /// <summary>The first opening of an original has its whole text looked through; where that ends in time it is known afterwards, and no part of what follows.</summary>
    private static async Task HeadAsync(DeskHost host, DeskDocument document)
    {
        var page = await host.Reviewer.NewPageAsync();
        var clock = Stopwatch.StartNew();
        var first = await OpenAsync(page, document.Desk);
        await page.Locator(".desk-panel").WaitForAsync();
        var search = page.Locator("p", new() { HasText = "Recherche de texte caché" });

        while (await search.CountAsync() > 0 && clock.Elapsed < SearchAwaited)
        {
            await page.WaitForTimeoutAsync(500);
        }

        var searched = await search.CountAsync() == 0 ? Format($"searched for hidden text within {clock.Elapsed.TotalSeconds:0} s") : Format($"{await search.First.InnerTextAsync()} after {clock.Elapsed.TotalSeconds:0} s, and going on at each opening below");
        Report.WriteLine(Format($"{document.Title}: {document.Pages} pages, {document.Bytes / 1e6:0} MB, {document.Marks} marks; first opening {first:0} ms; {searched}"));
        await page.CloseAsync();
    }

    private static async Task BesideYardstickAsync(IBrowserContext reviewer, DeskDocument document)
    {
        var (opened, jumped) = (new List<double>(), new List<double>());
        var (plainlyOpened, plainlyJumped) = (new List<double>(), new List<double>());
        var tools = new List<double>();

        for (var round = -1; round < Rounds; round++)
        {
            var (open, jump) = await OpenAndJumpAsync(reviewer, document, document.Desk, tools, "page => probe.goTo(page)");
            var (plainOpen, plainJump) = await OpenAndJumpAsync(reviewer, document, document.Yardstick, tools, "page => probe.painted(page, () => { viewer.currentPageNumber = page; })");

            if (round >= 0)
            {
                opened.Add(open);
                jumped.Add(jump);
                plainlyOpened.Add(plainOpen);
                plainlyJumped.Add(plainJump);
            }
        }

        Report.WriteLine(Beside("opened by its address, first page painted", opened, plainlyOpened));
        Report.WriteLine(Format($"  its tools and marks: {Median(tools[1..]):0} ms ({tools[1..].Min():0} to {tools[1..].Max():0})"));
        Report.WriteLine(Beside(Format($"jump to page {FarIn(document)}, painted"), jumped, plainlyJumped));
    }

    private static int FarIn(DeskDocument document) => document.Pages * 4 / 5;

    private static async Task<(double Open, double Jump)> OpenAndJumpAsync(IBrowserContext reviewer, DeskDocument document, string address, List<double> tools, string go)
    {
        var page = await reviewer.NewPageAsync();
        var open = await OpenAsync(page, address);

        if (address == document.Desk)
        {
            tools.Add(await ToolsAsync(page));
        }

        await page.WaitForTimeoutAsync(1_500);
        var jump = await page.EvaluateAsync<double>(go, FarIn(document));
        await page.CloseAsync();
        return (open, jump);
    }

    private static async Task<double> OpenAsync(IPage page, string address, int awaited = 1)
    {
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit });
        return await page.EvaluateAsync<double>("page => probe.opened(page)", awaited);
    }

    /// <summary>From the beginning of the window until the desk took the document over and its panel is there: the first page is painted before.</summary>
    private static async Task<double> ToolsAsync(IPage page)
    {
        await page.Locator(".desk-panel").WaitForAsync();
        await page.Locator(".desk .viewer-scroll .page").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return await page.EvaluateAsync<double>("performance.now()");
    }

    /// <summary>From the key that marks to the sentence that says that the mark is saved.</summary>
    private static async Task MarkAsync(IBrowserContext reviewer, DeskDocument document)
    {
        var page = await reviewer.NewPageAsync();
        await OpenAsync(page, document.Desk);
        await page.GetByRole(AriaRole.Button, new() { Name = "37", Exact = true }).First.ClickAsync();
        await page.GetByLabel("Motif", new() { Exact = true }).FillAsync("Avis d’un membre du personnel");
        await page.GetByText("La prochaine sélection sera retenue aussitôt").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Rectangle", Exact = true }).ClickAsync();
        var times = new List<double>();

        for (var mark = 0; mark < Marks; mark++)
        {
            var number = document.Pages - 50 + (2 * mark);
            await page.EvaluateAsync<double>("page => probe.goTo(page)", number);
            await page.WaitForTimeoutAsync(1_500);
            await page.GetByRole(AriaRole.Region, new() { Name = "Document original" }).FocusAsync();
            await page.EvaluateAsync("probe.watchForSaved()");

            foreach (var key in (string[])["Enter", "Shift+ArrowDown", "Shift+ArrowRight", "Enter"])
            {
                await page.Keyboard.PressAsync(key);
            }

            times.Add(await page.EvaluateAsync<double>("probe.saved"));
        }

        Report.WriteLine(Format($"  a mark drawn to saved: median {Median(times[2..]):0} ms, slowest {times[2..].Max():0} ms"));
        await page.CloseAsync();
    }

    private static async Task ListAsync(IBrowserContext reviewer, DeskDocument document)
    {
        var page = await reviewer.NewPageAsync();
        var clock = Stopwatch.StartNew();
        await page.GotoAsync($"/demandes/{document.Number}?onglet=documents", new() { WaitUntil = WaitUntilState.Commit });
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = document.Title }).WaitForAsync();
        Report.WriteLine(Format($"{document.Number}: the request's documents listed with {3 * document.Marks} marks: {clock.Elapsed.TotalMilliseconds:0} ms"));

        await OpenAsync(page, document.Desk);
        var choice = page.Locator("select", new() { HasText = "à décider" });
        await choice.WaitForAsync();

        foreach (var shown in (string[])["undecided", "53", "page", ""])
        {
            await page.WaitForTimeoutAsync(1_000);
            var times = await choice.EvaluateAsync<double>("(choice, value) => probe.filter(choice, value)", shown);
            Report.WriteLine(Format($"  the desk's list, «{shown}»: {times:0} ms"));
        }

        await page.CloseAsync();
    }

    /// <summary>What an overview and a decision need of the documents, in turns: counted where they are kept, beside all marks read.</summary>
    private static async Task CountAsync(IServiceProvider services, DeskDocument document)
    {
        await using var db = await services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync();
        var request = await db.Requests.AsNoTracking().SingleAsync(known => known.Number == document.Number);
        var (counted, cited, read) = (new List<double>(), new List<double>(), new List<double>());

        for (var round = 0; round < 2 * Rounds; round++)
        {
            counted.Add(await TimeAsync(() => db.DocumentsInOutlineAsync(request.Id, CancellationToken.None)));
            cited.Add(await TimeAsync(() => db.DocumentsWithCitationsAsync(request.Id, CancellationToken.None)));
            read.Add(await TimeAsync(() => db.DocumentsOfAsync(request, CancellationToken.None)));
        }

        Report.WriteLine(Format($"  marks of its documents counted: {Median(counted):0} ms, with what they cite {Median(cited):0} ms; all read: {Median(read):0} ms"));
    }

    private static async Task<double> TimeAsync(Func<Task> act)
    {
        var clock = Stopwatch.StartNew();
        await act();
        return clock.Elapsed.TotalMilliseconds;
    }

    /// <summary>Live objects after a full collection, before desks are open on the document, with them at page four fifths, and when they are closed.</summary>
    private static async Task KeptAsync(IBrowserContext reviewer, DeskDocument document)
    {
        var before = await LiveAsync();
        var desks = new List<IPage>();

        for (var i = 0; i < OpenDesks; i++)
        {
            var page = await reviewer.NewPageAsync();
            await OpenAsync(page, $"{document.Desk}?page={FarIn(document)}", FarIn(document));
            await ToolsAsync(page);
            desks.Add(page);
        }

        var open = await LiveAsync();

        foreach (var desk in desks)
        {
            await desk.CloseAsync(new() { RunBeforeUnload = true });
        }

        var after = await LiveAsync();
        Report.WriteLine(Format($"  server: {before / 1e6:0.0} MB of live objects, {(open - before) / 1e6 / OpenDesks:0.0} MB more per open desk, {after / 1e6:0.0} MB once they are closed; process {Environment.WorkingSet / 1e6:0} MB"));
    }

    private static async Task<long> LiveAsync()
    {
        await Task.Delay(3_000);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static string Beside(string what, List<double> own, List<double> plain) =>
        Format($"  {what}: {Median(own):0} ms ({own.Min():0} to {own.Max():0}), plain PDF.js {Median(plain):0} ms ({plain.Min():0} to {plain.Max():0}), ratio {Median(own) / Median(plain):0.00}");

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
