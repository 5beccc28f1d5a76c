// Pages about walkers: recordings play, the slider chooses among them, the network shows its live values.
import { test } from "node:test";
import assert from "node:assert/strict";
import path from "node:path";
import { DESKTOP, PAGES, PHONE, assertFits, fileOf, useBrowser, withPage } from "./browser.mjs";

useBrowser();

const pictureOf = (page, id) => page.locator(id).evaluate((canvas) => canvas.toDataURL());
const text = (page, id) => page.locator(id).textContent();
const step = async (page) => Number((await text(page, "#step")).replace(/,/g, ""));
const steps = (page) => page.locator("#moment").evaluate((slider) => Number(slider.max));
const checked = (page) => page.waitForSelector("#check[data-difference]", { timeout: 20000 });

const drag = (page, id, value) => page.locator(id).evaluate((slider, to) => {
  slider.value = to;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
}, String(value));

/** The recordings as the table has them: weight, reward, distance, steps, end. */
const recordings = (page) => page.locator("#replays tbody tr").evaluateAll(
  (rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));

for (const [name, episodes] of [["walker.html", 3], ["hardcore.html", 3], ["walk/report.html", 2]]) {
  test(`${name}: the page's network answers as the program's, to the bit`, () => withPage(fileOf(name), {}, async (page) => {
    await checked(page);
    assert.equal(await page.locator("#check").getAttribute("data-difference"), "0");
    assert.match(await text(page, "#check"), new RegExp(`Checked .* of ${episodes} episodes`));
  }));
}

test("a recording plays, pauses, is scrubbed and begins anew", () => withPage(fileOf("walker.html"), {}, async (page) => {
  const first = await pictureOf(page, "#walker");
  await page.waitForFunction(() => Number.parseInt(document.querySelector("#step").textContent, 10) > 10);
  assert.notEqual(await pictureOf(page, "#walker"), first, "it moves");
  await page.locator("#pause").click();
  const [still, at] = [await pictureOf(page, "#walker"), await step(page)];
  await page.waitForTimeout(200);
  assert.equal(await pictureOf(page, "#walker"), still);
  assert.equal(await step(page), at);
  const last = await steps(page);
  await drag(page, "#moment", last);
  assert.equal(await step(page), last);
  assert.match(await text(page, ".result"), /reward/);
  assert.ok(await page.locator(".result").isVisible());
  await page.locator("#restart").click();
  assert.equal(await step(page), 0);
  assert.ok(await page.locator(".result").isHidden());
  assert.equal(await text(page, "#distance"), "0.0");
}));

test("a recording begins again some time after its end, and its speed can be chosen", () =>
  withPage(fileOf("walker.html"), {}, async (page) => {
    await page.locator("#speed").selectOption("4");
    await page.waitForSelector(".result:not([hidden])", { timeout: 20000 });
    await page.waitForSelector(".result[hidden]", { state: "attached", timeout: 20000 });
    assert.ok(await step(page) < await steps(page));
  }));

test("the slider chooses among recorded weights, by mouse, keys, ticks, curve and table", () =>
  withPage(fileOf("walker.html"), {}, async (page) => {
    const weights = await page.locator(".weight-tick").evaluateAll((ticks) => ticks.map((tick) => Number(tick.value)));
    for (const standard of [-2, -1, -0.5, 0.5, 1, 2]) {
      assert.ok(weights.includes(standard), `${standard} of ${weights}`);
    }
    const all = await recordings(page);
    assert.equal(all.length, weights.length + 1);
    const shown = async () => Number((await text(page, "#weight-value")).replace("−", "-"));
    await page.locator("#pause").click();
    for (const [i, weight] of weights.entries()) {
      await drag(page, "#weight", i);
      assert.equal(await shown(), weight);
      assert.equal(String(await steps(page)), all[i][3].replace(/,/g, ""));
      assert.ok((await text(page, "#story")).includes(`reward ${all[i][1]}`));
    }
    await page.locator("#weight").focus();
    await page.keyboard.press("ArrowLeft");
    assert.equal(await shown(), weights[weights.length - 2]);
    assert.match(await page.locator("#weight").getAttribute("aria-valuetext"), /\d\.\d\d/);
    await page.locator(".weight-tick").first().click();
    assert.equal(await shown(), weights[0]);
    await page.locator("#replays button").nth(2).click();
    assert.equal(await shown(), weights[2]);
    await page.locator("#curve svg.picks").focus();
    await page.keyboard.press("End");
    assert.equal(await shown(), 2);
    await page.locator("#individual").check();
    assert.match(await text(page, "#story"), /individual weights/);
    assert.equal(await page.locator("#replays .chosen button").textContent(), "own");
  }));

