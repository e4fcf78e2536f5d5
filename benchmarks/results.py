"""The results for one size of the corpus, and the tables that show them."""

import os
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from msgspec import Struct

from benchmarks.measure import Measurement
from benchmarks.scenarios import Scenario

OURS = "ours"
"""The name of this generator; ratios are relative to it."""


class Contestant(Struct, frozen=True):
    """A generator that took part: its version, how it was run, and its outputs counted by kind."""

    name: str
    title: str
    version: str
    note: str
    outputs: dict[str, int]


class Results(Struct, frozen=True):
    """All runs: ``runs`` maps scenario names to generator names to runs."""

    articles: int
    machine: str
    contestants: list[Contestant]
    runs: dict[str, dict[str, list[Measurement]]]


def machine() -> str:
    """Describe the machine: cores and memory, without its name."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    try:
        pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        memory = f"{pages / 2**30:.0f} GB of memory"
    except (AttributeError, ValueError, OSError):
        memory = "memory unknown"
    return f"{cores} cores ({_processor()}), {memory}, {platform.system()} {platform.machine()}"


def report(results: Results, scenarios: Sequence[Scenario]) -> str:
    """Return all results for one size as Markdown: the table, the outputs, the versions."""
    counts = {scenario.memory: _most_runs(results.runs.get(scenario.name, {})) for scenario in scenarios}
    counted = " and ".join(f"{n} runs ({'memory' if memory else 'times'})" for memory, n in counts.items())
    return "\n".join(
        [
            f"### {results.articles:,} articles",
            "",
            f"{results.machine}. Medians of {counted}; wall seconds (processor seconds); "
            "× is ours ÷ theirs, in wall time or in memory.",
            "",
            *_timings(results, scenarios),
            "",
            *_outputs(results.contestants),
            "",
            *(f"- {each.title} {each.version}: {each.note}." for each in results.contestants),
            "",
        ]
    )


def _most_runs(by_name: Mapping[str, list[Measurement]]) -> int:
    return max((len(runs) for runs in by_name.values()), default=0)


def _timings(results: Results, scenarios: Sequence[Scenario]) -> list[str]:
    rows = [["", *(each.title for each in results.contestants)]]
    for scenario in scenarios:
        by_name = results.runs.get(scenario.name, {})
        cells = (_cell(each.name, by_name, scenario.memory) for each in results.contestants)
        rows.append([scenario.title, *cells])
    return _table(rows)


def _cell(name: str, by_name: Mapping[str, list[Measurement]], memory: bool) -> str:
    if not by_name.get(name):
        return "failed"
    value = _median(by_name[name], memory)
    if memory:
        text = f"{value / 2**20:.0f} MB"
    else:
        text = f"{value:.2f} s ({median(run.cpu for run in by_name[name]):.2f})"
    if name == OURS or not by_name.get(OURS) or not value:
        return text
    return f"{text}, {_median(by_name[OURS], memory) / value:.2f} ×"


def _median(runs: Sequence[Measurement], memory: bool) -> float:
    return median((run.peak or 0) if memory else run.wall for run in runs)


def _outputs(contestants: Sequence[Contestant]) -> list[str]:
    kinds = contestants[0].outputs if contestants else {}
    rows = [["outputs", *(each.title for each in contestants)]]
    rows += [[kind, *(str(each.outputs.get(kind, 0)) for each in contestants)] for kind in kinds]
    return _table(rows)


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    rule = "|" + " --- |" + " ---: |" * (len(rows[0]) - 1)
    return [lines[0], rule, *lines[1:]]


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or "processor unknown"
    found = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(found, "processor unknown")
