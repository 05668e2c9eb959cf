// From the button of an open menu, Tab or the down arrow leads into the menu, which the framework draws at the end of the
// page; the arrows go through it.
(() => {
  const choices = () => [...document.querySelectorAll('[data-testid="stPopoverBody"] button')].filter((one) => one.offsetParent);
  document.addEventListener(
    "keydown",
    (event) => {
      const step = { Tab: event.shiftKey ? 0 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
      const here = document.activeElement;
      const opened = here?.closest('[data-testid="stPopoverButton"][aria-expanded="true"]');
      const all = choices();
      const at = all.indexOf(here);
      if (!all.length || (!opened && (at < 0 || event.key === "Tab"))) return;
      event.preventDefault();
      all[opened ? 0 : Math.min(Math.max(at + step, 0), all.length - 1)].focus();
    },
    true,
  );
})();
