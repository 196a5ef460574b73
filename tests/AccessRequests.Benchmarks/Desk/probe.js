// In every page of the benchmark, by the clock of its window: when a page of the document is drawn whole, when a mark is said to be saved, when a list is drawn anew.
globalThis.probe = {
  /** From the beginning of the window until a page is painted. */
  opened(page) { return painted(page, 0); },

  /** From an act, here and now, until a page is painted. */
  painted(page, act) {
    const began = performance.now();
    act();
    return painted(page, began);
  },

  goTo(page) {
    return this.painted(page, () => {
      const box = document.querySelector('[data-act=page]');
      box.value = page;
      box.dispatchEvent(new Event('change', { bubbles: true }));
    });
  },

  /** From the last key pressed until the desk says what was marked. */
  watchForSaved() {
    let pressed = 0;
    const key = () => { pressed = performance.now(); };
    addEventListener('keydown', key, true);
    const notice = document.querySelector('.desk-notice');
    const before = notice.textContent;
    this.saved = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`Not saved: ${document.querySelector('.desk-panel').innerText.slice(0, 200)}`)), 60_000);
      const observer = new MutationObserver(() => {
        if (notice.textContent !== before && notice.textContent.includes('marque retenue')) {
          observer.disconnect();
          removeEventListener('keydown', key, true);
          resolve(performance.now() - pressed);
        }
      });
      observer.observe(notice, { childList: true, characterData: true, subtree: true });
    });
  },

  /** From a choice made to the list drawn by it. */
  filter(choice, value) {
    return new Promise(resolve => {
      const began = performance.now();
      const observer = new MutationObserver(() => {
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
      });
      observer.observe(choice.closest('section').querySelector('.passages'), { childList: true, subtree: true, characterData: true, attributes: true });
      choice.value = value;
      choice.dispatchEvent(new Event('change', { bubbles: true }));
    });
  },
};

function painted(page, began) {
  return new Promise(resolve => {
    const look = () => {
      const view = document.querySelector(`.page[data-page-number="${page}"][data-loaded]:not(.loadingIcon)`);
      if (view?.querySelector('canvas:not([hidden])')) { resolve(performance.now() - began); } else { requestAnimationFrame(look); }
    };
    look();
  });
}
