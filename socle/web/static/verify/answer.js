/* The answer, drawn from the page's own model of it. */

import { drawnFor } from "./frameworks.js";
import { gender, headlineOf, sentencesOf } from "./headline.js";
import { worst } from "./check.js";
import { say, sayAge, sayDay, sayMoment } from "./words.js";

const QUESTIONS = ["issuer", "intact", "status", "log"];
// What the issuer wrote, whatever the language of the page.
const IN_FRENCH = ["certificate", "statement", "elsewhere", "can", "issuer", "signatory"];
const SIGNS = { valid: "✓", specimen: "!", false: "✕", unsure: "?" };

/** The elements that show what was found, at that instant. */
export function drawAnswer(verification, at) {
  const model = document.getElementById("answer").content.cloneNode(true);
  const { name, tone } = headlineOf(verification);
  part(model, "card").classList.add(`answer-${tone}`);
  part(model, "sign").textContent = SIGNS[tone];
  part(model, "title").textContent = say(`title_${name}`);
  part(model, "sentences").append(...sentencesOf(verification).map(paragraph));
  if (!verification.award?.specimen) part(model, "specimen").remove();
  drawHolder(model, verification);
  drawChecks(model, verification.checks);
  part(model, "when").textContent = when(verification, at);
  return model;
}

/** The answer to something that is no document of ours. */
export function drawRefusal(reason) {
  const checks = [{ name: "intact", result: "unknown", reason, told: {} }];
  const model = document.getElementById("answer").content.cloneNode(true);
  part(model, "card").classList.add("answer-unsure");
  part(model, "sign").textContent = SIGNS.unsure;
  part(model, "title").textContent = say("title_unknown");
  part(model, "sentences").append(...sentencesOf({ checks, verdict: "unknown", award: null }).map(paragraph));
  for (const name of ["specimen", "holder", "can", "controls"]) part(model, name).remove();
  part(model, "when").remove();
  return model;
}

function drawHolder(model, { award, recognised, verdict }) {
  // Of what was withdrawn or changed, nothing more is said.
  if (!award || verdict === "invalid") return ["holder", "can"].forEach((name) => part(model, name).remove());
  const drawn = drawnFor(award, recognised);
  part(model, "facts").append(...factsOf(award, drawn).flatMap(([name, value]) => fact(name, value)));
  if (!drawn) return part(model, "can").remove();
  part(model, "holder").append(drawn.rosette);
  part(model, "can").append(drawn.list);
  part(model, award.kind === "certificate" ? "some" : "all").remove();
  if (award.kind !== "certificate") markParts(drawn);
}

/** Beside the name of each domain, whether all of it is acquired. */
function markParts({ list, domains }) {
  domains.forEach(({ isWhole }, rank) => {
    const mark = Object.assign(document.createElement("span"), { textContent: say(isWhole ? "whole" : "begun") });
    mark.className = isWhole ? "tag acquired" : "tag";
    mark.lang = document.documentElement.lang;
    list.children[rank].querySelector("h3").before(mark);
  });
}

function factsOf(award, drawn) {
  const facts = [
    [award.kind, award.title],
    ["registration", award.registration],
    ["number", award.number],
    ["holder", award.holder],
    ["can", drawn?.domains.filter((domain) => domain.isWhole).map((domain) => domain.name)],
    ["decided", sayDay(award.decided)],
    ["until", award.until && sayDay(award.until)],
    ["issuer", `${award.issuer}, ${award.place}`],
    ["signatory", award.signatory],
  ];
  return facts.filter(([, value]) => value?.length);
}

function fact(name, value) {
  const [term, said] = [document.createElement("dt"), document.createElement("dd")];
  term.textContent = say(`fact_${name}`);
  if (IN_FRENCH.includes(name)) said.lang = "fr";
  if (Array.isArray(value)) said.append(listOf(value));
  else said.textContent = value;
  return [term, said];
}

function listOf(values) {
  const list = document.createElement("ul");
  list.append(...values.map((value) => Object.assign(document.createElement("li"), { textContent: value })));
  return list;
}

/** Four questions, each with its answer in a word and the reasons of that answer. */
function drawChecks(model, checks) {
  const isChanged = checks.some((check) => check.name === "intact" && check.result === "no");
  for (const question of QUESTIONS) {
    const answers = checks.filter((check) => check.name === question || (question === "intact" && check.name === "schema"));
    const { result } = worst(answers);
    // The signature inside may be genuine: it says nothing of what was put around it.
    const isVain = isChanged && result === "yes";
    const told = answers.filter((check) => check.result === result && (check.name !== "schema" || result !== "yes"));
    const reasons = isVain ? [say("change_proves_nothing")] : told.map((check) => say(check.reason, check.told));
    const line = part(model, question);
    line.dataset.result = isVain ? "unknown" : result;
    line.querySelector("[data-part=result]").textContent = say(`result_${line.dataset.result}`);
    line.append(...Array.from(new Set(reasons), paragraph));
  }
}

/** « Vérifié le … ; la liste des retraits a trois heures. » */
function when({ award, made, kept }, at) {
  const list = made ? [say(kept ? "list_kept" : "list_age", { age: sayAge(made, at), moment: sayMoment(made) })] : [];
  return [say(award ? `checked_${gender(award)}` : "checked_m", { moment: sayMoment(at) }), ...list].join(" ");
}

const part = (model, name) => model.querySelector(`[data-part="${name}"]`);
const paragraph = (text) => Object.assign(document.createElement("p"), { textContent: text });
