// Rating the talk: five stars as radio buttons, so that keys and screen readers can use them, and some words.
import { say } from "./words.js";

const of = (id) => document.getElementById(id);

export function makeRating(talk) {
  let chosen = 0;
  let words = [];

  function draw() {
    for (const [place, label] of [...of("stars").children].entries()) label.classList.toggle("on", place < chosen);
    of("starWord").textContent = chosen ? words[chosen - 1] : "";
    of("rateYes").disabled = !chosen;
  }

  function star(score) {
    const label = document.createElement("label");
    const input = Object.assign(document.createElement("input"), { type: "radio", name: "score", value: score, className: "hidden" });
    input.setAttribute("aria-label", say("starsOf", score, words[score - 1]));
    input.addEventListener("change", () => { chosen = score; draw(); });
    label.append(input, Object.assign(document.createElement("span"), { textContent: "★", ariaHidden: "true" }));
    return label;
  }

  of("rateBox").addEventListener("close", async () => {
    if (of("rateBox").returnValue !== "yes" || !chosen) return;
    try {
      await talk.post("/rating", { score: chosen, words: of("rateWords").value.trim() });
      of("line").textContent = say("thanks");
    } catch (error) {
      of("line").textContent = error.body ? (document.documentElement.lang === "en" ? error.body.message_en : error.body.message) : say("failed");
    }
  });

  return {
    open(table) {
      words = table.stars;
      chosen = 0;
      of("rateTitle").textContent = say("rateTitle");
      of("rateLabel").textContent = say("rateWords");
      of("rateNo").textContent = say("cancel");
      of("rateYes").textContent = say("rateSend");
      of("stars").replaceChildren(...[1, 2, 3, 4, 5].map(star));
      of("rateBox").returnValue = "";
      draw();
      of("rateBox").showModal();
    },
  };
}
