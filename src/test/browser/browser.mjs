// A browser, and pages in it whose every complaint is kept.
import { after, before } from "node:test";
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

export const PAGES = process.env.PAGES;
export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 360, height: 740 };

let browser;

/** Starts one browser for the tests of a file. */
export function useBrowser() {
  before(async () => {
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });
  });
  after(() => browser.close());
}

/** Where a page made by the run script lies. */
export function fileOf(name) {
  const file = path.join(PAGES, name);
  assert.ok(existsSync(file), `${file} was not made`);
  return pathToFileURL(file).href;
}

/** Opens a page, lets the test use it, and then asserts that it complained of nothing and asked for nothing. */
export async function withPage(url, options, test) {
  const context = await browser.newContext({ viewport: DESKTOP, ...options });
  const page = await context.newPage();
  const complaints = [];
  const requests = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) {
      complaints.push(message.text());
    }
  });
  page.on("pageerror", (error) => complaints.push(String(error.stack || error)));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => requests.push(request.url()));
  try {
    await page.goto(url);
    await test(page);
    const own = new URL(url);
    const foreign = requests.filter((to) => !to.startsWith("data:") && !to.startsWith("blob:"))
      .filter((to) => own.protocol === "file:" ? to.split("#")[0] !== own.href : new URL(to).origin !== own.origin);
    assert.deepEqual(foreign, [], "requests of the page");
    assert.deepEqual(complaints, [], "console of the page");
  } finally {
    await context.close();
  }
}

/** Whether nothing sticks out to the side. */
export async function assertFits(page) {
  const [content, view] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(content <= view, `the page is ${content} wide in a window of ${view}`);
}
