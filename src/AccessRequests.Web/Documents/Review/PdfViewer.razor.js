// A PDF.js viewer with marks over it. It says what the reader selected; what becomes of it is decided on the server.
import { BoxTool } from '/js/review/box-tool.js';
import { Marks } from '/js/review/marks.js';
import { Reading } from '/js/review/reading.js';
import { Sheets, loadLibrary, take } from '/js/review/sheets.js';
import { TextSelection } from '/js/review/text-selection.js';
import { Thumbnails } from '/js/review/thumbnails.js';

const maxBoxes = 400;
const maxPages = 20;

/** Returns before the document is there: a viewer can be disposed while it loads. */
export async function open(root, address, startPage, dotnet) {
  const library = await loadLibrary();
  const container = root.querySelector('[data-role="container"]');
  const sheets = await take(address, container) ?? new Sheets(container, library);
  const viewer = new Viewer(root, dotnet, sheets);
  viewer.load(address, startPage);
  return viewer;
}

class Viewer {
  constructor(root, dotnet, sheets) {
    this.root = root;
    this.dotnet = dotnet;
    this.sheets = sheets;
    this.container = sheets.container;
    this.viewer = sheets.viewer;
    this.bus = sheets.bus;
    this.stop = sheets.stop;
    this.marks = new Marks(this.viewer);
    this.text = new TextSelection(this.container, this.viewer);
    this.box = new BoxTool(this.container, this.viewer, () => this.button('box'), hint => this.send([hint]), this.stop.signal);
    this.strip = new Thumbnails(this.part('strip'), page => this.goTo(page), this.stop.signal);
    if (this.root.dataset.reading === 'true') {
      this.reading = new Reading(this.container, this.viewer, pages => this.dotnet.invokeMethodAsync('PagesReadAsync', pages).catch(() => false), this.stop.signal);
    }
    this.listen();
  }

  part(role) { return this.root.querySelector(`[data-role="${role}"]`); }

  button(act) { return this.root.querySelector(`[data-act="${act}"]`); }

  get canMark() { return this.button('mark') !== null; }

  async load(address, startPage) {
    this.wanted = { page: startPage, mark: null };
    if (this.sheets.areLaidOut) { this.layOut(); }
    try {
      this.strip.open(await this.sheets.load(address, ({ loaded, total }) => {
        if (total > 0 && !this.isOpen) { this.say(`Ouverture du document… ${Math.min(100, Math.round(100 * loaded / total))} %`); }
      }));
      this.isOpen = true;
      this.say('');
    } catch (failure) {
      if (!this.stop.signal.aborted) { this.fail(explain(failure)); }
    }
  }

  fail(message) {
    this.say(message);
    this.tell('FailedAsync', message);
  }

  /** A message that must not be lost silently when the circuit is gone: the reconnection dialog then stands over the page. */
  tell(method, ...values) { this.dotnet.invokeMethodAsync(method, ...values).catch(() => { }); }

  say(text, milliseconds = 0) {
    clearTimeout(this.saying);
    const state = this.part('state');
    state.textContent = text;
    state.hidden = text === '';
    if (milliseconds > 0) { this.saying = setTimeout(() => this.say(''), milliseconds); }
  }

  count() {
    this.button('page').value = this.viewer.currentPageNumber;
    this.button('page').max = this.viewer.pagesCount;
    this.part('pages').textContent = `de ${this.viewer.pagesCount}`;
  }

  listen() {
    const signal = this.stop.signal;
    const on = (target, name, act) => target.addEventListener(name, act, { signal });

    this.bus.on('pagesinit', () => {
      this.layOut();
      this.sheets.fit();
      this.goTo(this.wanted.page, this.wanted.mark);
    });
    this.bus.on('pagerendered', event => { this.marks.draw(event.pageNumber); this.showFailure(event); });
    this.bus.on('textlayerrendered', event => this.marks.placeLabels(event.pageNumber));
    this.bus.on('updatefindmatchescount', ({ matchesCount }) => this.countFound(matchesCount));
    this.bus.on('updatefindcontrolstate', ({ state, matchesCount }) => this.countFound(matchesCount, state));
    this.bus.on('pagechanging', event => { this.count(); this.strip.show(event.pageNumber); this.keepPage(event.pageNumber); this.tell('PageChangedAsync', event.pageNumber); });

    on(this.root, 'click', event => {
      const act = event.target.closest('[data-act]')?.dataset.act;
      if (act && act !== 'page') { this.act(act); }
      const mark = this.text.isEmpty ? this.marks.at(event.clientX, event.clientY) : null;
      if (mark && event.target.closest('.page')) { this.choose(mark); }
    });
    // Pressing a tool must not lose the text selection that it is about to use.
    on(this.root, 'mousedown', event => { if (event.target.closest('button[data-act]')) { event.preventDefault(); } });
    on(this.button('page'), 'change', event => this.goTo(Number(event.target.value)));
    on(this.container, 'keydown', event => this.key(event));
    on(document, 'keydown', event => this.keyElsewhere(event));
    on(this.part('find'), 'keydown', event => {
      if (event.key === 'Enter') { this.seek(event.shiftKey); event.preventDefault(); }
      if (event.key === 'Escape') { event.target.value = ''; this.seek(); this.focus(); }
    });
    on(this.part('find'), 'input', () => { clearTimeout(this.seeking); this.seeking = setTimeout(() => this.seek(), 300); });
    on(this.container, 'pointerdown', () => this.float(false));
    on(this.container, 'pointerup', () => setTimeout(() => this.float(true)));
    on(this.container, 'scroll', () => this.float(this.part('float')?.hidden === false));
    on(document, 'selectionchange', () => { if (this.text.isEmpty) { this.float(false); } });

    let resizing;
    const observer = new ResizeObserver(() => {
      clearTimeout(resizing);
      resizing = setTimeout(() => {
        if (this.viewer.pagesCount && this.viewer.currentScaleValue === 'page-width') { this.sheets.fitAgain(); }
      }, 100);
    });
    observer.observe(this.container);
    signal.addEventListener('abort', () => { observer.disconnect(); clearTimeout(resizing); clearTimeout(this.saying); clearTimeout(this.seeking); });
  }

