// Tells the server that somebody is at the page. What the page does by itself tells nothing.
const pause = 30_000;

/** For as long as the page stays loaded; a server that does not listen any more is told in vain. */
export function watch(dotnet) {
  let told = Date.now();
  const tell = () => {
    if (Date.now() - told >= pause) {
      told = Date.now();
      dotnet.invokeMethodAsync('Touched').catch(() => { });
    }
  };
  ['pointerdown', 'keydown', 'wheel'].forEach(sign => document.addEventListener(sign, tell, { capture: true, passive: true }));
}
