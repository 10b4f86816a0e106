// For the merchant's own site: a button that opens the chat in a window of its own.
// <script src="https://desk.example/chat/files/button.js" data-chat="ID" data-who="TOKEN" data-text="在线客服" async></script>
(() => {
  const script = document.currentScript;
  const { chat, who, text } = script.dataset;
  const address = new URL(`/chat/${chat}`, script.src).href + (who ? `#who=${encodeURIComponent(who)}` : "");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text || (/^zh/i.test(document.documentElement.lang || navigator.language) ? "在线客服" : "Chat with us");
  Object.assign(button.style, { position: "fixed", right: "20px", bottom: "20px", zIndex: "2147483000", padding: "12px 20px", border: "0", borderRadius: "24px", background: "#1f6f5c", color: "#fff", font: "16px/1.2 system-ui, sans-serif", cursor: "pointer", boxShadow: "0 4px 16px rgb(0 0 0 / 25%)" });
  button.addEventListener("click", () => {
    const opened = window.open(address, `heqi-${chat}`, "popup,width=420,height=680");
    if (!opened) location.href = address;
  });
  document.body.append(button);
})();
