// The page's engine for node: its scripts put together as the page has them.
import {readFileSync} from "node:fs";
import vm from "node:vm";

const PAGE = new URL("../../main/resources/precocial/page/", import.meta.url);
const SCRIPTS = [
  "float32.js", "functions.js", "network.js", "noise.js", "swingup.js", "images.js", "walker-course.js", "walker-replay.js"];
const NAMES = [
  "activate", "activationNames", "classify", "cos32", "cosPi32", "exp32", "floatBits", "floatOfBits", "fma32", "gaussian32",
  "log32", "Network", "NormalNoise", "philox", "prepareImage", "roundToEven", "sigmoid32", "sin32", "sinPi32", "step32",
  "SwingUp", "tanh32", "vote", "WalkerReplay"];

/**
 * The engine's functions and classes by name.
 *
 * @param error where a test plants one: {file, from, to} replaces a text in a script
 */
export function loadEngine(error = null) {
  const scripts = SCRIPTS.map((file) => {
    const text = readFileSync(new URL(file, PAGE), "utf8");
    if (error === null || error.file !== file) {
      return text;
    }
    if (!text.includes(error.from)) {
      throw new Error(`${file} has no text ${error.from}`);
    }
    return text.replace(error.from, error.to);
  });
  return vm.runInThisContext(`(() => { "use strict";\n${scripts.join("\n")}\nreturn {${NAMES}}; })();`);
}
