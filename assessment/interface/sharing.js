// The address is the view: a button forwards it. On a phone by whatever the reader sends messages with, else it is copied.
(() => {
  // Without TLS a browser offers no clipboard; a marked text can be copied all the same.
  const copyMarked = (address) => {
    const field = document.createElement("textarea");
    field.value = address;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  };
  const copy = async (address) => {
    if (!navigator.clipboard) return copyMarked(address);
    await navigator.clipboard.writeText(address);
    return true;
  };
  const say = (button) => {
    const words = button.textContent;
    if (words === button.dataset.done) return;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = words; }, 2000);
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("button[data-share]");
    if (!button) return;
    const address = button.dataset.share ? new URL(button.dataset.share, document.baseURI).href : location.href;
    if (navigator.share && matchMedia("(pointer: coarse)").matches) {
      // Whoever changes their mind has shared nothing, and nothing is wrong.
      await navigator.share({ title: document.title, url: address }).catch(() => undefined);
    } else if (await copy(address)) say(button);
  });
})();
