"""Compare this generator with others; tables go to standard output, progress to standard error."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec

from benchmarks.corpus import Corpus, make_corpus
from benchmarks.generators.eleventy import ELEVENTY
from benchmarks.generators.generator import Generator, InstallError
from benchmarks.generators.hexo import HEXO
from benchmarks.generators.hugo import HUGO
from benchmarks.generators.ours import OURS
from benchmarks.generators.pelican import PELICAN
from benchmarks.measure import Measurement, RunError, can_sample_memory, measure
from benchmarks.pages import count_outputs, differences
from benchmarks.results import Contestant, Results, machine, report
from benchmarks.scenarios import SCENARIOS, Scenario, Work, check_shown

ENVIRONMENTS = Path(__file__).parent.parent / ".cache" / "bench"
PEERS = (HUGO, PELICAN, ELEVENTY, HEXO)
MEMORY_RUNS = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; return 1 if a generator failed or its outputs are incomplete."""
    options = _parse(arguments)
    peers = [each for each in PEERS if not options.only or each.name in options.only]
    generators, failures = _install([OURS, *peers] if not options.without_ours else peers)
    scenarios = [each for each in SCENARIOS if not options.scenarios or each.name in options.scenarios]
    if not can_sample_memory():
        _report("memory is not measured: this system does not show it")
        scenarios = [each for each in scenarios if not each.memory]
    found: list[Results] = []
    for articles in options.articles or [1000, 10_000]:
        with tempfile.TemporaryDirectory(prefix="benchmark-") as temporary:
            folder = Path(options.work or temporary) / str(articles)
            results, failed = _measure_size(articles, generators, scenarios, options.runs, folder)
        found.append(results)
        failures += failed
        print(report(results, scenarios), flush=True)
    if options.json:
        Path(options.json).write_bytes(msgspec.json.format(msgspec.json.encode(found)) + b"\n")
    for failure in failures:
        _report(f"- {failure}")
    return 1 if failures else 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    names = [each.name for each in PEERS]
    parser.add_argument(
        "--articles",
        type=int,
        nargs="+",
        metavar="N",
        help="sizes of the corpus (default: 1000 10000)",
    )
    parser.add_argument("--only", nargs="+", choices=names, metavar="NAME", help=f"of {', '.join(names)}")
    parser.add_argument("--without-ours", action="store_true", help="measure the others only")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="after the warm-up (default: 5)")
    parser.add_argument(
        "--scenarios",
        nargs="+",
        choices=[each.name for each in SCENARIOS],
        metavar="NAME",
        help=f"of {', '.join(each.name for each in SCENARIOS)}",
    )
    parser.add_argument("--json", metavar="FILE", help="write all runs into a file, too")
    parser.add_argument("--work", metavar="DIR", help="make the sites here and keep them")
    return parser.parse_args(arguments)


def _install(generators: Sequence[Generator]) -> tuple[list[Generator], list[str]]:
    ready, failures = [], []
    for generator in generators:
        _report(f"installing {generator.title}")
        try:
            generator.install(_environment(generator))
            generator.version(_environment(generator))
            ready.append(generator)
        except (InstallError, OSError) as error:
            failures.append(f"{generator.title} cannot be installed: {error}")
            _report(failures[-1])
    return ready, failures


def _measure_size(
    articles: int, generators: Sequence[Generator], scenarios: Sequence[Scenario], runs: int, folder: Path
) -> tuple[Results, list[str]]:
    """Run all scenarios for one size of the corpus; a generator that fails is dropped."""
    _report(f"making a corpus of {articles} articles")
    corpus = make_corpus(articles)
    works, contestants, failures = [], [], []
    for generator in generators:
        try:
            work, contestant = _prepare(generator, corpus, folder / generator.name)
        except RunError as error:
            failures.append(f"{generator.title}, {articles} articles: {error}")
            _report(failures[-1])
            continue
        works.append(work)
        contestants.append(contestant)
        expected = {"articles": len(corpus.articles), "courses": len(corpus.courses)}
        wrong = differences(expected, contestant.outputs)
        failures += [f"{generator.title}, {articles} articles: {each}" for each in wrong]
    measured: dict[str, dict[str, list[Measurement]]] = {}
    for scenario in scenarios:
        measured[scenario.name], failed = _measure_scenario(scenario, works, runs)
        failures += failed
    return Results(articles, machine(), contestants, measured), failures


def _prepare(generator: Generator, corpus: Corpus, site: Path) -> tuple[Work, Contestant]:
    """Write a generator's site, build it once and count its outputs."""
    _report(f"{generator.title}: writing the site and building it for the first time")
    shutil.rmtree(site, ignore_errors=True)
    env = _environment(generator)
    generator.write_site(env, site, corpus)
    measure(generator.command(env, site), site)
    work = Work(generator, env, site, corpus)
    outputs = dict(count_outputs(work.output))
    return work, Contestant(generator.name, generator.title, generator.version(env), generator.note, outputs)


def _measure_scenario(
    scenario: Scenario, works: Sequence[Work], runs: int
) -> tuple[dict[str, list[Measurement]], list[str]]:
    """Let the generators take turns: each does a first run that does not count, then each the next…"""
    found: dict[str, list[Measurement]] = {work.generator.name: [] for work in works}
    failures: dict[str, str] = {}
    turns = range(1, MEMORY_RUNS + 1) if scenario.memory else range(runs + 1)
    for turn in turns:
        for work in works:
            name = work.generator.name
            if name in failures:
                continue
            try:
                measured = _run_once(scenario, work, turn)
            except RunError as error:
                failures[name] = f"{work.generator.title}, {scenario.title}: {error}"
                found[name] = []
                _report(failures[name])
                continue
            if turn:
                found[name].append(measured)
            _report(f"{scenario.name} {turn}/{turns[-1]} {work.generator.title}: {_describe(measured)}")
    return found, list(failures.values())


def _run_once(scenario: Scenario, work: Work, turn: int) -> Measurement:
    shown = scenario.change(work, turn)
    command = work.generator.command(work.env, work.site)
    measured = measure(command, work.site, memory=scenario.memory)
    missing = check_shown(work, shown)
    if missing:
        raise RunError("; ".join(missing))
    return measured


def _describe(measured: Measurement) -> str:
    if measured.peak is not None:
        return f"{measured.peak / 2**20:.0f} MB"
    return f"{measured.wall:.2f} s wall, {measured.cpu:.2f} s processor"


def _environment(generator: Generator) -> Path:
    return ENVIRONMENTS / generator.name


def _report(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
