// What a page of a report can do beyond being read. Nothing is lost without it: every control is made here, so that
// none exists where it could do nothing. Pages have it without comments and indents, in at most 10,000 bytes.
(() => {
const page = document, root = page.documentElement, words = JSON.parse(page.currentScript.dataset.words);
const one = (css, node = page) => node.querySelector(css);
const all = (css, node = page) => [...node.querySelectorAll(css)];
const make = (tag, more, ...inner) => {
  const node = Object.assign(page.createElement(tag), more);
  node.append(...inner);
  return node;
};
const on = (types, run) => types.split(" ").forEach(type => page.addEventListener(type, run));
const button = (name, onclick, more) => make("button", {onclick, ...more}, name);
const box = node => node.getBoundingClientRect();
const fill = (pattern, ...values) => pattern.replace(/\{(\d)\}/g, (_, at) => values[at - 1]);
// Isolates hold numbers together in text from right to left; they are no part of a name.
const plain = text => text.replace(/[\u2066-\u2069]/g, "").trim();
// The words of a cell; a formula has them beside it, or its source in it.
const text = node => node.data ?? (node.ariaHidden ? ""
  : node.localName === "math" ? one("annotation", node).textContent
  : [...node.childNodes].map(text).join(""));
// What programs read as numbers; the normal form of an exponent is digits.
const numeric = given => given.replaceAll(words.group, "").replace(words.decimal, ".").normalize("NFKC").replaceAll("−", "-")
  .replace("·10", "e").replace(" %", "%");
// A number as programs read it, or the words.
const data = cell => {
  const given = plain(text(cell)).replace(/\s+/g, " "), number = numeric(given);
  return isNaN(number.replace("%", "") || NaN) ? given : number;
};

// Light, dark or as the system is, before anything is painted.
let kept;
try { kept = localStorage; } catch { kept = {}; }
const paint = () => root.dataset.theme = kept.bnTheme ?? "system";
paint();

let live, tip, card, ring, only, shown, timer;
const hide = () => {
  tip.hidden = card.hidden = true;
  ring.remove();
  shown = null;
};
const say = told => live.textContent = told;
// Below a rectangle, or above it, within the window.
const place = (node, {left, top, bottom}) => {
  node.hidden = false;
  const {width, height} = box(node);
  node.style.left = Math.max(8, Math.min(left, innerWidth - width - 8)) + "px";
  node.style.top = (bottom + height + 16 < innerHeight ? bottom + 10 : Math.max(8, top - height - 10)) + "px";
};
const copy = async (value, told, from) => {
  try {
    await navigator.clipboard.writeText(value);
  } catch {
    // Pages of http: have no clipboard of their own.
    const area = make("textarea", {value});
    from.after(area);
    area.select();
    page.execCommand("copy");
    area.remove();
    from.focus();
  }
  say(told);
  tip.replaceChildren(told);
  place(tip, box(from));
  setTimeout(hide, 1500);
};
// For the mouse, as those of headings are: a name of its own would be read with the caption.
const anchor = ({id}) => make("a", {className: "anchor", href: "#" + id, ariaHidden: true, tabIndex: -1});

// Networks: the marks of a series have its name as their title.
const marks = node => all(".bn-mark>title", node).map(title => [plain(text(title)), title.parentNode]);
const names = node => [...new Map(marks(node)).keys()];
const isolate = name => {
  only = name === only ? null : name;
  hide();
  for (const svg of all(".bn-figure")) {
    const list = marks(svg), has = names(svg).includes(only);
    for (const [name, mark] of list) mark.classList.toggle("off", has && name !== only);
  }
  for (const chip of all(".chip")) chip.ariaPressed = text(chip) === only;
  say(only ? fill(words.only, only) : words.every);
};

// Values: panels say where the rows of the figure's table stand, in their order.
const cells = (svg, row) => [...one(".data tbody", svg.closest("figure")).rows[row].cells].map(text);
const points = svg => {
  svg.points ??= all("[data-places]", svg).flatMap(panel => panel.dataset.places.split(" "))
    .map((place, row) => [row, ...place.split(",").map(Number)]).filter(point => point.length > 2);
  return names(svg).includes(only) ? svg.points.filter(([row]) => cells(svg, row)[1] === only) : svg.points;
};
const show = (svg, row, cx, cy, aloud) => {
  if (shown?.[0] === svg && shown[1] === row) return;
  shown = [svg, row];
  const head = text(one(".data th:nth-child(3)", svg.closest("figure")));
  const [panel, series, x, value, low, high] = cells(svg, row);
  const lines = [value + (low && ` (${fill(words.to, low, high)})`), x && head + ": " + x, panel + (series && " · " + series)].filter(line => line);
  ring.style = `r:5px;translate:${cx}px ${cy}px`;
  svg.append(ring);
  tip.replaceChildren(...lines.map(line => make("span", {}, line)));
  place(tip, box(ring));
  if (aloud) say(lines.reverse().join("; "));
};
const near = e => {
  const svg = e.target.closest?.("figure .bn-figure");
  if (!svg) return shown && hide();
  const spot = new DOMPoint(e.x, e.y).matrixTransform(svg.getScreenCTM().inverse());
  const away = ([, x, y]) => Math.hypot(x - spot.x, y - spot.y);
  const best = points(svg).reduce((a, b) => a && away(a) <= away(b) ? a : b, null);
  best && away(best) < 24 ? show(svg, ...best) : hide();
};
const step = e => {
  const svg = e.target.matches(".picture") && all(".bn-figure", e.target).find(svg => box(svg).width);
  const list = svg ? points(svg) : [];
  const now = shown?.[0] === svg ? list.findIndex(([row]) => row === shown[1]) : -1;
  const key = index => list[index] && cells(svg, list[index][0]).slice(0, 2).join();
  const by = {ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1, Home: -now, End: list.length - 1 - now}[e.key];
  if (by === undefined || !list.length || e.altKey || e.ctrlKey) return;
  e.preventDefault();
  let next = now + by;
  // Up and down lead to the next series.
  if (/Up|Down/.test(e.key)) while (key(next) && key(next) === key(now)) next += by;
  show(svg, ...list[Math.max(0, Math.min(list.length - 1, next))], true);
};

// Tables: data to copy, rows to sort, claims to filter. The rows of a claim's parts begin with a dash and stay below it.
const copier = table => button("CSV", e => copy([...table.rows].filter(row => !row.hidden).map(row => [...row.cells].map(data)
  .map(cell => /[\x22,\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell).join() + "\n").join(""),
  words.copied, e.target), {ariaLabel: words.csv});
const groups = table => {
  const list = [];
  for (const row of table.tBodies[0].rows)
    list.length && text(row.cells[0])[0] === "–" ? list.at(-1).push(row) : list.push([row]);
  return list;
};
const share = RegExp("^" + fill(words.of, "(\\S+)", "(\\S+)") + "$");
// What a group is sorted by in a column: the unit or the words, so that like stands by like, then the number.
const rank = (group, column) => {
  const given = group.map(({cells}) => data(cells[column])).find(found => found) ?? "";
  const [, of, all] = given.match(share) ?? [];
  return [given.split(" (")[0].replace(/[^\p{L}×%]/gu, ""), of / all || parseFloat(numeric(given))];
};
const sortable = (table, rows) => {
  const heads = all("thead th", table);
  for (const head of heads) {
    const sort = button("", () => {
      const down = head.ariaSort === "ascending";
      for (const other of heads) other.ariaSort = null;
      head.ariaSort = down ? "descending" : "ascending";
      rows.sort((a, b) => {
        const [unit, number] = rank(a, head.cellIndex), [others, other] = rank(b, head.cellIndex);
        return unit.localeCompare(others, root.lang) || number - other;
      });
      if (down) rows.reverse();
      table.tBodies[0].append(...rows.flat());
    }, {className: "sort"});
    sort.append(...head.childNodes);
    head.append(sort);
  }
};
const filters = (table, claims, tools) => {
  const verdict = ([row]) => text([...row.cells].at(-1)).split(/[:：]/)[0].trim();
  if (claims.filter(group => words.signs.includes(verdict(group)[0])).length * 2 < claims.length) return;
  const chosen = [];
  const filter = (name, of) => {
    const lists = new Map(claims.map(group => [group, of(group)]));
    const values = [...new Set([...lists.values()].flat())].sort();
    if (!values[1]) return;
    const select = make("select", {onchange() {
      for (const group of claims) for (const row of group)
        row.hidden = chosen.some(([select, lists]) => select.value && !lists.get(group).includes(select.value));
      say(fill(words.rows, claims.filter(([row]) => !row.hidden).length, claims.length));
    }}, new Option(words.any, ""), ...values.map(value => new Option(value)));
    chosen.push([select, lists]);
    tools.append(make("label", {}, name, select));
  };
  filter(words.verdict, group => [verdict(group)]);
  // The first link that is not to a figure leads to the answer.
  filter(words.question, group => all("a:not(.anchor, [href^='#figure-'])", group[0].cells[0]).slice(0, 1).map(text));
  // A claim is known by its words, before the links that follow them.
  filter(words.network, ([row]) => [...row.cells].flatMap(({firstChild}) =>
    words.claims[plain(firstChild?.data ?? "").replace(/\s\($/, "")] ?? []));
};

const setUp = node => {
  const tools = make("div", {className: "tools"}), table = one("table", node);
  // From now on it has its own size.
  node.classList.add("ready");
  if (node.id) one(".number", node)?.after(anchor(node));
  if (node.localName === "figure") {
    const series = new Map(marks(node));
    if (series.size > 1) for (const [name, mark] of series) {
      const chip = button(name, () => isolate(name), {className: "chip", ariaPressed: name === only});
      const path = one("path", mark);
      const {fill, stroke} = [...page.styleSheets[0].cssRules].findLast(rule => path?.matches(rule.selectorText || "a"))?.style ?? {};
      chip.style.borderInlineStartColor = fill === "none" ? stroke : fill;
      tools.append(chip);
      for (const key of all("text", node)) if (plain(text(key)) === name) key.classList.add("bn-key");
    }
    if (table) tools.append(copier(table));
    return node.append(tools);
  }
  for (const row of table.rows) if (row.id) row.cells[0].append(anchor(row));
  const rows = groups(table);
  if (rows.length > 7) {
    sortable(table, rows);
    filters(table, rows, tools);
  } else if (table.className !== "numbers") return;
  tools.append(copier(table));
  node.before(tools);
};

// The figure or table that a link leads to, beside the link.
const preview = ({target, type}) => {
  clearTimeout(timer);
  const link = target.closest?.("main a[href^='#figure-'], main a[href^='#table-']");
  const node = link && !link.className && page.getElementById(link.hash.slice(1));
  // What is seen anyway needs no second picture.
  if (!node || box(node).top < innerHeight && box(node).bottom > 0) card.hidden ||= !card.contains(target);
  else timer = setTimeout(() => {
    const twin = all("svg, img, table", node).find(part => box(part).width).cloneNode(true);
    for (const part of [twin, ...all("[id]", twin)]) part.removeAttribute("id");
    card.replaceChildren(twin, make("p", {}, text(one("figcaption, caption", node))));
    place(card, box(link));
  }, type === "focusin" ? 0 : 200);
};

on("DOMContentLoaded", () => {
  live = make("p", {className: "spoken", ariaLive: "polite"});
  [tip, card] = ["tip", "card"].map(className => make("div", {className, hidden: true, ariaHidden: true}));
  ring = page.createElementNS("http://www.w3.org/2000/svg", "circle");
  ring.id = "page.ring";
  page.body.append(live, tip, card);
  const themes = make("select", {onchange() {
    kept.bnTheme = themes.value;
    paint();
  }}, ...words.themes.map(([value, name]) => new Option(name, value)));
  themes.value = root.dataset.theme;
  one(".masthead").append(make("label", {className: "tools"}, words.theme, themes));

  const soon = new IntersectionObserver(seen => {
    for (const {target, isIntersecting} of seen) if (isIntersecting) {
      soon.unobserve(target);
      setUp(target);
    }
  }, {rootMargin: "400px"});
  for (const node of all("main figure, main .table:not(.data *)")) soon.observe(node);

  // The last heading at the top of the window, or above it, is that of the section that is read.
  const heads = all("main :is(h2, h3)");
  const reading = new IntersectionObserver(() => {
    const id = heads.findLast(head => box(head).top < 80)?.id;
    for (const link of all(".contents a")) if (link.ariaCurrent = decodeURIComponent(link.hash) === "#" + id || null)
      one("nav").scrollTop = link.offsetTop - innerHeight / 2;
  }, {rootMargin: "-80px 0px 9999999px", threshold: 1});
  for (const head of heads) reading.observe(head);

  on("pointermove pointerdown", near);
  on("pointerover focusin", preview);
  on("scroll", () => shown && hide());
  on("keydown", e => {
    if (e.key !== "Escape") return step(e);
    hide();
    if (only) isolate(only);
  });
  on("click", ({target}) => {
    const link = target.closest?.("a.anchor");
    if (link) return copy(link.href, words.linked, link);
    let key = target.closest?.(".bn-legend, .bn-key") && target;
    while (key && key.localName !== "text") key = key.nextElementSibling;
    const name = key && plain(text(key));
    if (name && names(key.ownerSVGElement).includes(name)) isolate(name);
  });
});
})();
