// The framework's built-in words in Chinese, before they are painted: a mutation observer runs ahead of the next paint.
// Only exact words and a few anchored patterns are replaced, and never inside what the application itself says.
(() => {
  const words = __WORDS__;
  const patterns = [
    [/^Press Enter to apply$/, "按回车键应用"],
    [/^Press (?:⌘|Ctrl)\+Enter to apply$/, "按 Ctrl+回车键应用"],
    [/^Press Enter to submit form$/, "按回车键提交"],
    [/^You can only select up to (\d+) options?\. Remove an option first\.$/, "最多选 $1 项，请先移除一项。"],
    [/^(?:Error: )?Number is outside the allowed range\. Please enter a value between (\S+) and (\S+)\.$/, "请输入 $1 到 $2 之间的数。"],
    [/^(?:Error: )?Number is above the allowed range\. Please enter a value less than or equal to (\S+)\.$/, "请输入不大于 $1 的数。"],
    [/^(?:Error: )?Number is below the allowed range\. Please enter a value greater than or equal to (\S+)\.$/, "请输入不小于 $1 的数。"],
    [/^(\d+) options? available\.$/, "共 $1 项可选。"],
    [/^Page (\d+)$/, "第 $1 页"],
    [/^(.+), selected$/, "$1，已选"],
    [/^Remove (.+)$/, "移除 $1"],
    [/^Selected (.+)\. Choose an option$/, "已选 $1"],
    [/^Download as CSV: (.+)$/, "下载 CSV：$1"],
    [/^(\d+[KMG]?B) per file$/, "每个文件不超过 $1"],
    [/^File must be (\S+) or smaller\.$/, "文件不能超过 $1。"],
    [/^Limit (\S+) per file(.*)$/, "每个文件不超过 $1$2"],
    [/^You have requested page \/(\S*), but .*$/, "没有页面 /$1，已打开首页。"],
    [/^Failed to fetch dynamically imported module: .*$/, "页面的一部分没有送到，请刷新页面。"],
    [/^The page that you have requested does not seem to exist.*$/, "没有这个页面，已打开首页。"],
  ];
  const english = new URLSearchParams(location.search).get("lang") === "en";
  document.documentElement.lang = english ? "en" : "zh-CN";
  if (english) return;

  const own = '[data-testid="stMarkdownContainer"], [data-testid="stHtml"], .js-plotly-plot, textarea, pre, code';
  const attributes = ["aria-label", "placeholder", "title", "alt"];

  const say = (text) => {
    const plain = text.trim();
    if (!/[A-Za-z]/.test(plain)) return text;
    if (Object.hasOwn(words, plain)) return text.replace(plain, words[plain]);
    const found = patterns.find(([pattern]) => pattern.test(plain));
    return found ? plain.replace(found[0], found[1]) : text;
  };
  const sayText = (node) => {
    const place = node.parentElement?.closest(own);
    // The framework writes its own button of an uploader as it writes our words.
    if (place && !place.closest('[data-testid="stFileUploaderDropzone"]')) return;
    const said = say(node.data);
    if (said !== node.data) node.data = said;
  };
  const sayElement = (element) => {
    for (const name of attributes) {
      const text = element.getAttribute(name);
      if (text && say(text) !== text) element.setAttribute(name, say(text));
    }
  };
  const sayAll = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return sayText(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      node.nodeType === Node.TEXT_NODE ? sayText(node) : sayElement(node);
    }
  };

  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(sayAll);
      else if (change.type === "characterData") sayText(change.target);
      else sayElement(change.target);
    }
  }).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: attributes,
  });
  sayAll(document.documentElement);
})();
