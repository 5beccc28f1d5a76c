// The page of a search that runs: it keeps up, and it stays usable when the search has ended.
import { test } from "node:test";
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import path from "node:path";
import { PAGES, useBrowser, withPage } from "./browser.mjs";

useBrowser();

/** Starts a search; gives its address once it has said it, and its end. */
async function search(task, population, ...options) {
  const args = [
    "search", task, "--population", String(population), "--seed", "2", "--watch", "0", "--force",
    "--out", path.join(PAGES, `watched-${task}`),
    ...options,
  ];
  const child = spawn(process.env.PRECOCIAL, args, { stdio: ["ignore", "ignore", "pipe"] });
  const end = new Promise((resolve) => child.on("close", resolve));
  const url = await new Promise((resolve, reject) => {
    let text = "";
    child.stderr.on("data", (bytes) => {
      text += bytes;
      const found = /http:\/\/\S+/.exec(text);
      if (found) {
        resolve(found[0]);
      }
    });
    child.on("close", () => reject(new Error(`no address in: ${text}`)));
  });
  return { url, end, stop: () => child.kill("SIGINT") };
}

async function generation(page) {
  return Number(await page.locator("#scrubber").getAttribute("max"));
}

for (const [task, population, generations] of [["swingup", 96, 10], ["biped", 16, 2]]) {
  test(`the page follows a search of ${task} and outlives it`, async () => {
    const running = await search(task, population, "--generations", "100000");
    try {
      await withPage(running.url, {}, async (page) => {
        await page.waitForSelector("#scrubber", { timeout: 20000 });
        const first = await generation(page);
        await page.waitForFunction((end) => Number(document.querySelector("#scrubber").max) > end, first + generations,
          { timeout: 60000 });
        assert.match(await page.locator("#status").textContent(), /running|live/i);
        running.stop();
        assert.equal(await running.end, 130);
        await page.waitForFunction(
          () => /finished|ended|over|stopped/i.test(document.querySelector("#status").textContent), null, { timeout: 15000 });
        const last = await generation(page);
        await page.locator('.weight-tick[value="0.5"]').click();
        assert.match(await page.locator("#weight-value").textContent(), /0\.5/);
        await page.screenshot({ path: path.join(PAGES, `watch-${task}.png`) });
        assert.ok(last > first);
      });
    } finally {
      running.stop();
      await running.end;
    }
  });
}
