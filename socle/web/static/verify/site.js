/* The static files of this site: keys, lists, the log. Nothing else is ever asked for, and nothing is said. */

const PATIENCE = 20_000;
const QUIET = { credentials: "omit", mode: "same-origin", redirect: "error", referrerPolicy: "no-referrer" };

/** A file of this site could not be read; `status` is 0 when there is no link. */
export class NotRead extends Error {
  constructor(path, status) {
    super(path);
    Object.assign(this, { path, status });
  }
}

/** The bytes of a file; `kept` when it is the copy of this device, without a link. */
export async function read(path) {
  let answer, content;
  try {
    answer = await fetch(path, { ...QUIET, signal: AbortSignal.timeout(PATIENCE) });
    content = new Uint8Array(await answer.arrayBuffer());
  } catch {
    throw new NotRead(path, 0);
  }
  if (!answer.ok) throw new NotRead(path, answer.status);
  return { content, kept: answer.headers.get("X-Kept-Copy") !== null };
}

/** The bytes of a file, null when the site has none. */
export async function readIfAny(path) {
  try {
    return (await read(path)).content;
  } catch (error) {
    if (error instanceof NotRead && [404, 410].includes(error.status)) return null;
    throw error;
  }
}
