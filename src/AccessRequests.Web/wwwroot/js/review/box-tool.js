// The rectangle tool: drag with the mouse; or Enter, arrows, Enter with the keyboard.
import { pageAt, toUserSpace } from './geometry.js';

const smallest = 4;
const step = 8;

export class BoxTool {
  isOn = false;
  draft = null;

  /** `finished` receives one hint: a box drawn by hand is the area itself. */
  constructor(container, viewer, button, finished, signal) {
    Object.assign(this, { container, viewer, button, finished });
    const on = (name, act) => container.addEventListener(name, act, { signal });
    on('pointerdown', event => this.start(event));
    on('pointermove', event => { if (this.draft?.pointer === event.pointerId) { this.grow(...fromCorner(this.draft.view, event)); } });
    on('pointerup', event => { if (this.draft?.pointer === event.pointerId) { this.finish(); } });
    on('pointercancel', () => this.drop());
  }

  toggle(isOn = !this.isOn) {
    this.drop();
    this.isOn = isOn;
    this.button()?.setAttribute('aria-pressed', String(isOn));
    this.container.classList.toggle('boxing', isOn);
  }

  /** True when the key was the tool's. */
  key(event) {
    if (!this.isOn) { return false; }
    if (event.key === 'Enter') {
      if (this.draft) { this.finish(); } else { this.startInMiddle(); }
      return true;
    }
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    const move = moves[event.key];
    if (!move || !this.draft) { return false; }
    const [dx, dy] = event.ctrlKey ? move.map(pixels => pixels / step) : move;
    if (!event.shiftKey) { this.draft.x += dx; this.draft.y += dy; }
    this.grow(this.draft.toX + dx, this.draft.toY + dy);
    return true;
  }

  start(event) {
    const view = this.isOn && event.button === 0 ? pageAt(this.viewer, event.clientX, event.clientY) : null;
    if (!view) { return; }
    event.preventDefault();
    this.container.focus({ preventScroll: true });
    this.container.setPointerCapture(event.pointerId);
    const [x, y] = fromCorner(view, event);
    this.begin(view, x, y, event.pointerId);
  }

  startInMiddle() {
    const view = this.viewer.getPageView(this.viewer.currentPageNumber - 1);
    const frame = this.container.getBoundingClientRect();
    const page = view.div.getBoundingClientRect();
    const x = (Math.max(frame.left, page.left) + Math.min(frame.right, page.right)) / 2 - page.left;
    const y = (Math.max(frame.top, page.top) + Math.min(frame.bottom, page.bottom)) / 2 - page.top;
    this.begin(view, x - 60, y - 10, null);
    this.grow(x + 60, y + 10);
  }

  // Positions are kept from the corner of the page, so that scrolling meanwhile does not move the box.
  begin(view, x, y, pointer) {
    this.drop();
    const element = Object.assign(document.createElement('div'), { className: 'mark-draft' });
    view.div.append(element);
    this.draft = { view, pointer, element, x, y };
    this.grow(x, y);
  }

  grow(toX, toY) {
    Object.assign(this.draft, { toX, toY });
    const page = this.draft.view.div.getBoundingClientRect();
    const { left, top, right, bottom } = this.rect(page);
    Object.assign(this.draft.element.style, {
      left: `${100 * left / page.width}%`, top: `${100 * top / page.height}%`,
      width: `${100 * (right - left) / page.width}%`, height: `${100 * (bottom - top) / page.height}%`,
    });
  }

  finish() {
    const { view } = this.draft;
    const page = view.div.getBoundingClientRect();
    const { left, top, right, bottom } = this.rect(page);
    this.drop();
    if (right - left >= smallest && bottom - top >= smallest) {
      const box = toUserSpace(view, { left: page.left + left, top: page.top + top, right: page.left + right, bottom: page.top + bottom });
      this.finished({ page: view.id, boxes: [box], isText: false });
    }
  }

  drop() {
    this.draft?.element.remove();
    this.draft = null;
  }

  /** Within the page, in pixels from its corner. */
  rect(page) {
    const { x, y, toX, toY } = this.draft;
    const within = (value, size) => Math.min(Math.max(value, 0), size);
    const [x0, x1] = [within(x, page.width), within(toX, page.width)];
    const [y0, y1] = [within(y, page.height), within(toY, page.height)];
    return { left: Math.min(x0, x1), right: Math.max(x0, x1), top: Math.min(y0, y1), bottom: Math.max(y0, y1) };
  }
}

function fromCorner(view, event) {
  const page = view.div.getBoundingClientRect();
  return [event.clientX - page.left, event.clientY - page.top];
}
