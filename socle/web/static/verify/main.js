/* The verification page: a file that is chosen or dropped, or what stands after the # of a scanned address. */

import { drawAnswer, drawRefusal } from "./answer.js";
import { Unreadable } from "./bytes.js";
import { readFile, verifyFile } from "./file.js";
import { isToken } from "./token.js";
import { verifyToken } from "./verify.js";
import { say } from "./words.js";

const place = document.getElementById("result");
const ways = document.getElementById("ways");
const progress = document.getElementById("progress");

async function show(ask) {
  progress.textContent = say("working");
  place.replaceChildren(await answerTo(ask));
  progress.textContent = "";
  ways.hidden = true;
  place.hidden = false;
  place.querySelector("h1").focus();
  window.scrollTo(0, 0);
  place.querySelector("[data-action=print]").addEventListener("click", () => window.print());
  place.querySelector("[data-action=again]").addEventListener("click", again);
}

async function answerTo(ask) {
  if (!globalThis.crypto?.subtle) return drawRefusal("not_secure");
  const at = new Date();
  try {
    return drawAnswer(await ask(at), at);
  } catch (error) {
    // A hostile file may trip the reading anywhere: whatever happens, it could not be read.
    if (!(error instanceof Unreadable)) console.error(error);
    return drawRefusal(error instanceof Unreadable && say(error.message) ? error.message : "not_readable");
  }
}

function again() {
  place.hidden = true;
  place.replaceChildren();
  ways.hidden = false;
  const input = document.getElementById("file");
  input.value = "";
  input.focus();
}

const showFile = (file) => show(async (at) => verifyFile(await readFile(file), at));

/** The fragment never reaches a server; once read, it does not stay in the address either. */
function readFragment() {
  const text = location.hash.slice(1);
  // The way to the content (#main) is no code.
  if (!text || document.getElementById(text)) return;
  history.replaceState(null, "", location.pathname);
  if (isToken(text)) show((at) => verifyToken(text, at));
  else show(async () => { throw new Unreadable("not_a_code"); });
}

function watchDrops() {
  const zone = document.getElementById("drop");
  for (const name of ["dragover", "drop"]) document.addEventListener(name, (event) => event.preventDefault());
  document.addEventListener("dragover", () => zone.classList.add("over"));
  document.addEventListener("dragleave", (event) => event.relatedTarget ?? zone.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    zone.classList.remove("over");
    const [file] = event.dataTransfer.files;
    if (file) showFile(file);
  });
}

document.getElementById("file").addEventListener("change", ({ target }) => target.files[0] && showFile(target.files[0]));
document.getElementById("with-script").hidden = false;
window.addEventListener("hashchange", readFragment);
// Where a device keeps nothing, the page still answers with a connection.
navigator.serviceWorker?.register("/v/service-worker.js", { scope: "/v" }).catch(() => {});
watchDrops();
readFragment();
