/** '(3) 接待 · 和气': how many wait, in the title of the browser's tab, whichever page sets the rest of it. */

let prefix = "";
let watching: MutationObserver | undefined;

export function showTitleCount(count: number, capped: boolean): () => void {
  const before = prefix;
  prefix = count > 0 ? `(${count}${capped ? "+" : ""}) ` : "";
  document.title = prefix + bare(document.title, before);
  watching ??= watch();
  return () => {
    document.title = bare(document.title, prefix);
    prefix = "";
  };
}

/** A page that sets its title anew gets the count put before it. */
function watch(): MutationObserver {
  const observer = new MutationObserver(() => {
    if (!document.title.startsWith(prefix)) document.title = prefix + document.title;
  });
  observer.observe(document.head, { childList: true, subtree: true, characterData: true });
  return observer;
}

function bare(title: string, put: string): string {
  return put && title.startsWith(put) ? title.slice(put.length) : title;
}
