// Links inside the application, without loading the page anew: the address changes as it would by the back button, which
// the framework follows by itself. Without this script, or with a modifier key, they are ordinary links.
(() => {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-in-app]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    document.querySelectorAll("[popover]:popover-open").forEach((note) => note.hidePopover());
    if (link.href === location.href) return;
    history.pushState({}, "", link.href);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  });
})();