  act(name) {
    switch (name) {
      case 'previous': this.viewer.previousPage(); break;
      case 'next': this.viewer.nextPage(); break;
      case 'in': this.viewer.increaseScale(); break;
      case 'out': this.viewer.decreaseScale(); break;
      case 'fit': this.sheets.fit(); break;
      case 'rotate': this.viewer.pagesRotation = (this.viewer.pagesRotation + 90) % 360; break;
      case 'strip': this.toggleStrip(); break;
      case 'find-next': this.seek(); break;
      case 'find-previous': this.seek(true); break;
      case 'box': if (this.canMark) { this.box.toggle(); this.container.focus({ preventScroll: true }); } break;
      case 'mark': this.markSelection(); break;
      case 'help': this.part('help').showModal(); break;
      case 'search': this.part('find').focus(); break;
      case 'caret': if (!this.text.enter()) { this.say('Cette page ne contient pas de texte : tracez un rectangle (R).', 4000); } break;
      case 'word': case 'line': case 'paragraph': this.extend(name); break;
      case 'whole-page': if (this.canMark) { this.tell('WholePageAsync', this.viewer.currentPageNumber); } break;
      case 'next-mark': this.walk(1); break;
      case 'previous-mark': this.walk(-1); break;
      case 'cancel': this.text.clear(); this.box.toggle(false); this.float(false); break;
      default: this.tell('ActAsync', name);
    }
  }

  key(event) {
    if (event.altKey || isTyping(event.target)) { return; }
    if (this.box.key(event)) { event.preventDefault(); return; }
    if (event.key.startsWith('Arrow')) {
      if (this.text.isInDocument && !event.metaKey) { this.text.move(event); event.preventDefault(); }
      return;
    }
    this.obey(event);
  }

  /** The help is the table: what a key does is what is printed there. */
  obey(event) {
    const isLetter = event.key.length === 1 && event.key.toLowerCase() !== event.key.toUpperCase();
    const key = `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.shiftKey && isLetter ? 'shift+' : ''}${event.key.toLowerCase()}`;
    const row = [...this.part('help').querySelectorAll('[data-keys]')].find(shortcut => shortcut.dataset.keys.split(' ').includes(key));
    if (row) { this.act(row.dataset.does); event.preventDefault(); }
  }

  /** From elsewhere on the page: no lone letter acts there, or it would act on whoever presses a button by its letter. */
  keyElsewhere(event) {
    if (this.container.contains(event.target) || event.altKey || isTyping(event.target) && event.key !== 'Escape' || document.querySelector('dialog[open], .mud-popover-open')) { return; }
    if (event.ctrlKey || event.metaKey) { this.obey(event); }
    if (event.key === 'Escape' && event.target.closest?.('aside')) { this.focus(); }
  }

  extend(unit) {
    if (!this.text.extend(unit)) { this.say('Posez d’abord le curseur de texte (C).', 4000); }
  }

  toggleStrip() {
    const strip = this.part('strip');
    strip.hidden = !strip.hidden;
    this.button('strip').setAttribute('aria-pressed', String(!strip.hidden));
    this.strip.update();
    this.strip.show(this.viewer.currentPageNumber);
  }

  /** The same words again go on to the next place. */
  seek(backwards = false) {
    const query = this.part('find').value.trim();
    const again = query !== '' && query === this.sought;
    this.sought = query;
    this.bus.dispatch('find', {
      source: this, type: again ? 'again' : '', query, caseSensitive: false, entireWord: false, highlightAll: true, findPrevious: backwards, matchDiacritics: false,
    });
    if (query === '') { this.part('found').textContent = ''; }
  }

  countFound({ current = 0, total = 0 } = {}, state = null) {
    if (this.part('find').value.trim() === '') { return; }
    const pending = 3;
    this.part('found').textContent = total > 0 ? `${current} de ${total}` : state === pending ? 'recherche…' : state === null ? '' : 'introuvable';
  }

