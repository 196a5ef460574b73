// The overlay of marks. Boxes are kept in user space; PDF.js empties a page when it draws it again, and so do we.
import { toPercent } from './geometry.js';

const looks = { reserved: 'en réserve du secteur', proposed: 'proposée', retained: 'retenue', dismissed: 'écartée', kept: 'laissée visible', pending: 'en attente' };
const undecided = ['reserved', 'proposed'];
const notBegun = 0;

export class Marks {
  byId = new Map();
  byPage = new Map();
  chosen = null;

  constructor(viewer) { this.viewer = viewer; }

  /** `gone` are ids, `shown` are marks that are new or look otherwise: of thousands, an act changes one. */
  change(gone, shown) {
    const touched = new Set();
    for (const id of [...gone, ...shown.map(mark => mark.id)]) {
      if (this.byId.has(id)) { touched.add(this.byId.get(id).page); }
      this.byId.delete(id);
    }
    for (const mark of shown) {
      this.byId.set(mark.id, mark);
      touched.add(mark.page);
    }
    this.byPage = Map.groupBy(this.byId.values(), mark => mark.page);
    for (const page of touched) { this.draw(page); }
  }

  find(id) { return this.byId.get(id); }

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

  /** The mark before or after the chosen one, round the document; where only what is undecided counts, the others are passed. */
  neighbour(step, onlyUndecided = false) {
    const all = [...this.byId.values()]
      .filter(mark => !onlyUndecided || mark.id === this.chosen || undecided.includes(mark.look))
      .sort((a, b) => a.page - b.page || top(b) - top(a));
    const at = all.findIndex(mark => mark.id === this.chosen);
    return all[at < 0 ? (step > 0 ? 0 : all.length - 1) : (at + step + all.length) % all.length];
  }

  /** A page that PDF.js has not begun to draw gets its marks when it is drawn. */
  draw(number) {
    const view = number <= this.viewer.pagesCount ? this.viewer.getPageView(number - 1) : null;
    if (!view?.div || view.renderingState === notBegun) { return; }
    view.div.querySelector('.mark-layer')?.remove();
    const marks = this.byPage.get(number);
    if (!marks) { return; }
    const layer = Object.assign(document.createElement('div'), { className: 'mark-layer' });
    for (const mark of marks) {
      const boxes = mark.boxes.length > 0 ? mark.boxes : [view.viewport.viewBox];
      boxes.forEach((box, index) => layer.append(this.box(view, mark, box, index === 0)));
    }
    view.div.append(layer);
    placeLabels(view.div, layer);
  }

  /** The words of a page come after it is drawn: only then can a label keep off them. */
  placeLabels(number) {
    const sheet = this.viewer.getPageView(number - 1)?.div;
    const layer = sheet?.querySelector('.mark-layer');
    if (layer) { placeLabels(sheet, layer); }
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

/** Each label where it hides no word: in its box, beside it, or else in the margin of its line. */
function placeLabels(sheet, layer) {
  const page = sheet.getBoundingClientRect();
  const labels = [...layer.querySelectorAll('.mark-label')].map(label => ({
    label, size: label.getBoundingClientRect(), box: label.parentElement.getBoundingClientRect(), edge: label.parentElement.clientLeft,
  }));
  const taken = [...sheet.querySelectorAll('.textLayer span[role=presentation]')].map(word => word.getBoundingClientRect());
  for (const { label, size: { width, height }, box, edge } of labels) {
    const at = (left, top) => ({ left, top, right: left + width, bottom: top + height });
    const fits = width <= box.width && height <= box.height;
    const margin = at(page.right - width - 2, box.top);
    const spots = [...(fits ? [at(box.right - width, box.top)] : []), at(box.right + 1, box.top), at(box.left - width - 1, box.top), margin, at(page.left + 2, box.top)];
    const spot = spots.find(one => one.left >= page.left && one.right <= page.right && !taken.some(word => overlap(one, word))) ?? (fits ? spots[0] : margin);
    taken.push(spot);
    label.style.left = `${spot.left - box.left - edge}px`;
    label.style.top = `${spot.top - box.top - edge}px`;
  }
}

/** Lines of text touch: a point in common hides nothing. */
function overlap(a, b) { return a.left < b.right - 1 && a.right > b.left + 1 && a.top < b.bottom - 1 && a.bottom > b.top + 1; }

function top(mark) { return mark.boxes[0]?.[3] ?? Number.MAX_VALUE; }
