// Links inside the application, without loading the page anew: the address changes as it would by the back button, which
// the framework follows by itself. Without this script, or with a modifier key, they are ordinary links.
// A link to another page keeps what is chosen ("keep"), and so does one to the other language, which is loaded ("reload"):
// their own entries are added to the address of the moment, before anybody can follow, copy or open them in a new tab.
(() => {
  const inApp = (event) => event.target.closest?.("a[data-in-app]");
  const aim = (event) => {
    const link = inApp(event);
    if (!link?.dataset.inApp) return;
    const target = new URL(link.getAttribute("href"), document.baseURI);
    const chosen = new URLSearchParams(location.search);
    target.searchParams.forEach((value, name) => chosen.set(name, value));
    target.search = chosen;
    link.href = target.href;
  };
  for (const kind of ["pointerdown", "focusin", "keydown", "contextmenu"]) document.addEventListener(kind, aim, true);

  // On a phone the list of pages lies over the page, and goes away when one has been chosen.
  const close = (link) => {
    if (!link.closest("nav.pages") || matchMedia("(min-width: 769px)").matches) return;
    document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  };

  document.addEventListener("click", (event) => {
    const link = inApp(event);
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    aim(event);
    if (link.dataset.inApp === "reload") return;
    event.preventDefault();
    document.querySelectorAll("[popover]:popover-open").forEach((note) => note.hidePopover());
    close(link);
    if (link.href === location.href) return;
    history.pushState({}, "", link.href);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  });
})();
