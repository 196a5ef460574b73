// The sheets of a document in a frame, drawn by PDF.js, without any tool. The desk's page begins them before its circuit is there, and the viewer takes them over.
const library = new URL('/lib/pdfjs/', document.baseURI).href;
const hair = 4;
const patience = 3000;
const mostPixels = 2 ** 25;
let begun = null;
let isTaken = false;

/** PDF.js with its viewer, and the styles of both as they serve here. */
export async function loadLibrary() {
  const pdfjs = await loadReader();
  const parts = await import('/lib/pdfjs/web/pdf_viewer.mjs');
  await loadStyle();
  dropDrawers(document.styleSheets);
  return { pdfjs, parts };
}

async function loadReader() {
  const pdfjs = await import('/lib/pdfjs/build/pdf.min.mjs');
  globalThis.pdfjsLib = pdfjs;
  pdfjs.GlobalWorkerOptions.workerSrc = workerAddress();
  return pdfjs;
}

/** By the name that a browser keeps for good. */
function workerAddress() { return import.meta.resolve('/lib/pdfjs/build/pdf.worker.min.mjs'); }

/** @param thread That of a reader which was started before the library was there; without it PDF.js starts one. */
function request(pdfjs, address, thread = null) {
  return pdfjs.getDocument({
    worker: thread && pdfjs.PDFWorker.create({ port: thread }),
    url: new URL(address, document.baseURI).href,
    withCredentials: true,
    rangeChunkSize: 262144,
    disableAutoFetch: true,
    disableStream: true,
    cMapUrl: `${library}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${library}standard_fonts/`,
    wasmUrl: `${library}wasm/`,
    iccUrl: `${library}iccs/`,
  });
}

/**
 * Opens a document in a frame of its own over the page that is still empty. The sheet that is asked for is drawn alone, since laying out thousands
 * of others takes longer than drawing one; they come beneath it, and it goes once it is drawn among them. `take` gives them away once there is a viewer.
 */
export function begin(address, page) {
  if (isTaken) { return; }
  // The thread that reads the file starts while the library and the styles are on their way.
  const thread = new Worker(workerAddress(), { type: 'module' });
  const frame = Object.assign(document.createElement('div'), { className: 'early-sheets' });
  frame.innerHTML = '<div tabindex="0" role="region" aria-label="Document original"><div class="pdfViewer"></div></div>';
  const here = location.pathname;
  const drop = async () => {
    if (begun?.frame === frame) { begun = null; }
    frame.remove();
    (await sheets.catch(() => null))?.dispose();
    await (await task.catch(() => null))?.destroy();
    thread.terminate();
  };
  thread.addEventListener('error', drop);
  const task = loadReader().then(pdfjs => request(pdfjs, address, thread));
  const pdf = task.then(begun => begun.promise);
  const alone = Promise.all([pdf, stylesAreThere()]).then(([pdf]) => { document.body.append(frame); return drawAlone(pdf, page, frame); });
  // What failed is told by those that take over.
  const sheets = alone.catch(() => null).then(loadLibrary).then(async library => {
    document.body.append(frame);
    const early = new Sheets(frame.firstElementChild, library);
    Object.assign(early, { task: await task, thread });
    early.bus.on('pagesinit', () => early.show(page));
    early.isUncovered = isDrawn(early, page).then(() => frame.querySelector('.early-alone')?.remove());
    early.load(address).catch(drop);
    return early;
  });
  sheets.catch(drop);
  begun = { address, frame, sheets, drop, waiting: setInterval(() => { if (location.pathname !== here) { drop(); } }, 250) };
}

/** Draws one sheet as wide as the frame, where it will stand among the others; resolved once it is seen. */
async function drawAlone(pdf, page, frame) {
  const sheet = await pdf.getPage(page >= 1 && page <= pdf.numPages ? page : 1);
  const cover = Object.assign(document.createElement('div'), { className: 'early-alone' });
  cover.setAttribute('aria-hidden', 'true');
  cover.innerHTML = '<div class="pdfViewer removePageBorders"><div class="page"><div class="canvasWrapper"><canvas></canvas></div></div></div>';
  frame.append(cover);
  const view = cover.querySelector('.page');
  const viewport = sheet.getViewport({ scale: cover.clientWidth / sheet.getViewport({ scale: 1 }).width });
  const sharp = Math.min(devicePixelRatio, Math.sqrt(mostPixels / (viewport.width * viewport.height)));
  const canvas = Object.assign(cover.querySelector('canvas'), { width: viewport.width * sharp, height: viewport.height * sharp });
  Object.assign(view.style, { width: `${Math.floor(viewport.width)}px`, height: `${Math.floor(viewport.height)}px` });
  view.dataset.pageNumber = sheet.pageNumber;
  await sheet.render({ canvas, viewport, transform: [sharp, 0, 0, sharp, 0, 0] }).promise;
  view.dataset.loaded = true;
  await new Promise(seen => requestAnimationFrame(() => setTimeout(seen)));
}

/** The sheet is drawn among the others, or its reader moves on and is not kept waiting for it. */
function isDrawn(sheets, page) {
  return new Promise(drawn => {
    sheets.bus.on('pagerendered', ({ pageNumber }) => { if (pageNumber === page) { drawn(); } });
    for (const act of ['wheel', 'keydown', 'pointerdown']) { addEventListener(act, drawn, { once: true, capture: true }); }
    sheets.bus.on('pagesinit', () => setTimeout(drawn, patience));
  });
}

