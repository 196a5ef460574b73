// A PDF.js viewer with an overlay of marks. Boxes are kept in PDF user space and drawn in percent of the page, so that
// zooming needs no redraw.
const library = new URL('/lib/pdfjs/', document.baseURI).href;
const maxBoxes = 400;

export async function open(root, address, dotnet) {
  const pdfjs = await import('/lib/pdfjs/build/pdf.min.mjs');
  globalThis.pdfjsLib = pdfjs;
  pdfjs.GlobalWorkerOptions.workerSrc = `${library}build/pdf.worker.min.mjs`;
  const parts = await import('/lib/pdfjs/web/pdf_viewer.mjs');
  loadStyle();
  const viewer = new Viewer(root, dotnet, pdfjs, parts);
  await viewer.load(address);
  return viewer;
}

function loadStyle() {
  const href = `${library}web/pdf_viewer.css`;
  if (!document.querySelector(`link[href="${href}"]`)) {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }));
  }
}

class Viewer {
  marks = [];
  drawing = null;

  constructor(root, dotnet, pdfjs, parts) {
    this.root = root;
    this.dotnet = dotnet;
    this.pdfjs = pdfjs;
    this.container = this.part('container');
    this.stop = new AbortController();
    this.bus = new parts.EventBus();
    this.links = new parts.PDFLinkService({ eventBus: this.bus });
    this.links.externalLinkEnabled = false;
    this.viewer = new parts.PDFViewer({
      container: this.container,
      viewer: this.part('viewer'),
      eventBus: this.bus,
      linkService: this.links,
      removePageBorders: true,
      textLayerMode: 1,
      annotationMode: pdfjs.AnnotationMode.ENABLE,
      l10n: new parts.GenericL10n('fr'),
    });
    this.links.setViewer(this.viewer);
    this.bus.on('pagesinit', () => { this.viewer.currentScaleValue = 'page-width'; this.count(); });
    this.bus.on('pagerendered', event => this.drawPage(event.pageNumber));
    this.bus.on('pagechanging', event => { this.count(); this.dotnet.invokeMethodAsync('PageChangedAsync', event.pageNumber); });
    this.listen();
  }

  part(role) { return this.root.querySelector(`[data-role="${role}"]`); }

  button(act) { return this.root.querySelector(`[data-act="${act}"]`); }

