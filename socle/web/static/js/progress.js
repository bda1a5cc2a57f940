// Follows a calculation: the bar moves, and the page is read again once it has ended.
const line = document.querySelector("[data-state]");
const bar = line?.querySelector("progress");
const said = line?.querySelector("[role=status]");
const EVERY = 2000;

async function follow() {
  const answer = await fetch(line.dataset.state, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const state = await answer.json();
  if (state.ended) {
    window.location.reload();
    return;
  }
  if (state.steps) {
    bar.max = state.steps;
    bar.value = state.done;
  }
  said.textContent = state.step;
  setTimeout(follow, EVERY);
}

if (line) setTimeout(follow, EVERY);
