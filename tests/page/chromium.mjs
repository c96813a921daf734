// Chromium without a window, spoken to over a pipe: no library, no port.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export async function chromium() {
  const profile = mkdtempSync(join(tmpdir(), "shixiang-chromium-"));
  const root = process.getuid && process.getuid() === 0 ? ["--no-sandbox"] : [];
  const flags = ["--headless=new", "--remote-debugging-pipe", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--hide-scrollbars", "--user-data-dir=" + profile];
  const child = spawn("chromium", [...root, ...flags, "about:blank"], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const waiting = new Map();
  const listeners = new Set();
  let next = 0, rest = Buffer.alloc(0);
  child.stdio[4].on("data", (data) => {
    rest = Buffer.concat([rest, data]);
    for (let end; (end = rest.indexOf(0)) >= 0; rest = rest.subarray(end + 1)) told(JSON.parse(rest.subarray(0, end).toString()));
  });
  const told = (message) => {
    const known = waiting.get(message.id);
    if (!known) return listeners.forEach((listener) => listener(message));
    waiting.delete(message.id);
    if (message.error) known.reject(new Error(JSON.stringify(message.error)));
    else known.resolve(message.result);
  };
  const send = (method, params = {}, sessionId = undefined) => new Promise((resolve, reject) => {
    waiting.set(++next, { resolve, reject });
    child.stdio[3].write(JSON.stringify({ id: next, method, params, sessionId }) + "\0");
  });
  const close = async () => {
    await send("Browser.close").catch(() => {});
    await new Promise((resolve) => (child.exitCode === null ? child.on("exit", resolve) : resolve()));
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  const tab = async () => {
    const { targetId } = await send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
    return new Tab((method, params) => send(method, params, sessionId), (listener) => listeners.add((message) => message.sessionId === sessionId && listener(message)), () => send("Target.closeTarget", { targetId }));
  };
  return { tab, close, kill: () => child.kill("SIGKILL") };
}

class Tab {
  // What went wrong in the page: errors, warnings, broken policies.
  complaints = [];

  constructor(send, listen, close) {
    this.send = send;
    this.close = close;
    listen(({ method, params }) => {
      if (method === "Runtime.exceptionThrown") this.complaints.push(params.exceptionDetails.exception?.description || params.exceptionDetails.text);
      if (method === "Runtime.consoleAPICalled") this.complaints.push("console: " + JSON.stringify(params.args));
      if (method === "Log.entryAdded") this.complaints.push("log: " + params.entry.text);
      // Moving by a script instead of a hand is the test's doing, not the page's.
      if (method === "Audits.issueAdded" && !JSON.stringify(params.issue).includes("NavigationEntryMarkedSkippable")) this.complaints.push("issue: " + JSON.stringify(params.issue).slice(0, 500));
      if (method === "Page.loadEventFired") this.loaded?.();
    });
  }

  async open(url, { width = 1280, height = 900, dark = false, mobile = false, script = true } = {}) {
    for (const domain of ["Page", "Runtime", "Log", "Audits"]) await this.send(domain + ".enable");
    await this.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: mobile ? 2 : 1, mobile });
    await this.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }] });
    await this.send("Emulation.setScriptExecutionDisabled", { value: !script });
    const loaded = new Promise((resolve) => (this.loaded = resolve));
    await this.send("Page.navigate", { url });
    await loaded;
    if (script) await this.until("document.documentElement.dataset.ready !== undefined");
  }

  async run(expression) {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(expression.slice(0, 200) + ": " + (exceptionDetails.exception?.description || exceptionDetails.text));
    return result.value;
  }

  async until(condition) {
    for (let left = 600; left > 0; left--) {
      if (await this.run(condition)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("never: " + condition);
  }

  async picture(height) {
    const clip = height && { clip: { x: 0, y: 0, width: await this.run("innerWidth"), height, scale: 1 }, captureBeyondViewport: true };
    return Buffer.from((await this.send("Page.captureScreenshot", { format: "png", ...clip })).data, "base64");
  }

  async pdf() {
    return Buffer.from((await this.send("Page.printToPDF", { preferCSSPageSize: true, printBackground: false })).data, "base64");
  }
}
