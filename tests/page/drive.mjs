// Uses the pages in the folder given as a reader does; ends with an error at the first thing that is not right.
import assert from "node:assert/strict";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "./chromium.mjs";

const folder = resolve(process.argv[2]);
const expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
const url = (name, hash = "") => pathToFileURL(join(folder, name + ".html")).href + hash;
const keep = (name, bytes) => writeFileSync(join(folder, name), bytes);
const browser = await chromium();
// A browser that hangs is a failure, not a wait without end.
setTimeout(() => { console.error("no end after five minutes"); browser.kill(); process.exit(1); }, 300_000).unref();

const found = "document.querySelector('#status').textContent.match(/[\\d,]+/g).map((n) => Number(n.replaceAll(',', '')))";
const shown = "document.querySelectorAll('#shown .finding').length";
// Sets a control as a reader would, and waits for the list.
const set = (name, value) => `new Promise((done) => {
  const control = document.getElementById(${JSON.stringify(name)});
  control.value = ${JSON.stringify(value)};
  control.dispatchEvent(new Event("input", { bubbles: true }));
  setTimeout(done, 250);
})`;
const press = (selector) => `document.querySelector(${JSON.stringify(selector)}).click()`;

async function page(name, options, use) {
  const tab = await browser.tab();
  await tab.open(url(name, options.hash), options);
  await use(tab);
  assert.deepEqual(tab.complaints, [], name);
  await tab.close();
}

async function filters(tab) {
  const { all, error, rule, ofRule, hostile, new: fresh } = expected.everyday;
  assert.equal((await tab.run(found))[0], all);
  assert.equal(await tab.run(shown), Math.min(50, all));
  for (const level of ["w", "i"]) await tab.run(press(`[name=level][value=${level}]`));
  assert.deepEqual((await tab.run(found)).slice(0, 2), [all, error], "errors only");
  await tab.run(press("#clear"));
  await tab.run(set("rule", rule));
  assert.ok((await tab.run(found)).includes(ofRule), "one rule");
  await tab.run(press("#clear"));
  await tab.run(set("state", "n"));
  assert.ok((await tab.run(found)).includes(fresh), "new ones");
  await tab.run(press("#clear"));
  await tab.run(set("search", hostile.slice(0, 30)));
  assert.ok((await tab.run(shown)) >= 1, "a search finds text, not markup");
  assert.equal(await tab.run("document.querySelector('.finding .item b').textContent"), hostile);
  assert.equal(await tab.run("document.querySelectorAll('img, [onerror], [onload]').length"), 0);
  assert.equal(await tab.run("window.broken"), undefined);
  await tab.run(set("search", "没有这样的字"));
  assert.equal(await tab.run(shown), 0);
  await tab.run(press("#clear"));
  console.log("filters: level, rule, state, search");
}

async function groups(tab) {
  const { rule, ofRule } = expected.everyday;
  await tab.run(set("group", "rule"));
  const heading = `[...document.querySelectorAll(".group")].find((group) => group.textContent.startsWith("${rule}"))`;
  assert.equal(await tab.run(heading + ".querySelector('small').textContent"), String(ofRule));
  await tab.run(heading + ".querySelector('button').click()");
  assert.ok((await tab.run(found)).includes(ofRule), "only this group");
  await tab.run(press("#clear"));
  const department = await tab.run("[...document.querySelectorAll('.front .count a')].find((link) => link.hash.startsWith('#d')).hash");
  await tab.run(`location.hash = ${JSON.stringify(department)}`);
  await tab.until("document.querySelector('#department').value !== ''");
  assert.equal(await tab.run("document.querySelectorAll('.group').length"), 1, "one department");
  await tab.run(press("#clear"));
  await tab.send("Input.dispatchKeyEvent", { type: "keyDown", key: "/", text: "/" });
  assert.equal(await tab.run("document.activeElement.id + document.activeElement.value"), "search");
  console.log("groups, links to a department, the key of the search");
}

