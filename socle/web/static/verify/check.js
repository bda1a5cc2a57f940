/* Three answers to a question: yes, no, or could not check; each with its reason, said in words.js. */

export const yes = (name, reason, told = {}) => ({ name, result: "yes", reason, told });
export const no = (name, reason, told = {}) => ({ name, result: "no", reason, told });
export const unknown = (name, reason, told = {}) => ({ name, result: "unknown", reason, told });

const RANKS = ["no", "unknown", "yes"];
export const rank = (check) => RANKS.indexOf(check.result);
export const worst = (checks) => checks.reduce((one, other) => (rank(other) < rank(one) ? other : one));

/** Invalid as soon as one answer is no, valid only when every answer is yes. */
export function verdict(checks) {
  return { no: "invalid", unknown: "unknown", yes: "valid" }[worst(checks).result];
}
