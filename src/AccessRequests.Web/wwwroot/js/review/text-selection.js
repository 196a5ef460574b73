// The text selection of the document, by mouse or by keyboard, as rectangles page by page.
import { pageAt, toUserSpace } from './geometry.js';

export class TextSelection {
  constructor(container, viewer) {
    this.container = container;
    this.viewer = viewer;
  }

  get isInDocument() {
    const node = getSelection().focusNode;
    return node !== null && this.container.contains(node);
  }

  get isEmpty() { return getSelection().isCollapsed || !this.isInDocument || getSelection().toString().trim() === ''; }

  clear() { if (this.isInDocument) { getSelection().removeAllRanges(); } }

  /** Puts the text cursor on the first word of the page shown; false when the page has no text. */
  enter() {
    const page = this.viewer.getPageView(this.viewer.currentPageNumber - 1);
    const first = [...page?.div.querySelectorAll('.textLayer span') ?? []].find(span => span.firstChild?.nodeType === Node.TEXT_NODE && span.textContent.trim());
    if (!first) { return false; }
    const selection = getSelection();
    selection.collapse(first.firstChild, 0);
    selection.modify('extend', 'forward', 'word');
    return true;
  }

  move(event) {
    const unit = event.key === 'ArrowUp' || event.key === 'ArrowDown' ? 'line' : event.ctrlKey ? 'word' : 'character';
    const forward = event.key === 'ArrowRight' || event.key === 'ArrowDown';
    const selection = getSelection();
    const before = [selection.anchorNode, selection.anchorOffset, selection.focusNode, selection.focusOffset];
    selection.modify(event.shiftKey ? 'extend' : 'move', forward ? 'forward' : 'backward', unit);
    if (!this.isInDocument) { selection.setBaseAndExtent(...before); }
    selection.focusNode?.parentElement?.scrollIntoView({ block: 'nearest' });
  }

  /** Grows the selection, without a mouse, to the word, the line or the paragraph where it is; false when there is no text cursor. */
  extend(unit) {
    const selection = getSelection();
    if (!this.isInDocument) { return false; }
    if (unit === 'word') {
      selection.modify('move', 'backward', 'word');
      selection.modify('extend', 'forward', 'word');
      return true;
    }
    const here = selection.focusNode.parentElement?.closest('.textLayer span');
    if (!here) { return false; }
    const spans = [...here.closest('.textLayer').querySelectorAll('span')].filter(span => span.firstChild?.nodeType === Node.TEXT_NODE && span.textContent.trim());
    const joins = unit === 'line' ? sameLine : sameParagraph;
    let first = spans.indexOf(here);
    let last = first;
    while (first > 0 && joins(spans[first - 1], spans[first])) { first--; }
    while (last < spans.length - 1 && joins(spans[last], spans[last + 1])) { last++; }
    selection.setBaseAndExtent(spans[first].firstChild, 0, spans[last].lastChild, spans[last].lastChild.textContent.length);
    return true;
  }

  /** One hint by page. The rectangles may be off by a letter: the server resolves them to its own glyphs. */
  hints() {
    const pages = new Map();
    const selection = getSelection();
    for (let i = 0; i < selection.rangeCount; i++) {
      for (const rect of rects(selection.getRangeAt(i))) {
        const view = pageAt(this.viewer, (rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2);
        if (!view) { continue; }
        if (!pages.has(view.id)) { pages.set(view.id, []); }
        pages.get(view.id).push(toUserSpace(view, rect));
      }
    }
    return [...pages].map(([page, boxes]) => ({ page, boxes, isText: true }));
  }

  /** Where the selection ends on the screen. */
  end() {
    const selection = getSelection();
    return selection.rangeCount === 0 ? null : [...rects(selection.getRangeAt(0))].at(-1) ?? null;
  }
}

/** Span by span: the rectangles of a whole range would include those of its containers. */
function* rects(range) {
  const root = range.commonAncestorContainer;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = root.nodeType === Node.TEXT_NODE ? root : walker.nextNode(); node; node = walker.nextNode()) {
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

function sameLine(one, next) {
  const [a, b] = [one.getBoundingClientRect(), next.getBoundingClientRect()];
  return Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5 * Math.min(a.height, b.height);
}

/** The next line begins before a blank line would. */
function sameParagraph(one, next) {
  const [a, b] = [one.getBoundingClientRect(), next.getBoundingClientRect()];
  return sameLine(one, next) || (b.top > a.top && b.top - a.bottom < 0.7 * Math.min(a.height, b.height));
}
