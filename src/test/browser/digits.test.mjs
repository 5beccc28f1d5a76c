// The page about networks that read digits.
import { test } from "node:test";
import assert from "node:assert/strict";
import path from "node:path";
import { PAGES, PHONE, assertFits, fileOf, useBrowser, withPage } from "./browser.mjs";

useBrowser();

async function draw(page, ...points) {
  const box = await page.locator("#digit").boundingBox();
  const to = ([x, y]) => [box.x + (x * box.width) / 280, box.y + (y * box.height) / 280];
  await page.mouse.move(...to(points[0]));
  await page.mouse.down();
  for (const point of points.slice(1)) {
    await page.mouse.move(...to(point), { steps: 8 });
  }
  await page.mouse.up();
}

const label = async (page, weight) => (await page.locator(`[data-weight="${weight}"]`).first().textContent()).trim();

test("a one that is drawn is read, and cleared", () => withPage(fileOf("mnist.html"), {}, async (page) => {
  await page.locator("#digit").scrollIntoViewIfNeeded();
  await draw(page, [140, 40], [140, 240]);
  await page.waitForFunction(() => document.querySelector("#by-vote")?.textContent === "1", null, { timeout: 5000 });
  for (const weight of ["-2", "-1", "-0.5", "0.5", "1", "2"]) {
    assert.match(await label(page, weight), /^\d$/, `a prediction under ${weight}`);
  }
  const one = await page.locator("#ensemble").textContent();
  await page.screenshot({ path: path.join(PAGES, "mnist-one.png"), fullPage: true });
  await page.locator("#clear").click();
  await draw(page, [90, 70], [190, 60], [190, 140], [140, 150], [80, 230], [200, 230]);
  await page.waitForFunction((before) => document.querySelector("#ensemble").textContent !== before, one, { timeout: 5000 });
}));

test("test images are read as the program reads them", () => withPage(fileOf("mnist.html"), {}, async (page) => {
  await page.waitForSelector("#check[data-difference]", { timeout: 20000 });
  assert.equal(await page.locator("#check").getAttribute("data-difference"), "0");
  const buttons = page.locator("#samples button");
  assert.equal(await buttons.count(), 20);
  await buttons.nth(19).click();
  await page.waitForFunction(() => document.querySelector("#by-vote")?.textContent === "9");
}));

test("the heat map has a figure for each digit and weight", () => withPage(fileOf("mnist.html"), {}, async (page) => {
  const cells = await page.locator("#heat td").allTextContents();
  assert.ok(cells.filter((text) => /\d/.test(text)).length >= 70, `${cells.length} cells`);
}));

test("a search's digits come with their champions", () =>
  withPage(fileOf("digits/report.html"), { viewport: PHONE, hasTouch: true, isMobile: true }, async (page) => {
    await page.waitForSelector("#scrubber");
    await assertFits(page);
    const before = await page.locator("#heat").textContent();
    await page.locator("#scrubber").focus();
    await page.keyboard.press("Home");
    await page.waitForFunction((text) => document.querySelector("#heat").textContent !== text, before, { timeout: 5000 });
    await page.screenshot({ path: path.join(PAGES, "digits-phone.png"), fullPage: true });
  }));
