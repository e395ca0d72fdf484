// The card of a fact: on hover and focus it comes and goes, a click or Enter lets it stay.

const card = { box: document.getElementById("card"), fact: null, stays: false, timer: 0 };

// An element with properties and children; text is text.
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

function kindOf(name, shown = say(name)) {
  return make("span", { className: `kind ${KINDS.includes(name) ? name : "custom"}` }, shown);
}

function cardRows(fact) {
  const data = fact.mark.dataset;
  return [
    ["raw", fact.value],
    ["unit", fact.unit],
    ["mod", fact.mod && `${say(fact.mod)} (${fact.mod})`],
    ["per", fact.per],
    ["measured", data.measured && tell("quantity", ...data.measured.split(/ (.*)/s))],
    ["calendar", data.calendar && say(data.calendar)],
    ["dated", data.dated && say("dated." + data.dated)],
    ["type", data.type],
    ["issued", data.issued && tellTime(data.issued)],
    ["issuer", data.issuer],
    ["rule", data.rule],
  ].filter(([, value]) => value);
}

function rivals(fact) {
  const lines = (fact.mark.dataset.rivals || "").split("\n").filter(Boolean);
  return lines.map((line) => {
    const [kind, value, unit, mod, , why] = line.split("\t");
    const [reason, id = ""] = why.split(" ");
    const told = kind === "none" ? say("name") : [mod && say(mod), tell(kind, value, unit)].filter(Boolean).join(" ");
    return make("li", {}, kind === "none" ? "" : kindOf(kind), ` ${told} `, make("small", {}, say("why." + reason, { id })));
  });
}

// What a note in the margin says, in the language of the page.
function noteText(note) {
  return (note.element.querySelector(`[lang="${language}"]`) || note.element).textContent;
}

function fillCard(fact) {
  const others = rivals(fact);
  const { notes } = fact;
  card.box.replaceChildren(
    make("p", { className: "card-head" },
      kindOf(fact.kind, say(fact.name)),
      fact.ambiguous ? make("span", { className: "doubt" }, say("ambiguous")) : "",
      make("button", { type: "button", className: "close", ariaLabel: say("close"), onclick: () => closeCard(true) }, "×")),
    make("p", { className: "card-value" }, [fact.mod && say(fact.mod), tell(fact.kind, fact.value, fact.unit, fact.per)].filter(Boolean).join(" ")),
    make("dl", {}, ...cardRows(fact).flatMap(([name, value]) => [make("dt", {}, say(name)), make("dd", {}, value)])),
    others.length ? make("div", { className: "others" }, make("p", {}, say("rivals")), make("ul", {}, ...others)) : "",
    notes.length ? make("div", { className: "others" }, make("p", {}, say("links")), make("ul", {}, ...notes.map((note) => make("li", {}, make("span", { className: note.differs ? "doubt" : "sure" }, say(note.differs ? "differs" : "agrees")), " ", noteText(note))))) : "",
  );
  card.box.setAttribute("aria-label", `${say(fact.name)}: ${fact.text}`);
}

function placeCard(mark) {
  const { box } = card;
  const lines = mark.getClientRects();
  const first = lines[0] || mark.getBoundingClientRect();
  const last = lines[lines.length - 1] || first;
  card.seen = `${first.left + scrollX} ${first.top + scrollY}`;
  box.style.left = box.style.top = "";
  if (isSheet()) return;
  const room = document.documentElement.clientWidth - box.offsetWidth - 12;
  const below = last.bottom + 6 + box.offsetHeight < innerHeight || first.top < box.offsetHeight + 80;
  box.style.left = `${Math.max(12, Math.min(first.left, room)) + scrollX}px`;
  box.style.top = `${(below ? last.bottom + 6 : first.top - box.offsetHeight - 6) + scrollY}px`;
}

// On a small screen the card is a sheet at its foot.
const isSheet = () => matchMedia("(max-width: 640px)").matches;

