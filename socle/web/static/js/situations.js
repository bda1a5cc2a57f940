/* The situations beside the grid: sent without leaving the page; what was typed stays when it cannot be sent. */

const UNSENT = "La situation n’a pas pu être envoyée. Elle reste ici : réessayez quand la connexion revient.";
const SIGNED_OUT = "Reconnectez-vous dans un autre onglet, puis réessayez : ce que vous avez écrit reste ici.";

export class Situations {
  constructor(box, { settle, csrf }) {
    Object.assign(this, { box, settle, csrf });
    box.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send(event.target);
    });
  }

  /** The forms follow the subdomain on the screen. */
  follow(code) {
    this.code = code;
    for (const field of this.box.querySelectorAll("[data-current]")) field.value = code;
    for (const group of this.box.querySelectorAll("[data-ticks]")) {
      group.hidden = group.disabled = group.dataset.ticks !== code;
    }
  }

  /** What is acquired is ticked. */
  tick(code, isAcquired) {
    const box = this.box.querySelector(`[name=codes][value="${code}"]`);
    if (box) box.checked = isAcquired;
  }

  async send(form) {
    // What a situation shows is told by the ratings: they leave first.
    await this.settle();
    const body = new FormData(form);
    body.set("csrfmiddlewaretoken", this.csrf());
    const headers = { "X-Requested-With": "fetch" };
    const answer = await fetch(form.action, { method: "POST", body, headers }).catch(() => null);
    if (answer?.redirected || answer?.status === 403) this.trouble(SIGNED_OUT);
    else if (answer?.ok) this.replace(await answer.text());
    else if (answer?.status === 422) this.refuse(await answer.text());
    else this.trouble(UNSENT);
  }

  replace(html) {
    this.box.innerHTML = html;
    this.follow(this.code);
    this.box.querySelector("h2").focus();
  }

  /** A refusal keeps the form as it is, photos included. */
  refuse(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    this.trouble(page.querySelector("[role=alert]").textContent);
  }

  trouble(said) {
    const place = this.box.querySelector("[data-trouble]");
    place.textContent = said;
    place.hidden = false;
  }

  /** Whether something typed here was not sent. */
  holdsText() {
    return Array.from(this.box.querySelectorAll("input[name=title], textarea")).some(
      (field) => field.value !== field.defaultValue,
    );
  }
}