test("the network's values are those of the moment", () => withPage(fileOf("walker.html"), {}, async (page) => {
  await page.locator("#pause").click();
  await drag(page, "#moment", 0);
  await page.waitForTimeout(100);
  const first = await pictureOf(page, "#diagram");
  await drag(page, "#moment", 30);
  await page.waitForTimeout(100);
  const later = await pictureOf(page, "#diagram");
  assert.notEqual(later, first);
  await page.locator("#weight-table > summary").click();
  await page.locator("#weight-table input[type=number]").first().fill("-3.5");
  await page.waitForTimeout(100);
  assert.notEqual(await pictureOf(page, "#diagram"), later, "an edited weight acts on them");
  assert.match(await text(page, "#weight-note"), /edited/);
}));

test("keys: space, R, L, G, and arrows on the picture", () => withPage(fileOf("walker.html"), {}, async (page) => {
  await page.locator("#walker").focus();
  await page.keyboard.press(" ");
  assert.equal(await text(page, "#pause"), "Play");
  await page.keyboard.press("r");
  assert.equal(await step(page), 0);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.equal(await step(page), 4);
  await page.keyboard.press("ArrowLeft");
  assert.equal(await step(page), 2);
  let picture = await pictureOf(page, "#walker");
  for (const key of ["l", "g"]) {
    await page.keyboard.press(key);
    const now = await pictureOf(page, "#walker");
    assert.notEqual(now, picture, key);
    picture = now;
  }
  assert.ok(!await page.locator("#lidar").isChecked());
  assert.ok(await page.locator("#ghosts").isChecked());
  assert.match(await page.locator("#walker").getAttribute("aria-label"), /steps?, .* m from the start, reward/);
}));

test("who wants less motion gets none until asked for", () =>
  withPage(fileOf("walker.html"), { reducedMotion: "reduce" }, async (page) => {
    await page.waitForTimeout(300);
    assert.equal(await step(page), 0);
    await page.locator("#pause").click();
    await page.waitForFunction(() => Number.parseInt(document.querySelector("#step").textContent, 10) > 3);
  }));

test("the scrubber of a run calls back its champions, each with its recordings", () =>
  withPage(fileOf("walk/report.html"), {}, async (page) => {
    await checked(page);
    const last = await recordings(page);
    await drag(page, "#scrubber", 1);
    assert.match(await text(page, "#scrubber-label"), /Generation 1\b/);
    assert.notDeepEqual(await recordings(page), last);
    await page.waitForFunction(() => Number.parseInt(document.querySelector("#step").textContent, 10) > 3);
  }));

test("obstacles are drawn where there are some", async () => {
  for (const [name, note] of [["walker.html", /rough ground/], ["hardcore.html", /stumps, pits and stairs/]]) {
    await withPage(fileOf(name), {}, async (page) => {
      assert.match(await text(page, ".lead"), note);
      await page.locator("#pause").click();
      await drag(page, "#moment", 0);
      await page.screenshot({ path: path.join(PAGES, `${name}.png`) });
    });
  }
});

test("light, dark and narrow", async () => {
  for (const [name, options] of [
    ["light", { colorScheme: "light", viewport: DESKTOP }], ["dark", { colorScheme: "dark", viewport: DESKTOP }],
    ["phone", { colorScheme: "light", viewport: PHONE, hasTouch: true, isMobile: true }],
  ]) {
    await withPage(fileOf("walker.html"), options, async (page) => {
      await checked(page);
      await page.waitForTimeout(400);
      await assertFits(page);
      await page.screenshot({ path: path.join(PAGES, `walker-${name}.png`), fullPage: true });
    });
  }
});
