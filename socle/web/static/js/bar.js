/* The thin bar: « Enregistré à 14 h 32 », or « gardé ici, pas encore envoyé ». Announced after a pause only. */

const PAUSE = 2_000;

export class Bar {
  constructor(root) {
    this.state = root.querySelector("[data-state]");
    this.reconnect = root.querySelector("[data-reconnect]");
    this.announced = root.querySelector("#announced");
    this.box = root.querySelector("#saved");
    this.timer = 0;
  }

  say(text, { kind = "", signIn = false } = {}) {
    this.state.textContent = text;
    this.box.dataset.kind = kind;
    this.reconnect.hidden = !signIn;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.announced.textContent = text; }, PAUSE);
  }
}