// Articles get their size when they come into sight, and what is below them moves.
function follow() {
  if (!card.fact) return;
  const rect = card.fact.mark.getClientRects()[0];
  if (rect && card.seen !== `${rect.left + scrollX} ${rect.top + scrollY}`) placeCard(card.fact.mark);
  requestAnimationFrame(follow);
}

function openCard(fact, stays) {
  clearTimeout(card.timer);
  const followed = card.fact !== null;
  if (card.fact !== fact) {
    if (card.fact) card.fact.mark.removeAttribute("aria-expanded");
    fillCard(fact);
  }
  card.fact = fact;
  card.stays = stays;
  card.box.hidden = false;
  card.box.classList.toggle("stays", stays);
  fact.mark.setAttribute("aria-expanded", "true");
  if (!followed) requestAnimationFrame(follow);
  placeCard(fact.mark);
  const hidden = fact.mark.getBoundingClientRect().bottom + 12 - card.box.getBoundingClientRect().top;
  if (stays && isSheet() && hidden > 0) scrollBy(0, hidden);
}

function closeCard(back) {
  clearTimeout(card.timer);
  if (!card.fact) return;
  const { mark } = card.fact;
  mark.removeAttribute("aria-expanded");
  card.box.hidden = true;
  card.fact = null;
  card.stays = false;
  if (back) mark.focus({ preventScroll: true });
}

function closeSoon() {
  clearTimeout(card.timer);
  card.timer = setTimeout(() => { if (!card.stays) closeCard(false); }, 180);
}

// Scrolls to a fact and opens its card. What lies between may get its size only now.
function goTo(fact) {
  const { mark } = fact;
  const folded = mark.closest("details");
  if (folded) folded.open = true;
  const see = () => mark.scrollIntoView({ block: "center" });
  see();
  requestAnimationFrame(() => {
    see();
    requestAnimationFrame(() => {
      see();
      mark.focus({ preventScroll: true });
      openCard(fact, true);
    });
  });
}

function watchCards(root, factOf) {
  const factAt = (event) => {
    const mark = event.target.closest("mark");
    const fact = mark && factOf.get(mark);
    return fact && fact.on ? fact : null;
  };
  root.addEventListener("pointerover", (event) => {
    const fact = factAt(event);
    if (event.pointerType !== "mouse" || !fact || card.stays) return;
    clearTimeout(card.timer);
    card.timer = setTimeout(() => openCard(fact, false), card.fact ? 40 : 120);
  });
  root.addEventListener("pointerout", (event) => { if (factAt(event) && !card.stays) closeSoon(); });
  root.addEventListener("focusin", (event) => {
    const fact = factAt(event);
    if (fact && event.target.matches(":focus-visible") && !(card.stays && card.fact === fact)) openCard(fact, false);
  });
  root.addEventListener("focusout", (event) => { if (factAt(event) && !card.stays) closeSoon(); });
  root.addEventListener("click", (event) => {
    const fact = factAt(event);
    if (fact) openCard(fact, true);
  });
  root.addEventListener("keydown", (event) => {
    const fact = factAt(event);
    if (!fact) return;
    const on = fact.article.facts.filter((other) => other.on);
    const at = on.indexOf(fact);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: on.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      const next = on[Math.max(0, Math.min(to, on.length - 1))];
      rove(next);
      next.mark.focus();
      next.mark.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      openCard(fact, true);
      card.box.focus({ preventScroll: true });
    }
  });
  card.box.addEventListener("pointerenter", () => clearTimeout(card.timer));
  card.box.addEventListener("pointerleave", () => { if (!card.stays) closeSoon(); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && card.fact) closeCard(card.box.contains(document.activeElement));
  });
  document.addEventListener("pointerdown", (event) => {
    if (card.fact && !card.box.contains(event.target) && !event.target.closest("mark")) closeCard(false);
  });
}

// One fact of an article is reached by Tab, the others from there by arrows.
function rove(fact) {
  for (const other of fact.article.facts) {
    if (other.mark.tabIndex === 0 && other !== fact) other.mark.tabIndex = -1;
  }
  fact.mark.tabIndex = 0;
}
