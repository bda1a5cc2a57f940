/* One subdomain at a time. All are in the page: going from one to the next needs no network. */

import { focusRow } from "./rows.js";

export class Views {
  constructor(root, shown) {
    Object.assign(this, { root, shown });
    root.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-to]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.open(link.dataset.to);
      this.current().querySelector("h1").focus();
    });
    window.addEventListener("popstate", () => this.show(this.asked()));
  }

  current() {
    return this.root.querySelector(".grid-view:not([hidden])");
  }

  asked() {
    const code = new URLSearchParams(location.search).get("s");
    return this.find(code) ? code : this.root.querySelector(".grid-view").dataset.view;
  }

  find(code) {
    return Array.from(this.root.querySelectorAll(".grid-view")).find((view) => view.dataset.view === code);
  }

  open(code) {
    history.pushState(null, "", `?s=${code}`);
    this.show(code);
    window.scrollTo(0, 0);
  }

  show(code) {
    for (const view of this.root.querySelectorAll(".grid-view")) view.hidden = view.dataset.view !== code;
    for (const link of this.root.querySelectorAll("nav a[data-to]")) mark(link, code);
    for (const domain of this.root.querySelectorAll("li[data-domain]")) {
      domain.classList.toggle("current", domain.dataset.domain === code.split(".")[0]);
    }
    this.shown(code);
  }

  /** The next subdomain, on its first row; after the last one, the way to the restitution. */
  next() {
    const to = this.current().dataset.next;
    if (!to) return this.current().querySelector("[data-last]").focus();
    this.open(to);
    focusRow(this.current().querySelector(".grid-row"));
  }
}

function mark(link, code) {
  if (!link.closest(".part-links")) return;
  if (link.dataset.to === code) link.setAttribute("aria-current", "page");
  else link.removeAttribute("aria-current");
}
