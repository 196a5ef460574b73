// Between the screen and PDF user space. `view` is PDF.js's view of one page; `rect` is in client pixels.

export function toUserSpace(view, rect) {
  const page = view.div.getBoundingClientRect();
  const scale = view.viewport.width / page.width;
  const [x0, y0] = view.viewport.convertToPdfPoint((rect.left - page.left) * scale, (rect.top - page.top) * scale);
  const [x1, y1] = view.viewport.convertToPdfPoint((rect.right - page.left) * scale, (rect.bottom - page.top) * scale);
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
}

/** In percent of the page, so that zooming needs no redraw. */
export function toPercent(view, [left, bottom, right, top]) {
  const [x0, y0] = view.viewport.convertToViewportPoint(left, bottom);
  const [x1, y1] = view.viewport.convertToViewportPoint(right, top);
  const { width, height } = view.viewport;
  return {
    left: `${100 * Math.min(x0, x1) / width}%`,
    top: `${100 * Math.min(y0, y1) / height}%`,
    width: `${100 * Math.abs(x1 - x0) / width}%`,
    height: `${100 * Math.abs(y1 - y0) / height}%`,
  };
}

/** The view of the page under a point of the window, or null between pages. */
export function pageAt(viewer, x, y) {
  for (const page of viewer.viewer.querySelectorAll('.page')) {
    const rect = page.getBoundingClientRect();
    if (x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom) {
      return viewer.getPageView(Number(page.dataset.pageNumber) - 1);
    }
  }
  return null;
}
