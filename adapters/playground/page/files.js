// Files that a person chooses or pastes, on their way to the pretend platform: in base64, as JSON has no bytes.

import { h, whileBusy } from "./dom.js";

export function base64Of(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result.slice(reader.result.indexOf(",") + 1)));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}

// Slack takes a file in when it is chosen, and the form then names it.
export function fileField(element, { id, upload, onChange }) {
  let files = [];
  const names = h("p", { class: "faint", role: "status" });
  const control = h("input", {
    id, class: "input", type: "file", accept: (element.filetypes ?? []).map((kind) => `.${kind}`).join(",") || null, on: { change: () => choose() },
  });
  const write = (state) => { files = state?.files ?? []; names.textContent = files.map((file) => file.name).join(", "); };

  async function choose() {
    const [file] = control.files;
    const answer = file ? await whileBusy(control, async () => upload({ name: file.name, content: await base64Of(file) })) : {};
    write({ files: answer.file ? [answer.file] : [] });
    onChange();
  }

  return { control, node: h("div", { class: "chosen-file" }, control, names), write, read: () => ({ type: element.type, files }) };
}
