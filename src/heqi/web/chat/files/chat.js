// The page: begins a visit, shows the talk, sends what is typed. The talk itself is in talk.js.
import { clearLog, drawLog } from "./log.js";
import { shrink } from "./pictures.js";
import { makeRating } from "./rating.js";
import { Talk, Refused } from "./talk.js";
import { lang, say, switchLanguage, table } from "./words.js";

const of = (id) => document.getElementById(id);
const place = location.pathname.replace(/\/+$/, "");
const token = new URLSearchParams(location.hash.slice(1)).get("who") || "";
const main = of("main");
let shop = null;
const talk = new Talk(place, draw);
const rating = makeRating(talk);

function draw() {
  if (talk.refusal?.code === "chat.new" && shop) shop.visit = talk.refusal = null; // the visit is over: begin anew
  document.documentElement.lang = lang() === "zh" ? "zh-CN" : "en";
  document.title = shop ? `${shop.shop} · ${say("page")}` : say("page");
  of("shop").textContent = shop?.shop || say("page");
  const names = { nameLabel: "name", orderLabel: "order", orderHint: "orderHint", start: "start", privacy: "privacy", send: "send", lang: "other", rate: "rate", pickLabel: "picture", orderTitle: "orderTitle", orderNo: "cancel", orderYes: "save" };
  for (const [id, word] of Object.entries(names)) of(id).textContent = say(word);
  of("hello").textContent = shop?.greeting || say("hello");
  of("text").placeholder = say("text");
  of("text").setAttribute("aria-label", say("textLabel"));
  const visit = shop?.visit;
  of("begin").hidden = !shop || Boolean(visit) || shop.needs_identity;
  of("log").hidden = of("write").hidden = !visit;
  of("rate").hidden = !visit || !talk.lines.some((line) => !line.mine);
  if (visit) {
    of("orderChip").textContent = visit.order_no ? say("changeOrder", visit.order_no) : say("addOrder");
    drawLine();
    drawTalk();
  }
}

function drawLine() {
  of("line").textContent = talk.line === "offline" ? "" : say(talk.typing ? "typing" : talk.line);
  tell(talk.line === "offline" ? "offline" : "");
  if (talk.refusal) turnedAway(talk.refusal);
}

function drawTalk() {
  const atEnd = main.scrollHeight - main.scrollTop - main.clientHeight < 120;
  drawLog(of("log"), talk, shop.greeting);
  if (atEnd || talk.unsent.length) toEnd();
  if (document.visibilityState === "visible") talk.markRead();
}

const toEnd = () => { main.scrollTop = main.scrollHeight; };

function tell(word, text = "") {
  of("banner").hidden = !word && !text;
  of("banner").textContent = text || (word ? say(word) : "");
}

function turnedAway(error) {
  const known = { "channel.none": "ended", "channel.paused": "paused", "chat.who": "identity" };
  const told = lang() === "zh" ? error.body.message : error.body.message_en;
  tell(known[error.code] || "", known[error.code] ? "" : told);
  of("write").hidden = of("begin").hidden = true;
}

async function begin(sent) {
  of("start").disabled = true;
  try {
    shop.visit = await talk.post("/begin", sent);
    history.replaceState(null, "", place);
    clearLog(of("log"));
    draw();
    of("text").focus();
    talk.follow();
  } catch (error) {
    if (error instanceof Refused) tell("", lang() === "zh" ? error.body.message : error.body.message_en);
    else tell("offline");
  }
  of("start").disabled = false;
}

async function open() {
  draw();
  tell("loading");
  for (let wait = 1; ; wait = Math.min(wait * 2, 15)) {
    try {
      shop = await talk.about();
      break;
    } catch (error) {
      if (error instanceof Refused && error.status < 429) return turnedAway(error);
      tell("offline");
      await new Promise((done) => setTimeout(done, wait * 1000));
    }
  }
  tell("");
  if (token) return begin({ token });
  draw();
  if (shop.visit) return talk.follow();
  if (shop.needs_identity) tell("identity");
}

of("begin").addEventListener("submit", (event) => {
  event.preventDefault();
  begin({ name: of("name").value.trim(), order_no: of("order").value.trim() });
});

of("write").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = of("text").value.trim();
  if (!text) return;
  talk.say(text);
  of("text").value = "";
  grow();
  of("text").focus();
});

of("text").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  of("write").requestSubmit();
});

function grow() {
  of("text").style.height = "auto";
  of("text").style.height = `${of("text").scrollHeight + 2}px`;
}
of("text").addEventListener("input", () => { grow(); talk.type(); });

async function takePicture(file) {
  const small = await shrink(file);
  if (small) talk.show(small);
  else tell("tooBig");
}
of("file").addEventListener("change", async () => {
  for (const file of of("file").files) await takePicture(file);
  of("file").value = "";
});
of("text").addEventListener("paste", (event) => {
  for (const file of event.clipboardData.files) if (file.type.startsWith("image/")) takePicture(file);
});

of("orderChip").addEventListener("click", () => {
  of("orderInput").value = shop.visit.order_no;
  of("orderBox").showModal();
});
of("orderBox").addEventListener("close", () => {
  const number = of("orderInput").value.trim();
  if (of("orderBox").returnValue !== "yes" || !number || number === shop.visit.order_no) return;
  shop.visit.order_no = number;
  talk.nameOrder(number);
});

of("rate").addEventListener("click", () => rating.open(table()));
of("lang").addEventListener("click", () => {
  switchLanguage();
  clearLog(of("log"));
  draw();
});
of("log").addEventListener("grown", toEnd);
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") talk.markRead(); });

open();
