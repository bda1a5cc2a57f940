/* Ratings that wait on this device, until the server has acknowledged them.

   localStorage and not IndexedDB: it writes before the click ends, so that a tab closed at once loses nothing.
   One key per send, so that two tabs never overwrite each other. It holds codes, verdicts and the reasons of
   « Non évaluable »; never a name. */

const PREFIX = "socle.rating.";

export class Queue {
  constructor(assessment, author) {
    this.prefix = `${PREFIX}${assessment}.${author}.`;
    this.author = author;
    this.inMemory = new Map();
    this.last = 0;
  }

  /** Keep a send; `false` when the device would not write it and only this page holds it. */
  keep(ratings, reasons, time) {
    this.last = Math.max(time, this.last + 1);
    const send = { id: newId(), at: new Date(this.last).toISOString(), author: this.author, ratings, reasons };
    try {
      localStorage.setItem(this.prefix + send.id, JSON.stringify(send));
      return true;
    } catch {
      this.inMemory.set(send.id, send);
      return false;
    }
  }

  /** Every send that waits, in the order of the clicks. */
  waiting() {
    const kept = storedKeys(this.prefix).map((key) => JSON.parse(localStorage.getItem(key)));
    return [...kept, ...this.inMemory.values()].sort((a, b) => (a.at < b.at ? -1 : 1));
  }

  wipe(send) {
    this.inMemory.delete(send.id);
    try {
      localStorage.removeItem(this.prefix + send.id);
    } catch {
      // A device that refuses to write has nothing to wipe.
    }
  }
}

function storedKeys(prefix) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

/** A random UUID, also where the page is not served over https. */
function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0"));
  hex[6] = `4${hex[6][1]}`;
  hex[8] = `a${hex[8][1]}`;
  return hex.join("").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
