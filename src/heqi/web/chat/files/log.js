// The lines on the page. Text goes in as text, never as markup.
import { lang, say } from "./words.js";

const drawn = new Map(); // key → its element, so that nothing that stands is drawn anew

export function clearLog(log) {
  drawn.clear();
  log.dataset.day = "";
  log.replaceChildren();
}

export function drawLog(log, talk, greeting) {
  if (!log.childElementCount && greeting) log.append(item({ text: greeting, mine: false }, ""));
  let day = log.dataset.day || "";
  for (const line of talk.lines) {
    const there = drawn.get(line.key);
    if (there?.dataset.seq) continue;
    there?.remove();
    const today = new Date(line.at).toLocaleDateString(lang() === "zh" ? "zh-CN" : "en", { month: "long", day: "numeric" });
    if (today !== day) log.append(Object.assign(document.createElement("li"), { className: "day", textContent: (day = today) }));
    const made = item({ ...line, picture: line.picture && `${talk.place}/${line.picture}` }, clock(line.at) + (line.mine ? ` · ${say("sent")}` : ""));
    made.dataset.seq = line.seq;
    drawn.set(line.key, made);
    log.append(made);
  }
  log.dataset.day = day;
  const waiting = new Set(talk.unsent.map((each) => each.key));
  for (const [key, element] of drawn) if (!element.dataset.seq && !waiting.has(key)) { element.remove(); drawn.delete(key); }
  for (const each of talk.unsent) drawUnsent(log, talk, each);
}

function drawUnsent(log, talk, each) {
  const before = drawn.get(each.key);
  if (before?.dataset.seq) return;
  if (before?.dataset.state === each.state) { log.append(before); return; }
  before?.remove();
  const text = each.kind === "order" ? each.body.order_no : each.body?.text || "";
  const made = item({ text, picture: each.url, mine: true, order: each.kind === "order" }, each.state === "failed" ? "" : say(each.state));
  made.dataset.state = each.state;
  if (each.state === "failed") addRetry(made, talk, each);
  drawn.set(each.key, made);
  log.append(made);
}

function addRetry(made, talk, each) {
  made.classList.add("failed");
  const foot = made.querySelector(".foot");
  const why = each.why && (lang() === "zh" ? each.why.message : each.why.message_en);
  foot.append(`${why || say("failed")} `);
  for (const [word, act] of [["again", () => talk.retry(each.key)], ["drop", () => talk.drop(each.key)]]) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: say(word) });
    button.addEventListener("click", act);
    foot.append(button);
  }
}

function item(line, foot) {
  const made = Object.assign(document.createElement("li"), { className: line.mine ? "item mine" : "item" });
  const who = Object.assign(document.createElement("span"), { className: "hidden", textContent: `${say(line.mine ? "me" : "shop")}：` });
  const bubble = Object.assign(document.createElement("div"), { className: line.order ? "bubble order" : "bubble" });
  if (line.picture) {
    const picture = Object.assign(document.createElement("img"), { src: line.picture, alt: say("pictureOf", say(line.mine ? "me" : "shop")), loading: "lazy" });
    picture.addEventListener("load", () => made.parentElement?.dispatchEvent(new Event("grown")));
    bubble.append(picture);
  }
  if (line.text) bubble.append(line.order ? say("orderLine", line.text) : line.text);
  made.append(who, bubble, Object.assign(document.createElement("span"), { className: "foot", textContent: foot }));
  return made;
}

const clock = (at) => new Date(at).toLocaleTimeString(lang() === "zh" ? "zh-CN" : "en", { hour: "2-digit", minute: "2-digit" });
