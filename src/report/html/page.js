"use strict";
// Takes the list apart, filters, groups and shows it page by page. Text becomes text nodes only: nothing here parses markup.
(() => {
  const PER_PAGE = 50;
  const PRINTED = 500;
  const id = (name) => document.getElementById(name);
  const island = JSON.parse(id("data").textContent);
  const say = (key, ...values) => island.words[key].replace(/\{(\d)\}/g, (_, at) => values[at]);
  const thousands = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

  const make = (tag, given, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(given || {})) {
      if (name === "class") node.className = value;
      else if (name === "click") node.addEventListener("click", value);
      else node.setAttribute(name, value);
    }
    node.append(...children.filter((child) => child !== null && child !== ""));
    return node;
  };

  // The list, a line each: <section> a department, <tbody> an item in a file, <tr> a finding.
  const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };
  const plain = (text) => text.includes("&") ? text.replace(/&(?:amp|lt|gt|quot|#39);/g, (name) => ENTITIES[name]) : text;
  const within = (line, tag, from = 0) => {
    const open = line.indexOf("<" + tag, from);
    if (open < 0) return "";
    const start = line.indexOf(">", open) + 1;
    return line.slice(start, line.indexOf("</" + tag + ">", start));
  };
  const rows = [];
  const departments = [];
  const read = (source) => {
    let department = 0, item = null;
    for (const line of source.split("\n")) {
      if (line.startsWith("<tr id=")) rows.push(row(line, department, item));
      else if (line.startsWith("<tbody>")) item = { name: plain(within(line, "b")), code: plain(within(line, "code")), path: plain(within(line, "i")) };
      else if (line.startsWith("<section")) department = departments.push(plain(within(line, "h3"))) - 1;
    }
  };
  const row = (line, department, item) => {
    const quote = line.indexOf('"', 8), level = quote + 9, rule = line.indexOf('"#r-', level) + 4;
    return {
      line, department, item, at: rows.length, text: null,
      id: line.slice(8, quote), level: line[level], state: line[level + 2], rule: line.slice(rule, line.indexOf('"', rule)),
    };
  };
  const words = (known) => {
    if (known.text === null) {
      const { item, rule } = known;
      const all = [plain(known.line.replace(/<[^>]*>/g, " ")), item.name, item.code, item.path, departments[known.department], island.rules[rule].says];
      known.text = all.join(" ").toLowerCase();
    }
    return known.text;
  };

  // The finding in full, from its line.
  const cells = (known) => {
    const [, , subject, value, message, advice] = known.line.split("<td>");
    const list = advice.indexOf("<ul>");
    const related = list < 0 ? [] : advice.slice(list + 8, advice.lastIndexOf("</ul>")).split("<li>");
    return {
      label: plain(within(subject, "b")), place: place(subject, known.item.path),
      value: text(value), message: plain(message), advice: plain(list < 0 ? advice : advice.slice(0, list)),
      related: related.map((one) => other(one, known.item.path)),
    };
  };
  const other = (line, path) => {
    const here = { label: plain(within(line, "b")), place: place(line, plain(within(line, "u")) || path), note: plain(within(line, "em")) };
    const quoted = within(line, "q");
    return { ...here, value: quoted ? text(quoted) : text(within(line, "code") && line.slice(line.indexOf("<code>"), line.indexOf("</code>"))) };
  };
  const text = (cell) => {
    const marked = cell.indexOf("<mark>");
    if (marked < 0) return { text: plain(cell) };
    const close = cell.indexOf("</mark>");
    const parts = [cell.slice(cell.indexOf("<code>") + 6, marked), cell.slice(marked + 6, close), cell.slice(close + 7).split("</code>")[0]].map(plain);
    return { text: parts.join(""), parts };
  };
  const place = (cell, path) => {
    const open = cell.indexOf('<i class="');
    if (open < 0) return { kind: "w", name: "", path, sheet: "" };
    const kind = cell[open + 10], name = plain(within(cell, "i", open)), numbers = (name.match(/\d+/g) || []).map(Number);
    if (kind === "f") return { kind, name, path, sheet: "", row: numbers[0], column: numbers[1], letters: String(numbers[1]) };
    if (kind === "t") return { kind, name, path, sheet: "", row: numbers[0] };
    if (kind !== "c") return { kind, name, path, sheet: name };
    const bang = name.lastIndexOf("!"), a1 = name.slice(bang + 1), letters = a1.replace(/\d+$/, "");
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    return { kind, name, path, sheet: name.slice(0, bang), row: Number(a1.slice(letters.length)), column, letters };
  };

  // Excerpts: cells as a small sheet, lines as lines.
  const drawn = (finding) => {
    const { place } = finding;
    const same = (one) => one.place.path === place.path && one.place.sheet === place.sheet && one.place.kind === place.kind;
    const beside = finding.related.filter((one) => same(one) && (place.kind !== "t" || one.value.parts));
    const where = [place.path, place.kind === "c" ? place.sheet : place.kind === "f" ? "" : place.name].filter(Boolean).join(" › ");
    const box = make("div", { class: "sheet", role: "group", "aria-label": say("excerpt") });
    if (place.kind === "c" || place.kind === "f") {
      box.append(make("p", { class: "at" }, where), grid(finding, beside));
    } else {
      box.append(make("p", { class: "at" }, where || place.path));
      if (finding.value.parts) box.append(lines(finding, beside));
      else if (finding.value.text) box.append(make("pre", {}, make("mark", {}, finding.value.text)));
    }
    // What is drawn already needs its note only, and none that says the value again.
    const others = finding.related.filter((one) => !beside.includes(one)).map(compared);
    const said = ({ note, value }) => note.includes(value.parts ? value.parts[1] : value.text);
    const notes = beside.filter((one) => one.note && one.value.text && !said(one)).map(noted);
    return [box, [...notes, ...others]];
  };
  const grid = (finding, beside) => {
    const columns = new Map(), table = new Map();
    const put = (one, fault) => {
      const { row, column, letters } = one.place;
      if (!columns.has(column)) columns.set(column, [letters, one.label]);
      if (!table.has(row)) table.set(row, new Map());
      if (!table.get(row).has(column)) table.get(row).set(column, [one.value.text, fault]);
    };
    put(finding, true);
    beside.forEach((one) => put(one, false));
    const order = [...columns.keys()].sort((a, b) => a - b);
    const head = make("tr", {}, make("th", { scope: "col" }, say("row")), ...order.map((column) => make("th", { scope: "col" }, columns.get(column).filter(Boolean).join(" "))));
    const body = [...table.keys()].sort((a, b) => a - b).map((number) => make("tr", {}, make("th", { scope: "row" }, String(number)), ...order.map((column) => {
      const [value, fault] = table.get(number).get(column) || ["…", false];
      return make("td", fault ? { class: "at-fault" } : {}, value || make("span", { class: "dim" }, say("blank")));
    })));
    return make("table", {}, make("thead", {}, head), make("tbody", {}, ...body));
  };
  const lines = (finding, beside) => {
    const all = [finding, ...beside.filter((one) => one.place.row !== finding.place.row)].sort((a, b) => a.place.row - b.place.row);
    return make("pre", {}, ...all.flatMap((one, at) => {
      const [before, fault, after] = one.value.parts;
      return [at ? "\n" : "", make("b", {}, String(one.place.row)), before, one === finding ? make("mark", {}, fault || " ") : fault, after];
    }));
  };

  const article = (known) => {
    const finding = cells(known), rule = island.rules[known.rule], { item } = known;
    const [box, others] = drawn(finding);
    const title = make("header", {},
      make("span", { class: "level " + known.level }, say(known.level)),
      island.since && known.state === "n" ? make("span", { class: "level n" }, say("n")) : null,
      make("a", { href: "#r-" + known.rule }, known.rule), make("span", {}, rule.says),
      make("a", { href: "#" + known.id, class: "to", "aria-label": say("link") + " " + known.rule + " " + item.name }, "#"));
    const about = make("p", { class: "item" }, item.name ? make("b", {}, item.name) : null, ...[item.code, departments[known.department], finding.label]
      .filter(Boolean).map((part, at) => (at || item.name ? " · " : "") + part));
    const why = make("details", {}, make("summary", {}, say("why")), make("p", {}, rule.why), make("ul", {}, ...rule.basis.map((basis) => make("li", {}, basis))));
    return make("article", { class: "finding " + known.level, id: known.id, tabindex: "-1" }, title, about, make("p", { class: "message" }, finding.message), box,
      others.length ? make("ul", { "aria-label": say("see") }, ...others) : null,
      finding.advice ? make("p", { class: "advice" }, make("b", {}, say("help")), finding.advice) : null, why);
  };
  const compared = (one) => make("li", {}, [one.place.path, one.place.name].filter(Boolean).join(" › "), " ", one.label, " ",
    one.value.text && !one.note.includes(one.value.text) ? "“" + one.value.text + "” " : "", one.note);

  const noted = (one) => make("li", {}, one.place.name.slice(one.place.name.lastIndexOf("!") + 1), " ", one.note);

  // Filters and groups.
  const KEYS = { department: (known) => known.department, rule: (known) => known.rule, file: (known) => known.item.path };
  const NAMES = { department: (key) => departments[key], rule: (key) => key + " " + island.rules[key].says, file: (key) => key };
  let chosen = [], at = 0;
  const filter = () => {
    const asked = id("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const levels = new Set([...document.querySelectorAll("[name=level]:checked")].map((box) => box.value));
    const tests = Object.keys(KEYS).filter((name) => id(name).value !== "").map((name) => {
      const key = KEYS[name], value = id(name).value;
      return (known) => String(key(known)) === value;
    });
    const state = id("state").value;
    if (state) tests.push((known) => known.state === state);
    chosen = rows.filter((known) => levels.has(known.level) && tests.every((test) => test(known)) && asked.every((word) => words(known).includes(word)));
    const group = id("group").value;
    if (group) arrange(group);
    at = 0;
  };
  let sizes = new Map();
  const arrange = (group) => {
    const key = KEYS[group];
    sizes = new Map();
    chosen.forEach((known) => sizes.set(key(known), (sizes.get(key(known)) || 0) + 1));
    if (group === "department") return;
    const order = new Map([...sizes.keys()].sort((a, b) => sizes.get(b) - sizes.get(a)).map((name, place) => [name, place]));
    chosen.sort((a, b) => order.get(key(a)) - order.get(key(b)) || a.at - b.at);
  };

  const show = (count = PER_PAGE) => {
    const shown = chosen.slice(at, at + count), group = id("group").value, nodes = [];
    let last;
    for (const known of shown) {
      const key = group && KEYS[group](known);
      if (group && key !== last) nodes.push(heading(group, key));
      last = key;
      nodes.push(article(known));
    }
    id("shown").replaceChildren(...nodes);
    // What is wider than its place can be moved by keys.
    for (const box of document.querySelectorAll("#shown .sheet")) if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    const [found, all] = [chosen.length, rows.length].map(thousands);
    const values = [found, thousands(at + 1), thousands(at + shown.length), all];
    id("status").textContent = !rows.length ? say("clean") : !chosen.length ? say("none", all) : say(chosen.length === rows.length ? "found" : "filtered", ...values);
    turns();
  };
  const heading = (group, key) => {
    const only = make("button", { class: "bare", type: "button", click: () => { id(group).value = key; again(); } }, say("only"));
    return make("h3", { class: "group" }, NAMES[group](key), make("small", {}, thousands(sizes.get(key))), id(group).value === "" ? only : null);
  };
  const turns = () => {
    const pages = Math.ceil(chosen.length / PER_PAGE), here = Math.floor(at / PER_PAGE);
    id("pages").hidden = pages < 2;
    const turn = (name, to) => make("button", { type: "button", ...(to < 0 || to >= pages ? { disabled: "" } : {}), click: () => { at = to * PER_PAGE; show(); id("findings").scrollIntoView(); } }, say(name));
    id("pages").replaceChildren(turn("back", here - 1), make("span", {}, say("page", thousands(here + 1), thousands(pages))), turn("next", here + 1));
  };
  const again = () => { filter(); show(); };

  const options = (name, entries) => id(name).replaceChildren(...entries.map(([value, label]) => make("option", { value }, label)));
  const choices = () => {
    for (const name of Object.keys(KEYS)) {
      const counts = new Map();
      rows.forEach((known) => counts.set(KEYS[name](known), (counts.get(KEYS[name](known)) || 0) + 1));
      const list = [...counts].sort((a, b) => b[1] - a[1]).map(([key, count]) => [key, NAMES[name](key) + " (" + thousands(count) + ")"]);
      options(name, [["", say("all")], ...list]);
    }
    options("state", [["", say("all")], ["n", say("n")], ["o", say("o")]]);
    id("by-state").hidden = !island.since;
    options("group", [...Object.keys(KEYS).map((name) => [name, say("by-" + name)]), ["", say("by-none")]]);
  };

  // A link names a finding, or a department to look at alone.
  const clear = () => id("tools").reset();
  const follow = () => {
    const name = decodeURIComponent(location.hash.slice(1));
    const known = rows.find((row) => row.id === name);
    if (known) return reveal(known);
    const department = /^d(\d+)$/.exec(name);
    if (department && numbers.has(department[1])) only("department", numbers.get(department[1]));
  };
  const only = (name, value) => {
    const group = id("group").value;
    clear();
    id("group").value = group;
    id(name).value = value;
    again();
    id("findings").scrollIntoView();
  };
  const reveal = (known) => {
    if (!chosen.includes(known)) { clear(); filter(); }
    at = Math.floor(chosen.indexOf(known) / PER_PAGE) * PER_PAGE;
    show();
    const node = id(known.id);
    node.classList.add("here");
    node.scrollIntoView({ block: "center" });
    node.focus({ preventScroll: true });
  };
  const numbers = new Map();

  const start = () => {
    const source = id("list").textContent;
    read(source);
    for (const [, number] of source.matchAll(/^<section class="plain" id="d(\d+)"/gm)) numbers.set(number, numbers.size);
    choices();
    id("app").hidden = false;
    again();
    let typing;
    id("tools").addEventListener("input", (event) => {
      clearTimeout(typing);
      if (event.target.type === "search") typing = setTimeout(again, 120);
      else again();
    });
    id("tools").addEventListener("submit", (event) => { event.preventDefault(); again(); });
    id("clear").addEventListener("click", () => { clear(); again(); });
    for (const count of document.querySelectorAll("[data-rule]")) {
      const { rule } = count.dataset;
      count.append(" ", make("button", { class: "bare", type: "button", "aria-label": rule + " " + say("show"), click: () => only("rule", rule) }, say("show")));
    }
    addEventListener("hashchange", follow);
    addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT)$/.test(event.target.tagName)) return;
      event.preventDefault();
      id("search").focus();
    });
    printing();
    if (location.hash) follow();
    document.documentElement.dataset.ready = String(rows.length);
    prepare(0);
  };
  // What a search looks at is made while nobody waits.
  const prepare = (from) => {
    const idle = window.requestIdleCallback || ((work) => setTimeout(work, 50));
    for (let next = from; next < Math.min(from + 1000, rows.length); next++) words(rows[next]);
    if (from + 1000 < rows.length) idle(() => prepare(from + 1000));
  };
  const printing = () => {
    let before;
    addEventListener("beforeprint", () => {
      before = at;
      at = 0;
      show(PRINTED);
      if (chosen.length > PRINTED) id("shown").append(make("p", { class: "dim" }, say("printed", thousands(PRINTED), thousands(chosen.length))));
      id("pages").hidden = true;
    });
    addEventListener("afterprint", () => { at = before; show(); });
  };
  setTimeout(start);
})();
