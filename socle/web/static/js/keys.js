/* Keys of the grid. They act only on the row that has the focus, and can be switched off (WCAG 2.1.4). */

import { focusRow } from "./rows.js";

const OFF = "socle.keys.off";

export class Keys {
  constructor(root, { rows, views, undo }) {
    Object.assign(this, { root, rows, views, undo });
    this.box = root.querySelector("#keys");
    this.box.checked = !isOff();
    this.box.addEventListener("change", () => this.remember());
    this.mark();
    root.addEventListener("keydown", (event) => this.onKey(event));
  }

  remember() {
    try {
      if (this.box.checked) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, "1");
    } catch {
      // The choice then holds for this page only.
    }
    this.mark();
  }

  mark() {
    this.root.classList.toggle("keys-on", this.box.checked);
  }

  onKey(event) {
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!this.box.checked || !plain || !event.target.matches(".grid-row input[type=radio]")) return;
    if (this.act(event.key, event.target.closest(".grid-row"))) event.preventDefault();
  }

  /** Whether the key meant something here. */
  act(key, row) {
    if ("1234".includes(key)) this.choose(row, Number(key) - 1);
    else if (key === "ArrowDown") this.move(row, 1);
    else if (key === "ArrowUp") this.move(row, -1);
    else if (key === "Enter") this.views.next();
    else if (key.toLowerCase() === "u") this.undo();
    else return false;
    return true;
  }

  choose(row, number) {
    const radio = row.querySelectorAll("input[type=radio]")[number];
    radio.focus();
    this.rows.choose(row.dataset.code, radio.value);
  }

  move(row, step) {
    const rows = Array.from(row.closest(".grid-view").querySelectorAll(".grid-row"));
    const to = rows[rows.indexOf(row) + step];
    if (to) focusRow(to);
  }
}

function isOff() {
  try {
    return localStorage.getItem(OFF) === "1";
  } catch {
    return false;
  }
}
