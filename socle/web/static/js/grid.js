/* The assessor’s grid: each click leaves at once, or waits on this device until the link returns. */

import { Bar } from "./bar.js";
import { Keys } from "./keys.js";
import { Queue } from "./queue.js";
import { focusRow, Rows } from "./rows.js";
import { csrf, Sender } from "./sender.js";
import { Situations } from "./situations.js";
import { Views } from "./views.js";

const root = document.getElementById("grid");
const { assessment, author, send: address, time } = root.dataset;
// The clock of the server, whatever this device believes.
const offset = Number(time) - Date.now();

const bar = new Bar(root);
const queue = new Queue(assessment, author);
const sender = new Sender(queue, address, told);
const rows = new Rows(root, record);
const situations = new Situations(root.querySelector("#situations"), { settle: () => sender.now(), csrf });
const views = new Views(root, (code) => situations.follow(code));
const undoButton = root.querySelector("#undo");
new Keys(root, { rows, views, undo });

function record(code, verdict, reason) {
  const isKept = queue.keep({ [code]: verdict }, reason ? { [code]: reason } : {}, Date.now() + offset);
  undoButton.disabled = rows.changes.length === 0;
  bar.say("Envoi en cours…");
  if (!isKept) bar.say("Gardé dans cette page seulement : ne la fermez pas.", { kind: "kept" });
  sender.now();
}

function undo() {
  const row = rows.undo();
  if (!row) return;
  if (row.closest(".grid-view").hidden) views.open(row.closest(".grid-view").dataset.view);
  focusRow(row);
}

function told(what, said, send) {
  if (what === "saved") showSaved(said);
  else if (what === "refused") showRefusal(said, send);
  else if (what === "signed-out") bar.say(signedOut(said), { kind: "kept", signIn: true });
  else bar.say("Gardé ici, pas encore envoyé", { kind: "kept" });
}

function signedOut(said) {
  return said.remedy ?? "Reconnectez-vous : vos saisies sont gardées sur cet appareil.";
}

function showSaved({ saved_at: savedAt, kept, acquired, rosette }) {
  const later = new Set(queue.waiting().flatMap((send) => Object.keys(send.ratings)));
  for (const [code, verdict] of Object.entries(kept)) if (!later.has(code)) rows.accept(code, verdict);
  for (const mark of root.querySelectorAll("[data-acquired]")) mark.hidden = !acquired[mark.dataset.acquired];
  root.querySelector("#rosette").innerHTML = rosette;
  if (later.size === 0) bar.say(`Enregistré à ${savedAt}`, { kind: "saved" });
}

function showRefusal({ reason, remedy, kept = {} }, send) {
  const said = `Non enregistré : ${reason} ${remedy}`;
  for (const code of Object.keys(send.ratings)) rows.note(code, said);
  for (const [code, verdict] of Object.entries(kept)) rows.accept(code, verdict, said);
  bar.say(said, { kind: "refused" });
}

/** What waited since an earlier visit is shown again, then sent. */
function resume() {
  const waiting = queue.waiting();
  for (const { ratings } of waiting) {
    for (const [code, verdict] of Object.entries(ratings)) {
      if (!rows.rows.has(code)) continue;
      rows.show(code, verdict);
      rows.rows.get(code).dataset.said = verdict;
    }
  }
  bar.state.textContent = "Chaque choix s’enregistre aussitôt.";
  if (waiting.length) bar.say("Gardé ici, pas encore envoyé", { kind: "kept" });
  sender.now();
}

root.addEventListener("shown", ({ detail }) => situations.tick(detail.code, detail.verdict === "acquired"));
root.addEventListener("submit", (event) => { if (event.target.closest(".grid-view")) event.preventDefault(); });
undoButton.addEventListener("click", undo);
window.addEventListener("beforeunload", (event) => {
  if (queue.waiting().length || rows.awaitsReason() || situations.holdsText()) event.preventDefault();
});
root.classList.add("scripted");
views.show(views.asked());
resume();
