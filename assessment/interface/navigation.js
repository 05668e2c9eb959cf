// Links inside the application, without loading the page anew: the address changes as it would by the back button, which
// the framework follows by itself. Without this script, or with a modifier key, they are ordinary links.
// A link to another page keeps what is chosen ("keep"), and so does one to the other language, which is loaded ("reload"):
// their own entries are added to the address of the moment, before anybody can follow, copy or open them in a new tab.
(() => {
  const inApp = (event) => event.target.closest?.("a[data-in-app]");
  const keeping = (address, entries = []) => {
    const target = new URL(address, document.baseURI);
    const chosen = new URLSearchParams(location.search);
    for (const [name, value] of [...target.searchParams, ...entries]) chosen.set(name, value);
    target.search = chosen;
    return target.href;
  };
  const aim = (event) => {
    const link = inApp(event);
    if (link?.dataset.inApp) link.href = keeping(link.getAttribute("href"));
  };
  for (const kind of ["pointerdown", "focusin", "keydown", "contextmenu"]) document.addEventListener(kind, aim, true);

  // On a phone the list of pages lies over the page, and goes away when one has been chosen.
  const close = (chosen) => {
    if (!chosen.closest(".beside") || matchMedia("(min-width: 769px)").matches) return;
    document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  };
  const open = (address) => {
    if (address === location.href) return;
    history.pushState({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  };

  document.addEventListener("click", (event) => {
    const link = inApp(event);
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    aim(event);
    if (link.dataset.inApp === "reload") return;
    event.preventDefault();
    document.querySelectorAll("[popover]:popover-open").forEach((note) => note.hidePopover());
    close(link);
    open(link.href);
  });

  // What is searched for goes into the address, which the page answers: one run, and a list of results that can be sent.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches?.("form[data-in-app]")) return;
    event.preventDefault();
    const entries = [...new FormData(form)].map(([name, words]) => [name, words.trim()]);
    if (entries.some(([, words]) => !words)) return;
    close(form);
    open(keeping(form.getAttribute("action"), entries));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    const field = document.querySelector('form[role="search"] input');
    if (!field) return;
    event.preventDefault();
    field.select();
  });
})();
