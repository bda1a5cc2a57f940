/* The rows of the grid: what is chosen, what is kept by the server, what is quietly said. */

const NEEDS_REASON = "not_assessable";

export class Rows {
  constructor(root, recorded) {
    this.recorded = recorded;
    this.rows = new Map(Array.from(root.querySelectorAll(".grid-row"), (row) => [row.dataset.code, row]));
    this.changes = [];
    root.addEventListener("change", (event) => this.onChange(event));
    root.addEventListener("click", (event) => {
      if (event.target.closest("[data-reason-sent]")) this.sendReason(event.target.closest(".grid-row"));
    });
    root.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !event.target.matches(".grid-reason input")) return;
      event.preventDefault();
      this.sendReason(event.target.closest(".grid-row"));
    });
  }

  onChange(event) {
    const row = event.target.closest(".grid-row");
    if (!row || event.target.type !== "radio") return;
    this.choose(row.dataset.code, event.target.value);
  }

  /** The verdict of a row, as a click would give it. */
  choose(code, verdict) {
    const row = this.rows.get(code);
    this.show(code, verdict);
    this.note(code, "");
    if (verdict === row.dataset.said) return;
    if (verdict === NEEDS_REASON && !reasonOf(row)) {
      this.note(code, "Dites pourquoi : le constat est enregistré avec sa raison.");
      row.querySelector(".grid-reason input").focus();
      return;
    }
    this.record(row, verdict);
  }

  sendReason(row) {
    if (reasonOf(row)) this.choose(row.dataset.code, NEEDS_REASON);
    else row.querySelector(".grid-reason input").focus();
  }

  record(row, verdict) {
    this.changes.push({ code: row.dataset.code, before: row.dataset.said });
    row.dataset.said = verdict;
    this.recorded(row.dataset.code, verdict, verdict === NEEDS_REASON ? reasonOf(row) : "");
  }

  /** Take back the last choice; answers its row, or nothing. */
  undo() {
    const waiting = [...this.rows.values()].find(awaitsReason);
    if (waiting) {
      this.show(waiting.dataset.code, waiting.dataset.said);
      this.note(waiting.dataset.code, "");
      return waiting;
    }
    const change = this.changes.pop();
    if (!change) return null;
    const verdict = change.before || "not_assessed";
    const row = this.rows.get(change.code);
    this.show(change.code, verdict);
    row.dataset.said = verdict;
    this.recorded(change.code, verdict, verdict === NEEDS_REASON ? reasonOf(row) : "");
    return row;
  }

  /** What the server holds wins; the row says so when it differs. */
  accept(code, verdict, note = "Un constat plus récent, fait sur un autre appareil, est gardé.") {
    const row = this.rows.get(code);
    if (!row || row.dataset.said === verdict || (!row.dataset.said && verdict === "not_assessed")) return;
    row.dataset.said = verdict;
    this.show(code, verdict);
    this.note(code, note);
  }

  show(code, verdict) {
    for (const radio of this.radios(code)) radio.checked = radio.value === verdict;
    this.rows.get(code).dispatchEvent(new CustomEvent("shown", { bubbles: true, detail: { code, verdict } }));
  }

  note(code, said) {
    const note = this.rows.get(code)?.querySelector(".grid-note");
    if (!note) return;
    note.textContent = said;
    note.hidden = !said;
  }

  radios(code) {
    return this.rows.get(code).querySelectorAll("input[type=radio]");
  }

  /** Whether a reason is still awaited somewhere: its verdict is not sent yet. */
  awaitsReason() {
    return [...this.rows.values()].some(awaitsReason);
  }
}

export function focusRow(row) {
  (row.querySelector("input:checked") ?? row.querySelector("input[type=radio]")).focus();
}

function awaitsReason(row) {
  return row.querySelector(`input[value=${NEEDS_REASON}]`).checked && row.dataset.said !== NEEDS_REASON;
}

function reasonOf(row) {
  return row.querySelector(".grid-reason input").value.trim();
}
