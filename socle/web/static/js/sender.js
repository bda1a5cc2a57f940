/* Sends what waits, one send at a time and in order; tries again by itself until the server answers. */

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 60_000;
const PATIENCE = 15_000;

export class Sender {
  /** `told` is called with ("saved" | "kept" | "refused" | "signed-out", what the server said, the send). */
  constructor(queue, address, told) {
    Object.assign(this, { queue, address, told, wait: FIRST_WAIT, running: null, timer: 0 });
    window.addEventListener("online", () => this.now());
    // Someone who signed in again in another tab comes back here.
    window.addEventListener("focus", () => this.now());
  }

  /** Send at once what waits; answers when nothing more can be done now. */
  now() {
    clearTimeout(this.timer);
    this.running ??= this.sendAll().finally(() => { this.running = null; });
    return this.running;
  }

  async sendAll() {
    for (let [send] = this.queue.waiting(); send; [send] = this.queue.waiting()) {
      if (!(await this.sendOne(send))) return;
    }
  }

  /** Whether the next one may follow. */
  async sendOne(send) {
    const answer = await post(this.address, send);
    if (answer.status === 200 || answer.status === 400 || answer.status === 422) {
      this.queue.wipe(send);
      this.wait = FIRST_WAIT;
      this.told(answer.status === 200 ? "saved" : "refused", answer.said, send);
      return true;
    }
    this.told([401, 403, 404].includes(answer.status) ? "signed-out" : "kept", answer.said, send);
    this.timer = setTimeout(() => this.now(), this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
    return false;
  }
}

/** The status (0 when there is no link) and what was said. */
async function post(address, send) {
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "Accept": "application/json", "Content-Type": "application/json", "X-CSRFToken": csrf() },
      body: JSON.stringify(send),
      signal: AbortSignal.timeout(PATIENCE),
    });
    const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
    return { status: answer.status, said: isJson ? await answer.json() : {} };
  } catch {
    return { status: 0, said: {} };
  }
}

/** Read when sending: signing in again changes it. */
export function csrf() {
  const cookie = document.cookie.split("; ").find((each) => each.startsWith("csrftoken="));
  return cookie ? cookie.slice("csrftoken=".length) : document.getElementById("grid").dataset.csrf;
}
