// The talk with the server: what was sent, what is still to be sent, what came. Knows no element of the page.
const WAITS = [1, 2, 5, 10, 20];
const TRIES = 20; // of a line, three seconds apart; then the visitor decides

export class Refused extends Error {
  constructor(status, body) {
    super(body.code);
    this.status = status;
    this.code = body.code || "";
    this.body = body;
  }
}

export const makeKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (each) => each.toString(16).padStart(2, "0")).join("");
const rest = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

export class Talk {
  constructor(place, told) {
    this.place = place; // /chat/<id>
    this.told = told; // called whenever something has changed
    this.lines = [];
    this.unsent = this.readUnsent();
    this.line = "loading";
    this.last = this.heard = this.typed = 0;
    this.read = 0;
    this.running = false;
  }

  async call(path, options = {}) {
    const headers = { "X-Heqi-Chat": "1", ...options.headers };
    const answer = await fetch(`${this.place}${path}`, { ...options, headers, credentials: "same-origin" });
    const body = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Refused(answer.status, body);
    return body;
  }

  post(path, body) {
    return this.call(path, { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } });
  }

  about() {
    return this.call("/about");
  }

  // Lines as they come, for as long as the page is open. Waits longer after each failure.
  async follow() {
    if (this.running) return;
    this.running = true;
    for (let failures = 0; this.running; ) {
      try {
        const { lines, more, typing } = await this.call(`/lines?after=${this.last}&heard=${this.heard}&wait=${failures || !this.last ? 0 : 25}`);
        failures = 0;
        if (typing) this.hear(typing);
        this.take(lines);
        this.setLine("ready");
        if (!lines.length && !more && !typing && this.quick()) await rest(2);
      } catch (error) {
        if (error instanceof Refused && error.status < 429) return this.stop(error);
        this.setLine("offline");
        await rest(WAITS[Math.min(failures++, WAITS.length - 1)]);
      }
    }
  }

  hear(at) {
    this.heard = at;
    this.typing = true;
    clearTimeout(this.hush);
    this.hush = setTimeout(() => { this.typing = false; this.told(); }, 5000);
    this.told();
  }

  type() {
    if (Date.now() < this.typed + 3000) return;
    this.typed = Date.now();
    this.post("/typing", {}).catch(() => {});
  }

  // A server that never waits is asked every two seconds.
  quick() {
    const now = Date.now();
    const soon = now - (this.asked || 0) < 1500;
    this.asked = now;
    return soon;
  }

  stop(error) {
    this.running = false;
    this.refusal = error;
    this.told();
  }

  setLine(line) {
    if (this.line === line) return;
    this.line = line;
    if (line === "ready") this.sendUnsent();
    this.told();
  }

  take(lines) {
    const fresh = lines.filter((line) => line.seq > this.last);
    if (!fresh.length) return;
    this.lines.push(...fresh);
    if (fresh.some((line) => !line.mine)) this.typing = false;
    this.last = fresh[fresh.length - 1].seq;
    const keys = new Set(fresh.map((line) => line.key));
    this.unsent = this.unsent.filter((each) => !keys.has(each.key));
    this.keepUnsent();
    this.told();
  }

  async markRead() {
    const newest = this.lines.findLast((line) => !line.mine);
    if (!newest || newest.seq <= this.read) return;
    this.read = newest.seq;
    await this.post("/read", { upto: newest.seq }).catch(() => { this.read = 0; });
  }

  say(text) {
    this.add({ kind: "lines", body: { text } });
  }

  nameOrder(orderNo) {
    this.add({ kind: "order", body: { order_no: orderNo } });
  }

  show(blob) {
    this.add({ kind: "pictures", blob, url: URL.createObjectURL(blob) });
  }

  add(what) {
    this.unsent.push({ key: makeKey(), state: "sending", at: new Date().toISOString(), ...what });
    this.keepUnsent();
    this.told();
    this.sendUnsent();
  }

  retry(key) {
    const found = this.unsent.find((each) => each.key === key);
    if (found) Object.assign(found, { state: "sending", why: "", tries: 0 });
    this.told();
    this.sendUnsent();
  }

  drop(key) {
    this.unsent = this.unsent.filter((each) => each.key !== key);
    this.keepUnsent();
    this.told();
  }

  // In order, one at a time. The key makes a line that was sent twice one line.
  async sendUnsent() {
    if (this.sending) return;
    this.sending = true;
    for (let next; (next = this.unsent.find((each) => each.state === "sending")); ) {
      try {
        await this.sendOne(next);
        next.state = "sent";
        this.setLine("ready");
      } catch (error) {
        const final = error instanceof Refused && error.status < 500;
        next.tries = (next.tries || 0) + 1;
        if (!final && next.tries < TRIES) {
          this.setLine("offline");
          setTimeout(() => this.sendUnsent(), 3000);
          break;
        }
        next.state = "failed";
        next.why = final ? error.body : null;
      }
      this.keepUnsent();
      this.told();
    }
    this.sending = false;
  }

  sendOne(each) {
    if (each.kind === "pictures") return this.call(`/pictures/${each.key}`, { method: "POST", body: each.blob, headers: { "Content-Type": "application/octet-stream" } });
    return this.post(`/${each.kind}`, { key: each.key, ...each.body });
  }

  // Words survive a reload; a picture does not.
  keepUnsent() {
    const kept = this.unsent.filter((each) => each.kind !== "pictures" && each.state !== "sent");
    sessionStorage.setItem(this.place, JSON.stringify(kept));
  }

  readUnsent() {
    try {
      return JSON.parse(sessionStorage.getItem(this.place) || "[]");
    } catch {
      return [];
    }
  }
}
