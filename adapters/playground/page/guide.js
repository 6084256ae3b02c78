// The panel "what to try": steps that tick themselves off, each with who to be.

import { h, icon, newId, replace } from "./dom.js";
import { fill } from "./texts.js";
import { stepsFor } from "./steps.js";
import { worldOf } from "./world.js";

export function makeGuide(app, aside) {
  const done = new Set();
  const openedByHand = new Set();
  let steps = [];
  let run = -1;
  let isWhole = false;
  let print = "";
  const title = h("h2", { id: newId("guide-title") });
  const progress = h("span", { class: "guide-progress" });
  const bar = h("progress", { value: 0 });
  const more = h("button", { type: "button", class: "guide-more", on: { click: () => { isWhole = !isWhole; print = ""; update(); } } });
  const list = h("ol", { class: "steps", id: newId("steps") });
  const end = h("p", { class: "guide-end", hidden: true });
  aside.setAttribute("aria-labelledby", title.id);
  more.setAttribute("aria-controls", list.id);
  aside.append(h("div", { class: "guide-head" }, title, progress, more), bar, list, end);

  function update() {
    if (run !== app.store.run) begin();
    const world = worldOf(app);
    steps = stepsFor(app.hasTeams());
    for (const step of steps) if (step.done(world)) done.add(step.id);
    sessionStorage.setItem("klik.done", JSON.stringify({ run: app.store.openedRun, steps: [...done] }));
    const next = steps.find((step) => !done.has(step.id));
    const seats = steps.map((step) => (step.who ? app.seatOf(step.who) : ""));
    const screens = app.shownPanes().map((pane) => `${pane.person}/${pane.kind()}`);
    const now = [app.language, next?.id, isWhole, ...done, ...seats, ...screens].join(" ");
    if (now === print) return;
    print = now;
    draw(next);
  }

  // What was done stays done when the page is loaded again, but not when the demo is started again.
  function begin() {
    const kept = JSON.parse(sessionStorage.getItem("klik.done")) ?? {};
    done.clear();
    if (kept.run === app.store.openedRun) for (const id of kept.steps) done.add(id);
    run = app.store.run;
  }

  function draw(next) {
    title.textContent = app.words("guide");
    progress.textContent = app.words("guideProgress", { done: done.size, total: steps.length });
    bar.max = steps.length;
    bar.value = done.size;
    bar.setAttribute("aria-label", progress.textContent);
    more.textContent = app.words(isWhole ? "guideLess" : "guideMore");
    more.setAttribute("aria-expanded", String(isWhole));
    aside.classList.toggle("whole", isWhole);
    end.hidden = Boolean(next);
    end.textContent = app.words("guideDone");
    const focused = list.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
    replace(list, steps.map((step, index) => item(step, index, step === next)));
    if (focused) list.querySelector(`[data-focus="${focused}"]`)?.focus();
    list.querySelector(".next")?.scrollIntoView({ block: "nearest" });
  }

  function item(step, index, isNext) {
    const isDone = done.has(step.id);
    const state = isDone ? "stepDone" : isNext ? "stepNext" : null;
    const sign = h("span", { class: "step-sign", "aria-hidden": "true" }, isDone ? icon("check") : String(index + 1));
    const details = h("details", { open: isNext || openedByHand.has(step.id) },
      h("summary", { data: { focus: step.id } }, sign, h("span", { class: "step-title" }, step.title[app.language],
        state ? h("span", { class: "unseen" }, `, ${app.words(state)}`) : null)),
      h("div", { class: "step-text" }, h("p", {}, textOf(step)), act(step)));
    details.firstChild.addEventListener("click", () => {
      if (details.open) openedByHand.delete(step.id);
      else openedByHand.add(step.id);
    });
    return h("li", { class: `step${isDone ? " done" : ""}${isNext ? " next" : ""}` }, details);
  }

  const textOf = (step) => fill(step.text[app.language], { emoji: step.who && app.seatOf(step.who) === "teams" ? "👍" : "✅" });

  function act(step) {
    const person = step.who ? (step.isOther ? app.otherSeat : app.seated)(step.who) : null;
    const focus = `${step.id}-act`;
    if (person) {
      const isHere = app.shownPanes().some((pane) => pane.person === person && pane.kind() === step.place);
      return h("button", { type: "button", class: `button plain be${isHere ? " here" : ""}`, data: { focus, tint: String(app.tintOf(person)) }, on: { click: () => app.goTo(person, step.place) } },
        h("span", { class: "avatar tiny", "aria-hidden": "true" }, app.initialOf(person)), app.words("goTo", { who: app.whoIs(person) }));
    }
    const [key, run] = step.id === "wire" ? ["wire", () => app.wire.toggle(true)] : ["trouble", () => app.trouble.open()];
    return h("button", { type: "button", class: "button plain be", data: { focus }, on: { click: run } }, icon(step.id === "wire" ? "wire" : "wrench"), app.words(key));
  }

  return { update };
}