async function accessible(tab, name) {
  const path = process.env.SHIXIANG_AXE;
  if (!path) return console.log("skipped: SHIXIANG_AXE is not set, so labels and contrast are not looked at");
  assert.deepEqual(tab.complaints, [], "before axe");
  await tab.run("document.querySelectorAll('details').forEach((part) => (part.open = true))");
  await tab.run(readFileSync(path, "utf8") + ";0");
  const broken = await tab.run("axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, help, nodes }) => id + ': ' + help + ' ' + nodes.slice(0, 3).map((node) => node.html.slice(0, 160) + ' ' + node.failureSummary).join(' | ')))");
  assert.deepEqual(broken, [], name);
  console.log("axe: nothing broken,", name);
  tab.complaints.length = 0;
}

try {
  await page("everyday", {}, async (tab) => {
    keep("desktop.png", await tab.picture(2600));
    await filters(tab);
    await groups(tab);
    await accessible(tab, "light");
  });
  await page("everyday", { hash: "#" + expected.everyday.link }, async (tab) => {
    assert.equal(await tab.run("document.activeElement.id"), expected.everyday.link, "a link to a finding leads to it");
    keep("link.png", await tab.picture());
  });
  await page("everyday", { dark: true }, async (tab) => {
    keep("dark.png", await tab.picture(2600));
    await accessible(tab, "dark");
  });
  await page("everyday", { width: 390, height: 844, mobile: true }, async (tab) => {
    assert.equal(await tab.run("document.documentElement.scrollWidth"), 390, "nothing sticks out of a phone");
    keep("phone.png", await tab.picture(2400));
    await accessible(tab, "phone");
  });
  await page("english", {}, async (tab) => keep("english.png", await tab.picture(2600)));
  await page("everyday", { width: 695, height: 1016 }, async (tab) => {
    const pdf = await tab.pdf();
    keep("printed.pdf", pdf);
    const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
    assert.ok(pages > 2, String(pages));
    await tab.send("Emulation.setEmulatedMedia", { media: "print" });
    const height = await tab.run("document.querySelector('.front').getBoundingClientRect().bottom");
    assert.ok(height <= 1016, "the first sheet is one of A4: " + height);
    console.log("printed:", pages, "pages; the first is", Math.round(height), "of 1016 high");
  });
  const count = "document.querySelectorAll('tr[id^=f]').length";
  await page("everyday", { script: false }, async (tab) => {
    assert.equal(await tab.run(count), expected.everyday.all, "without a script all is there");
    keep("plain.png", await tab.picture(2600));
    await tab.run(`location.hash = "findings"`);
    keep("plain-list.png", await tab.picture());
    // The page stays as it was built; axe itself needs timers.
    await tab.send("Emulation.setScriptExecutionDisabled", { value: false });
    await accessible(tab, "without a script");
  });
  const begin = performance.now();
  await page("big", {}, async (tab) => {
    const opened = Math.round(performance.now() - begin);
    const { all, ofRule, rule } = expected.big;
    assert.equal((await tab.run(found))[0], all);
    const first = await tab.run(`new Promise((done) => {
      const begin = performance.now(), search = document.getElementById("search"), before = document.getElementById("status").textContent;
      search.value = "第 7 次";
      search.dispatchEvent(new Event("input", { bubbles: true }));
      const look = () => document.getElementById("status").textContent === before ? requestAnimationFrame(look) : requestAnimationFrame(() => done(Math.round(performance.now() - begin)));
      look();
    })`);
    assert.ok((await tab.run(shown)) > 0);
    await tab.run(press("#clear"));
    await tab.run(set("rule", rule));
    assert.ok((await tab.run(found)).includes(ofRule));
    const size = Math.round(statSync(join(folder, "big.html")).size / 1e5) / 10;
    console.log(`${all} findings: ${size} MB, open after ${opened} ms, first search shown after ${first} ms`);
    assert.ok(first < 1000, "the first filter takes " + first + " ms");
  });
  await page("big", { script: false }, async (tab) => {
    assert.equal(await tab.run(count), expected.big.all, "never fewer than there are");
    console.log("without a script:", expected.big.all, "rows");
  });
} finally {
  await browser.close();
}
