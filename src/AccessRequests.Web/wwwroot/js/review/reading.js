// Which pages were really before the reader's eyes: shown long enough, in a window that is not hidden.
const tick = 700;
const share = 0.4;

export class Reading {
  told = new Set();
  glimpsed = new Set();

  /** `tell` receives the pages read since the last time and promises whether they are recorded; if not they are told again. */
  constructor(container, viewer, tell, signal) {
    Object.assign(this, { container, viewer, tell });
    const timer = setInterval(() => this.look(), tick);
    signal.addEventListener('abort', () => clearInterval(timer));
  }

  look() {
    if (document.visibilityState !== 'visible' || !this.viewer.pagesCount) { return; }
    const shown = this.shown();
    const read = shown.filter(page => this.glimpsed.has(page) && !this.told.has(page));
    this.glimpsed = new Set(shown);
    if (read.length > 0) {
      read.forEach(page => this.told.add(page));
      this.tell(read).then(recorded => { if (!recorded) { read.forEach(page => this.told.delete(page)); } });
    }
  }

  /** Rendered pages of which a good part is in the frame, or that fill a good part of it. */
  shown() {
    const frame = this.container.getBoundingClientRect();
    const pages = [];
    const here = this.viewer.currentPageNumber;
    for (let number = Math.max(1, here - 3); number <= Math.min(this.viewer.pagesCount, here + 6); number++) {
      const view = this.viewer.getPageView(number - 1);
      if (!view?.div || view.renderingState !== 3) { continue; }
      const page = view.div.getBoundingClientRect();
      const height = Math.min(frame.bottom, page.bottom) - Math.max(frame.top, page.top);
      if (height >= share * Math.min(page.height, frame.height)) { pages.push(number); }
    }
    return pages;
  }
}