/** The sheets that were begun for this address, now in the place of an empty container; null when there are none. */
export async function take(address, container) {
  isTaken = true;
  const early = begun;
  if (!early) { return null; }
  clearInterval(early.waiting);
  const sheets = early.address === address ? await early.sheets.catch(() => null) : null;
  if (!sheets || begun !== early) { await early.drop(); return null; }
  begun = null;
  for (const [from, to] of [[container, sheets.container], [container.firstElementChild, sheets.container.firstElementChild]]) {
    for (const { name, value } of from.attributes) { to.setAttribute(name, value); }
  }
  const { scrollTop } = sheets.container;
  container.replaceWith(sheets.container);
  sheets.container.scrollTop = scrollTop;
  const { top, left, width, height } = sheets.container.getBoundingClientRect();
  Object.assign(early.frame.style, { inset: 'auto', top: `${top}px`, left: `${left}px`, width: `${width}px`, height: `${height}px` });
  sheets.isUncovered.then(() => early.frame.remove());
  return sheets;
}

export class Sheets {
  constructor(container, { pdfjs, parts }) {
    this.container = container;
    this.pdfjs = pdfjs;
    this.stop = new AbortController();
    this.bus = new parts.EventBus();
    this.links = new parts.PDFLinkService({ eventBus: this.bus });
    this.links.externalLinkEnabled = false;
    this.find = new parts.PDFFindController({ eventBus: this.bus, linkService: this.links, updateMatchesCountOnProgress: true });
    this.viewer = new parts.PDFViewer({
      container,
      viewer: container.firstElementChild,
      eventBus: this.bus,
      linkService: this.links,
      findController: this.find,
      removePageBorders: true,
      textLayerMode: 1,
      annotationMode: pdfjs.AnnotationMode.ENABLE,
      // A link over each address would take the pointer from whoever marks it.
      enableAutoLinking: false,
      l10n: new parts.GenericL10n('fr'),
      abortSignal: this.stop.signal,
    });
    this.links.setViewer(this.viewer);
    this.areLaidOut = false;
    this.failures = new Map();
    this.bus.on('pagesinit', () => { this.areLaidOut = true; });
    this.bus.on('pagerendered', event => { if (event.error) { this.failures.set(event.pageNumber, event); } else { this.failures.delete(event.pageNumber); } });
  }

  /** Once for each: the viewer that takes over awaits what was begun. */
  load(address, progress = null) {
    this.progress = progress;
    return this.opening ??= this.open(address);
  }

  async open(address) {
    this.task ??= request(this.pdfjs, address);
    this.task.onProgress = how => this.progress?.(how);
    this.pdf = await this.task.promise;
    this.viewer.setDocument(this.pdf);
    this.links.setDocument(this.pdf);
    await this.viewer.firstPagePromise;
    return this.pdf;
  }

  /** To the width of the frame. */
  fit() {
    this.fitted = this.container.clientWidth;
    this.viewer.currentScaleValue = 'page-width';
  }

  /** A sheet is drawn anew for a frame of another width, and not for a hair. */
  fitAgain() {
    if (Math.abs(this.container.clientWidth - this.fitted) > hair) { this.fit(); }
  }

  show(page) {
    this.fit();
    if (page >= 1 && page <= this.viewer.pagesCount) { this.viewer.currentPageNumber = page; }
  }

  async dispose() {
    this.stop.abort();
    this.viewer.setDocument(null);
    await this.task?.destroy();
    this.thread?.terminate();
  }
}

/** The styles of PDF.js and of the page, which may still be on their way. */
function loadStyle() {
  const href = `${library}web/pdf_viewer.css`;
  const links = () => [...document.querySelectorAll('link[rel="stylesheet"]')];
  if (!links().some(link => link.href === href)) {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }));
  }
  return Promise.all(links().filter(link => !link.sheet).map(link => new Promise(done => {
    for (const end of ['load', 'error']) { link.addEventListener(end, done, { once: true }); }
    setTimeout(done, patience);
  })));
}

async function stylesAreThere() {
  await bodyIsThere();
  await loadStyle();
}

function bodyIsThere() {
  return document.body ? null : new Promise(there => {
    new MutationObserver((changes, observer) => { if (document.body) { observer.disconnect(); there(); } }).observe(document.documentElement, { childList: true });
  });
}

/**
 * MudBlazor's rules for drawers of kinds that we have not (mini, persistent) look from each «div» back over all its siblings: with the five
 * thousand sheets of a document that took seconds each time they were styled.
 */
export function dropDrawers(sheets) {
  for (const rules of [...sheets].map(sheet => sheet.cssRules)) {
    for (let i = rules.length - 1; i >= 0; i--) {
      const rule = rules[i];
      if (rule instanceof CSSMediaRule) { dropDrawers([rule]); }
      if (rule.selectorText?.startsWith('.mud-drawer') && rule.selectorText.includes('~ div')) { (rule.parentRule ?? rule.parentStyleSheet).deleteRule(i); }
    }
  }
}
