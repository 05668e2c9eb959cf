// The first visit: the page stands behind its outline until the headline is there, so that nobody sees it put together
// piece by piece. After the first time the outline is gone for good.
(() => {
  const root = document.documentElement;
  if (!("arriving" in root.dataset)) return;
  const patience = 15000;
  const arrived = () => {
    watching.disconnect();
    clearTimeout(waiting);
    clearTimeout(ending);
    delete root.dataset.arriving;
    document.querySelector(".arriving")?.remove();
  };
  // Whatever comes instead of a headline is to be seen too: an error, a dialogue, and what has ended without any of these.
  // Before the first run the page is as idle as after the last one, so it counts as ended only when it stays so;
  // nor has it while the code that draws a part is on its way.
  const instead = '#root [data-testid="stException"], [role="dialog"]';
  const idle = '[data-test-script-state="notRunning"] [data-testid="stMain"] [data-testid="stElementContainer"]';
  const hasEnded = () => document.querySelector(idle) && !document.querySelector('#root [data-testid="stSkeleton"]');
  // With a headline the page is shown once the rest stands too, which takes a moment, or what comes late would move it.
  let ending = 0;
  const look = () => {
    const headline = document.querySelector("#root h1");
    if (document.querySelector(instead) || (headline && hasEnded())) arrived();
    else if (!ending && (headline || hasEnded())) ending = setTimeout(isOver, 2500);
  };
  const isOver = () => {
    ending = 0;
    if (document.querySelector("#root h1") || hasEnded()) arrived();
  };
  const watching = new MutationObserver(look);
  watching.observe(root, { childList: true, subtree: true, attributeFilter: ["data-test-script-state"] });
  const waiting = setTimeout(arrived, patience);
})();
