/* The framework versions that the page carries: their domains, their sentences, their rosette. */

/** The page's own model of a version, null when it does not know it. */
function modelOf(slug, version) {
  const models = Array.from(document.querySelectorAll("template[data-framework]"));
  return models.find(({ dataset }) => dataset.framework === slug && dataset.version === version)?.content ?? null;
}

/** Every subdomain of that version, in its order; null when the page does not know it. */
export function subdomainsOf(slug, version) {
  const model = modelOf(slug, version);
  return model && Array.from(model.querySelectorAll("[data-subdomain]"), (each) => each.dataset.subdomain);
}

/** The rosette and the sentences of an award, or null: what is acquired, and nothing of what is not. */
export function drawnFor(award, recognised) {
  const model = modelOf(award.framework, award.version)?.cloneNode(true);
  if (!model) return null;
  const acquired = new Set(award.subdomains);
  for (const sentence of model.querySelectorAll("[data-subdomain]")) {
    // What the issuer signed is what is said, whatever this page would say today.
    const signed = recognised?.find((each) => !each.isDomain && each.code === sentence.dataset.subdomain);
    if (signed) sentence.textContent = signed.description;
  }
  const rosette = model.querySelector("svg");
  const domains = Array.from(model.querySelectorAll("[data-domain]"), (part, rank) => reduce(part, rank, acquired, rosette));
  const isWhole = domains.every((domain) => domain.isWhole);
  if (!isWhole) rosette.querySelector(".check")?.remove();
  describe(rosette, domains, isWhole);
  return { rosette, list: model.querySelector("ul"), domains: domains.filter((domain) => domain.count > 0) };
}

/** Keep of a domain what is acquired, in words and in the petal that stands for it. */
function reduce(part, rank, acquired, rosette) {
  const sentences = Array.from(part.querySelectorAll("[data-subdomain]"));
  const missing = sentences.filter((sentence) => !acquired.has(sentence.dataset.subdomain));
  const count = sentences.length - missing.length;
  const name = part.querySelector("h3").textContent;
  for (const sentence of missing) sentence.remove();
  if (count === 0) part.remove();
  // The area of the fill, not its length, follows the subdomains acquired.
  const fill = rosette.querySelectorAll("g")[rank].querySelector(".fill");
  const share = Math.sqrt(count / sentences.length).toFixed(3);
  if (count === 0) fill.remove();
  else fill.setAttribute("transform", `translate(0,-14) scale(${share}) translate(0,14)`);
  return { name, count, isWhole: missing.length === 0 };
}

/** The same content in words: what is acquired and what has begun. */
function describe(rosette, domains, isWhole) {
  const whole = domains.filter((domain) => domain.isWhole).map((domain) => domain.name);
  const begun = domains.filter((domain) => domain.count && !domain.isWhole).map((domain) => domain.name);
  const sentences = [[isWhole ? "Tout est acquis" : "Acquis", whole], ["Commencé", begun]];
  const said = sentences.filter(([, names]) => names.length).map(([opening, names]) => `${opening} : ${names.join(" ; ")}.`);
  rosette.querySelector("desc").textContent = said.join(" ");
}
