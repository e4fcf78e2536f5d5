"""Minified scripts behave as before: each case is run by Node.js before and after."""

import json
import subprocess
from pathlib import Path

from sitebuilder.assets.script_parser import script_parser
from sitebuilder.assets.scripts import bundle_scripts
from tests.browser.tools import program

_CASES = (Path(__file__).parent / "script_cases.js").read_text(encoding="utf-8").split("//# ")[1:]
CASES = {name: code for name, _, code in (each.partition("\n") for each in _CASES)}
"""Maps the name of each script of ``script_cases.js`` to its text."""

RUN = """
import { readFileSync } from "node:fs";
const shown = (value) => JSON.stringify(value, (_, each) =>
  each === undefined ? "undefined" : Number.isNaN(each) ? "NaN" : Object.is(each, -0) ? "-0" :
  Math.abs(each) === Infinity ? String(each) : each);
const run = async (code) => {
  const told = [];
  globalThis.show = (...values) => told.push(values.map(shown));
  globalThis.window = {};
  try {
    // A module, as pages load it.
    await import(`data:text/javascript,${encodeURIComponent(code)}//${number++}`);
  } catch (error) {
    told.push(String(error));
  }
  return told;
};
let number = 0;
const pairs = JSON.parse(readFileSync(0, "utf8"));
const told = [];
for (const [before, after] of pairs) told.push([await run(before), await run(after)]);
console.log(JSON.stringify(told));
"""


def test_each_minified_script_behaves_as_before():
    with script_parser() as parse:
        bundles = {
            name: bundle_scripts({"js/a.js": code.encode()}, "js", parse) for name, code in CASES.items()
        }
    assert {name: found for name, (_, found) in bundles.items() if found} == {}
    pairs = [(code, bundles[name][0]) for name, code in CASES.items()]
    ran = subprocess.run(
        [program("node"), "--input-type=module", "-e", RUN],
        input=json.dumps(pairs),
        capture_output=True,
        text=True,
        check=True,
    )
    told = dict(zip(CASES, json.loads(ran.stdout), strict=True))
    assert all(before for before, _ in told.values())
    assert {name: pair for name, pair in told.items() if pair[0] != pair[1]} == {}
    assert len(CASES) >= 40
