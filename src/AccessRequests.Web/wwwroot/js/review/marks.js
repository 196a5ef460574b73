// The overlay of marks. Boxes are kept in user space; PDF.js empties a page when it draws it again, and so do we.
import { toPercent } from './geometry.js';

const looks = { reserved: 'en réserve du secteur', proposed: 'proposée', retained: 'retenue', dismissed: 'écartée', kept: 'laissée visible', pending: 'en attente' };

export class Marks {
  byPage = new Map();
  all = [];
  chosen = null;

  constructor(viewer) { this.viewer = viewer; }

  replace(marks) {
    const touched = new Set(this.byPage.keys());
    this.byPage = Map.groupBy(marks, mark => mark.page);
    this.all = [...marks].sort((a, b) => a.page - b.page || top(b) - top(a));
    for (const page of touched.union(new Set(this.byPage.keys()))) { this.draw(page); }
  }

  find(id) { return this.all.find(mark => mark.id === id); }

  choose(id) {
    const before = this.find(this.chosen);
    this.chosen = id;
    for (const mark of [before, this.find(id)]) {
      if (mark) { this.draw(mark.page); }
    }
  }

  /** Marks let the mouse through, so that a selection can be dragged across them: clicks are found here. */
  at(x, y) {
    for (const element of this.viewer.viewer.querySelectorAll('.mark')) {
      const rect = element.getBoundingClientRect();
      if (x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom) { return element.dataset.mark; }
    }
    return null;
  }

  /** The mark before or after the chosen one, round the document. */
  neighbour(step) {
    const at = this.all.findIndex(mark => mark.id === this.chosen);
    return this.all[at < 0 ? (step > 0 ? 0 : this.all.length - 1) : (at + step + this.all.length) % this.all.length];
  }

  draw(number) {
    const view = number <= this.viewer.pagesCount ? this.viewer.getPageView(number - 1) : null;
    if (!view?.div) { return; }
    view.div.querySelector('.mark-layer')?.remove();
    const marks = this.byPage.get(number);
    if (!marks) { return; }
    const layer = Object.assign(document.createElement('div'), { className: 'mark-layer' });
    for (const mark of marks) {
      const boxes = mark.boxes.length > 0 ? mark.boxes : [view.viewport.viewBox];
      boxes.forEach((box, index) => layer.append(this.box(view, mark, box, index === 0)));
    }
    view.div.append(layer);
  }

  box(view, mark, box, first) {
    const element = document.createElement('div');
    element.className = `mark mark-${mark.look}${mark.id === this.chosen ? ' mark-chosen' : ''}`;
    element.dataset.mark = mark.id;
    element.setAttribute('role', 'img');
    element.setAttribute('aria-label', `${mark.label}, marque ${looks[mark.look]}`);
    Object.assign(element.style, toPercent(view, box));
    if (first) { element.append(Object.assign(document.createElement('span'), { className: 'mark-label', textContent: mark.label })); }
    return element;
  }
}

function top(mark) { return mark.boxes[0]?.[3] ?? Number.MAX_VALUE; }