  markSelection() {
    if (!this.canMark) { return; }
    if (this.text.isEmpty) { this.say('Sélectionnez d’abord du texte, ou tracez un rectangle (R).', 4000); return; }
    if (this.send(this.text.hints())) { this.text.clear(); }
    this.float(false);
  }

  /** Refused whole when too large: a part sent silently would leave the rest in the open. */
  send(hints) {
    if (hints.length === 0) { return false; }
    if (hints.length > maxPages || hints.some(hint => hint.boxes.length > maxBoxes)) {
      this.say('Cette sélection est trop grande pour une marque. Marquez des pages entières, ou en plusieurs fois.', 8000);
      return false;
    }
    this.tell('MarkAsync', hints.map(hint => ({ ...hint, id: crypto.randomUUID() })));
    return true;
  }

  /** «Caviarder» beside the end of the selection. */
  float(wanted) {
    const button = this.part('float');
    if (!button) { return; }
    const end = wanted && !this.text.isEmpty && !this.box.isOn ? this.text.end() : null;
    button.hidden = end === null;
    if (end) {
      const frame = this.container.getBoundingClientRect();
      const within = (value, size, own) => Math.max(4, Math.min(value, size - own - 20));
      button.style.left = `${within(end.right - frame.left - button.offsetWidth / 2, frame.width, button.offsetWidth)}px`;
      button.style.top = `${within(end.bottom - frame.top + 6, frame.height, button.offsetHeight)}px`;
    }
  }

  /** The sheets are there; where they were begun before the viewer, some may be drawn and the reader may be on another page. */
  layOut() {
    this.namePages();
    this.count();
    for (const event of this.sheets.failures.values()) { this.showFailure(event); }
  }

  /** PDF.js names pages late, and in English where its dictionary is not shipped. */
  namePages() {
    for (const page of this.part('viewer').querySelectorAll('.page')) {
      page.removeAttribute('data-l10n-id');
      page.setAttribute('aria-label', `Page ${page.dataset.pageNumber}`);
    }
  }

  showFailure({ pageNumber, error }) {
    const page = this.viewer.getPageView(pageNumber - 1)?.div;
    page?.querySelector('.page-failure')?.remove();
    if (!error || !page) { return; }
    const notice = Object.assign(document.createElement('div'), { className: 'page-failure', role: 'alert' });
    const again = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Réessayer' });
    again.addEventListener('click', () => { this.viewer.getPageView(pageNumber - 1).reset(); this.viewer.update(); });
    notice.append(`La page ${pageNumber} ne peut être affichée. Vérifiez la connexion ; si elle reste illisible, retenez-la entière.`, again);
    page.append(notice);
  }

  draw(gone, shown) { this.marks.change(gone, shown); }

  /** One letter a page, see `names` of the strip. */
  drawStates(states) { this.strip.draw(states); }

  choose(mark) {
    this.marks.choose(mark);
    this.tell('ChooseAsync', mark);
  }

  walk(step) {
    const next = this.marks.neighbour(step, this.root.dataset.walk === 'undecided');
    if (next) {
      this.goTo(next.page, next.id);
      this.choose(next.id);
    }
  }

  goTo(page, mark = null) {
    if (this.viewer.pagesCount === 0) { this.wanted = { page, mark }; return; }
    if (!(page >= 1 && page <= this.viewer.pagesCount)) { this.count(); return; }
    this.marks.choose(mark);
    const box = this.marks.find(mark)?.boxes[0];
    if (box) {
      this.viewer.scrollPageIntoView({ pageNumber: page, destArray: [null, { name: 'XYZ' }, null, box[3] + 120, null] });
    } else {
      this.viewer.currentPageNumber = page;
    }
  }

  /** A reload, or a link sent to a colleague, opens where one was. */
  keepPage(page) {
    const here = new URL(location);
    here.searchParams.set('page', page);
    history.replaceState(history.state, '', here);
  }

  focus() { this.container.focus({ preventScroll: true }); }

  dispose() { return this.sheets.dispose(); }
}

function isTyping(target) { return target.closest?.('input, textarea, select, [contenteditable]') != null; }

function explain(failure) {
  switch (failure?.status) {
    case 401: return 'Votre session est terminée. Rechargez la page et connectez-vous.';
    case 403: return 'Vous n’avez pas accès à ce document.';
    case 404: return 'Ce document n’existe plus.';
    case 409: return 'Ce fichier n’est plus celui qui a été enregistré, et rien n’en est montré. Avisez l’administrateur.';
    case 422: return 'Ce document ne peut être caviardé avec certitude. Voyez l’avis dans le panneau.';
    default: return failure?.name === 'InvalidPDFException'
      ? 'Le navigateur ne peut pas afficher ce PDF.'
      : 'Le document n’a pu être ouvert. Vérifiez la connexion, puis rechargez la page.';
  }
}
