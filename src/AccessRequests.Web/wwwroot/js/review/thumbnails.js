// A strip of small pages with the state of each; only those in sight exist, so that thousands of pages cost no more than ten.
const width = 96;
const height = 150;
const around = 4;
const names = {
  t: 'à lire', i: 'en cours', a: 'à revoir', r: 'communiquée', p: 'en partie', w: 'retenue', n: 'non pertinente', d: 'en double',
};

export class Thumbnails {
  states = '';
  items = new Map();

  constructor(root, go, signal) {
    Object.assign(this, { root, go, signal });
    this.sheet = Object.assign(document.createElement('div'), { className: 'strip-sheet' });
    root.append(this.sheet);
    root.addEventListener('scroll', () => this.update(), { signal });
    root.addEventListener('click', event => {
      const page = event.target.closest('[data-page]')?.dataset.page;
      if (page) { this.go(Number(page)); }
    }, { signal });
    const observer = new ResizeObserver(() => this.update());
    observer.observe(root);
    signal.addEventListener('abort', () => { observer.disconnect(); this.clear(); });
  }

  open(pdf) {
    this.pdf = pdf;
    this.sheet.style.height = `${pdf.numPages * height}px`;
    this.update();
  }

  draw(states) {
    this.states = states;
    for (const [page, item] of this.items) { this.name(item, page); }
  }

  show(page) {
    this.page = page;
    for (const [number, item] of this.items) { item.button.toggleAttribute('aria-current', number === page); }
    const top = (page - 1) * height;
    if (!this.root.hidden && (top < this.root.scrollTop || top + height > this.root.scrollTop + this.root.clientHeight)) {
      this.root.scrollTop = top - this.root.clientHeight / 2;
    }
  }

  update() {
    if (!this.pdf || this.root.hidden || this.root.clientHeight === 0) { return; }
    const first = Math.max(1, Math.floor(this.root.scrollTop / height) + 1 - around);
    const last = Math.min(this.pdf.numPages, Math.ceil((this.root.scrollTop + this.root.clientHeight) / height) + around);
    for (const [page, item] of this.items) {
      if (page < first || page > last) { this.remove(page, item); }
    }
    for (let page = first; page <= last; page++) {
      if (!this.items.has(page)) { this.add(page); }
    }
  }

  add(page) {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'strip-page' });
    button.dataset.page = page;
    button.style.top = `${(page - 1) * height}px`;
    button.toggleAttribute('aria-current', page === this.page);
    const canvas = document.createElement('canvas');
    canvas.setAttribute('aria-hidden', 'true');
    const label = Object.assign(document.createElement('span'), { className: 'strip-label' });
    button.append(canvas, label);
    this.sheet.append(button);
    const item = { button, canvas, label };
    this.items.set(page, item);
    this.name(item, page);
    this.render(item, page);
  }

  name(item, page) {
    const state = this.states[page - 1] ?? '';
    item.button.dataset.state = state;
    item.label.textContent = names[state] ? `${page} · ${names[state]}` : `${page}`;
    item.button.setAttribute('aria-label', names[state] ? `Page ${page}, ${names[state]}` : `Page ${page}`);
  }

  async render(item, page) {
    try {
      const sheet = await this.pdf.getPage(page);
      if (this.items.get(page) !== item) { return; }
      const base = sheet.getViewport({ scale: 1 });
      const viewport = sheet.getViewport({ scale: Math.min((width - 8) / base.width, (height - 30) / base.height) });
      item.canvas.width = Math.ceil(viewport.width);
      item.canvas.height = Math.ceil(viewport.height);
      item.task = sheet.render({ canvas: item.canvas, viewport });
      await item.task.promise;
    } catch {
      // Scrolled away, or a page that cannot be drawn: its number and state are there.
    }
  }

  remove(page, item) {
    item.task?.cancel();
    item.button.remove();
    this.items.delete(page);
  }

  clear() {
    for (const [page, item] of this.items) { this.remove(page, item); }
  }
}
