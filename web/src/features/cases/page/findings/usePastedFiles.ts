import { useEffect, useEffectEvent } from "react";

/** Files pasted anywhere on the page, such as a screenshot; pasted text goes where it was meant to. */
export function usePastedFiles(take: (files: FileList) => void): void {
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const files = event.clipboardData?.files;
    if (files && files.length > 0) take(files);
  });
  useEffect(() => {
    const listen = (event: ClipboardEvent) => onPaste(event);
    document.addEventListener("paste", listen);
    return () => document.removeEventListener("paste", listen);
  }, []);
}