  async load(address) {
    try {
      this.task = this.pdfjs.getDocument({
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
      this.task.onProgress = ({ loaded, total }) => {
        if (total > 0) { this.say(`Ouverture du document… ${Math.min(100, Math.round(100 * loaded / total))} %`); }
      };
      const pdf = await this.task.promise;
      this.viewer.setDocument(pdf);
      this.links.setDocument(pdf);
      await this.viewer.firstPagePromise;
      this.say('');
    } catch (failure) {
      this.say(this.explain(failure));
    }
  }

  explain(failure) {
    switch (failure?.status) {
      case 401: return 'Votre session est terminée. Rechargez la page et connectez-vous.';
      case 403: return 'Vous n’avez pas accès à ce document.';
      case 404: return 'Ce document n’existe plus.';
      case 422: return 'Ce document ne peut être caviardé avec certitude. Voyez l’avis dans le panneau.';
      default: return failure?.name === 'InvalidPDFException'
        ? 'Le navigateur ne peut pas afficher ce PDF.'
        : 'Le document n’a pu être ouvert. Vérifiez la connexion, puis rechargez la page.';
    }
  }

  say(text) {
    const state = this.part('state');
    state.textContent = text;
    state.hidden = text === '';
  }

  count() {
    this.button('page').value = this.viewer.currentPageNumber;
    this.button('page').max = this.viewer.pagesCount;
    this.part('pages').textContent = `de ${this.viewer.pagesCount}`;
  }

  listen() {
    const signal = this.stop.signal;
    const on = (target, name, act, options = {}) => target.addEventListener(name, act, { signal, ...options });

    on(this.root, 'click', event => {
      const act = event.target.closest('[data-act]')?.dataset.act;
      if (act && act !== 'page') { this.act(act); }
      const mark = event.target.closest('[data-mark]');
      if (mark) { this.dotnet.invokeMethodAsync('ChooseAsync', mark.dataset.mark); }
    });
    // Pressing a tool must not lose the text selection that it is about to use.
    on(this.root, 'mousedown', event => { if (event.target.closest('button[data-act]')) { event.preventDefault(); } });
    on(this.button('page'), 'change', event => this.goTo(Number(event.target.value)));
    on(this.container, 'keydown', event => this.key(event));
    on(this.container, 'pointerdown', event => this.startBox(event));
    on(this.container, 'pointermove', event => this.growBox(event));
    on(this.container, 'pointerup', event => this.endBox(event));
    let resizing;
    const observer = new ResizeObserver(() => {
      clearTimeout(resizing);
      resizing = setTimeout(() => {
        if (this.viewer.pagesCount && this.viewer.currentScaleValue === 'page-width') { this.viewer.currentScaleValue = 'page-width'; }
      }, 100);
    });
    observer.observe(this.container);
    signal.addEventListener('abort', () => observer.disconnect());
  }

  act(name) {
    switch (name) {
      case 'previous': this.viewer.previousPage(); break;
      case 'next': this.viewer.nextPage(); break;
      case 'in': this.viewer.increaseScale(); break;
      case 'out': this.viewer.decreaseScale(); break;
      case 'fit': this.viewer.currentScaleValue = 'page-width'; break;
      case 'box': this.toggleBox(); break;
      case 'mark': this.markSelection(); break;
      case 'help': this.part('help').showModal(); break;
    }
  }

  key(event) {
    if (event.ctrlKey && !event.key.startsWith('Arrow') || event.altKey || event.metaKey) { return; }
    const acts = {
      m: () => this.markSelection(), M: () => this.markSelection(),
      r: () => this.toggleBox(), R: () => this.toggleBox(),
      c: () => this.placeCursor(), C: () => this.placeCursor(),
      n: () => this.walk(1), N: () => this.walk(1),
      p: () => this.walk(-1), P: () => this.walk(-1),
      '+': () => this.act('in'), '-': () => this.act('out'), 0: () => this.act('fit'),
      '?': () => this.act('help'),
      Escape: () => { getSelection().removeAllRanges(); if (this.boxing) { this.toggleBox(); } },
    };
    if (event.key.startsWith('Arrow') && this.inText()) { this.moveCursor(event); event.preventDefault(); return; }
    if (acts[event.key]) { acts[event.key](); event.preventDefault(); }
  }

  inText() {
    const node = getSelection().focusNode;
    return node !== null && this.container.contains(node);
  }

  placeCursor() {
    const page = this.viewer.getPageView(this.viewer.currentPageNumber - 1);
    const first = page?.div.querySelector('.textLayer span');
    if (!first?.firstChild) { this.say('Cette page ne contient pas de texte : tracez un rectangle (R).'); setTimeout(() => this.say(''), 4000); return; }
    const selection = getSelection();
    selection.collapse(first.firstChild, 0);
    selection.modify('extend', 'forward', 'word');
  }

  moveCursor(event) {
    const unit = event.key === 'ArrowUp' || event.key === 'ArrowDown' ? 'line' : event.ctrlKey ? 'word' : 'character';
    const forward = event.key === 'ArrowRight' || event.key === 'ArrowDown';
    const selection = getSelection();
    selection.modify(event.shiftKey ? 'extend' : 'move', forward ? 'forward' : 'backward', unit);
    selection.focusNode.parentElement?.scrollIntoView({ block: 'nearest' });
  }

  // Selection → boxes in user space, one message per finished mark.
  markSelection() {
    const selection = getSelection();
    if (selection.isCollapsed || !this.inText()) { return; }
    const hints = new Map();
    for (let i = 0; i < selection.rangeCount; i++) {
      for (const rect of this.textRects(selection.getRangeAt(i))) {
        const view = this.pageAt((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2);
        if (!view) { continue; }
        const boxes = hints.get(view.id) ?? [];
        if (boxes.length < maxBoxes) { boxes.push(this.toUserSpace(view, rect)); }
        hints.set(view.id, boxes);
      }
    }
    if (hints.size > 0) {
      this.dotnet.invokeMethodAsync('MarkAsync', [...hints].map(([page, boxes]) => ({ page, boxes, isText: true })));
      selection.removeAllRanges();
    }
  }

  *textRects(range) {
    const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
    let node = range.commonAncestorContainer.nodeType === Node.TEXT_NODE ? range.commonAncestorContainer : walker.nextNode();
    for (; node; node = walker.nextNode()) {
      if (!range.intersectsNode(node) || !node.parentElement.closest('.textLayer')) { continue; }
      const part = document.createRange();
      part.setStart(node, node === range.startContainer ? range.startOffset : 0);
      part.setEnd(node, node === range.endContainer ? range.endOffset : node.length);
      if (!part.toString().trim()) { continue; }
      for (const rect of part.getClientRects()) {
        if (rect.width > 0.5 && rect.height > 0.5) { yield rect; }
      }
    }
  }

  pageAt(x, y) {
    const div = document.elementsFromPoint(x, y).map(element => element.closest('.page')).find(page => page && this.container.contains(page))
      ?? [...this.container.querySelectorAll('.page')].find(page => { const r = page.getBoundingClientRect(); return x >= r.left && x <= r.right && y >= r.top && y <= r.bottom; });
    return div ? this.viewer.getPageView(Number(div.dataset.pageNumber) - 1) : null;
  }

  toUserSpace(view, rect) {
    const page = view.div.getBoundingClientRect();
    const scale = view.viewport.width / page.width;
    const [x0, y0] = view.viewport.convertToPdfPoint((rect.left - page.left) * scale, (rect.top - page.top) * scale);
    const [x1, y1] = view.viewport.convertToPdfPoint((rect.right - page.left) * scale, (rect.bottom - page.top) * scale);
    return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
  }

  // The rectangle tool.
  toggleBox() {
    if (!this.button('box')) { return; }
    this.boxing = !this.boxing;
    this.button('box').setAttribute('aria-pressed', String(this.boxing));
    this.container.classList.toggle('boxing', this.boxing);
  }

  startBox(event) {
    if (!this.boxing || event.button !== 0) { return; }
    const view = this.pageAt(event.clientX, event.clientY);
    if (!view) { return; }
    event.preventDefault();
    this.container.setPointerCapture(event.pointerId);
    this.drawing = { view, x: event.clientX, y: event.clientY, element: Object.assign(document.createElement('div'), { className: 'mark-draft' }) };
    view.div.append(this.drawing.element);
    this.growBox(event);
  }

  growBox(event) {
    if (!this.drawing) { return; }
    const page = this.drawing.view.div.getBoundingClientRect();
    const rect = this.drawnRect(event);
    Object.assign(this.drawing.element.style, {
      left: `${100 * (rect.left - page.left) / page.width}%`, top: `${100 * (rect.top - page.top) / page.height}%`,
      width: `${100 * (rect.right - rect.left) / page.width}%`, height: `${100 * (rect.bottom - rect.top) / page.height}%`,
    });
  }

  endBox(event) {
    if (!this.drawing) { return; }
    const { view, element } = this.drawing;
    const rect = this.drawnRect(event);
    element.remove();
    this.drawing = null;
    if (rect.right - rect.left < 4 || rect.bottom - rect.top < 4) { return; }
    this.dotnet.invokeMethodAsync('MarkAsync', [{ page: view.id, boxes: [this.toUserSpace(view, rect)], isText: false }]);
  }

  drawnRect(event) {
    const page = this.drawing.view.div.getBoundingClientRect();
    const x = Math.min(Math.max(event.clientX, page.left), page.right);
    const y = Math.min(Math.max(event.clientY, page.top), page.bottom);
    return { left: Math.min(x, this.drawing.x), right: Math.max(x, this.drawing.x), top: Math.min(y, this.drawing.y), bottom: Math.max(y, this.drawing.y) };
  }

  // Marks.
  draw(marks) {
    this.marks = marks;
    for (let i = 0; i < this.viewer.pagesCount; i++) { this.drawPage(i + 1); }
  }

  drawPage(number) {
    const view = this.viewer.getPageView(number - 1);
    if (!view?.div) { return; }
    view.div.querySelector('.mark-layer')?.remove();
    const marks = this.marks.filter(mark => mark.page === number);
    if (marks.length === 0) { return; }
    const layer = Object.assign(document.createElement('div'), { className: 'mark-layer' });
    for (const mark of marks) {
      const boxes = mark.boxes.length > 0 ? mark.boxes : [view.viewport.viewBox];
      boxes.forEach((box, index) => layer.append(this.drawBox(view, mark, box, index === 0)));
    }
    view.div.append(layer);
  }

  drawBox(view, mark, box, first) {
    const [x0, y0] = view.viewport.convertToViewportPoint(box[0], box[1]);
    const [x1, y1] = view.viewport.convertToViewportPoint(box[2], box[3]);
    const element = document.createElement('div');
    element.className = `mark mark-${mark.look}${mark.id === this.chosen ? ' mark-chosen' : ''}`;
    element.dataset.mark = mark.id;
    element.title = `${mark.label} — ${{ proposed: 'proposée', retained: 'retenue', dismissed: 'écartée' }[mark.look]}`;
    const { width, height } = view.viewport;
    Object.assign(element.style, {
      left: `${100 * Math.min(x0, x1) / width}%`, top: `${100 * Math.min(y0, y1) / height}%`,
      width: `${100 * Math.abs(x1 - x0) / width}%`, height: `${100 * Math.abs(y1 - y0) / height}%`,
    });
    if (first) { element.append(Object.assign(document.createElement('span'), { className: 'mark-label', textContent: mark.label })); }
    return element;
  }

  walk(step) {
    if (this.marks.length === 0) { return; }
    const ordered = [...this.marks].sort((a, b) => a.page - b.page || (b.boxes[0]?.[3] ?? 1e9) - (a.boxes[0]?.[3] ?? 1e9));
    const at = ordered.findIndex(mark => mark.id === this.chosen);
    const next = ordered[at < 0 ? (step > 0 ? 0 : ordered.length - 1) : (at + step + ordered.length) % ordered.length];
    this.goTo(next.page, next.id);
    this.dotnet.invokeMethodAsync('ChooseAsync', next.id);
  }

  goTo(page, mark) {
    if (!(page >= 1 && page <= this.viewer.pagesCount)) { this.count(); return; }
    this.chosen = mark ?? null;
    const box = this.marks.find(known => known.id === mark)?.boxes[0];
    if (box) {
      this.viewer.scrollPageIntoView({ pageNumber: page, destArray: [null, { name: 'XYZ' }, null, box[3] + 120, null] });
    } else {
      this.viewer.currentPageNumber = page;
    }
    this.container.querySelectorAll('.mark-chosen').forEach(element => element.classList.remove('mark-chosen'));
    this.container.querySelectorAll(`[data-mark="${mark}"]`).forEach(element => element.classList.add('mark-chosen'));
  }

  dispose() {
    this.stop.abort();
    this.viewer.setDocument(null);
    return this.task?.destroy();
  }
}
