// The first visit: the page stands behind its outline until the headline is there, so that nobody sees it put together
// piece by piece. After the first time the outline is gone for good.
(() => {
  const root = document.documentElement;
  if (!("arriving" in root.dataset)) return;
  const patience = 15000;
  const arrived = () => {
    watching.disconnect();
    clearTimeout(waiting);
    delete root.dataset.arriving;
    document.querySelector(".arriving")?.remove();
  };
  // Whatever comes instead of a headline is to be seen too: an error, a dialogue, a page that has ended without one.
  const signs = [
    "#root h1",
    '#root [data-testid="stException"]',
    '[role="dialog"]',
    '[data-test-script-state="notRunning"] [data-testid="stMain"] [data-testid="stElementContainer"]',
  ].join();
  const watching = new MutationObserver(() => document.querySelector(signs) && arrived());
  watching.observe(root, { childList: true, subtree: true, attributeFilter: ["data-test-script-state"] });
  const waiting = setTimeout(arrived, patience);
})();
