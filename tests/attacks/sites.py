"""Sites whose every text field is an attack, less what the generator refuses.

A field that is refused, by a problem at its line, gets a harmless value and the site is built again: so one
refusal does not keep the other fields from being published.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sitebuilder.content.document_reader import read_document
from sitebuilder.content.model.site import SITE_FILE
from sitebuilder.content.site_file import read_site
from sitebuilder.messages import Problem, errors
from sitebuilder.pipeline import BuildResult
from tests.site_folder import build_site, write_files

_ROUNDS = 60
_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63606060000000040001"
    "f61738550000000049454e44ae426082"
)


@dataclass
class Slot:
    """A place for an attack: what stands before and after it, and the harmless value.

    ``added`` is put after the attack, where two attacks must not be the same thing (a tag). ``raw`` is
    Markdown in a body, or YAML written as it is; else the value becomes a string of YAML.
    """

    before: str
    safe: str
    after: str = "\n"
    raw: bool = False
    added: str = ""

    def text(self, attack: str | None) -> str:
        """Return the field with an attack, or with the harmless value."""
        value = self.safe if attack is None else attack + self.added
        return self.before + (value if self.raw else quoted(value)) + self.after


@dataclass
class Source:
    """A file of the site: fixed texts and slots; ``refused`` are the numbers of slots that were."""

    path: str
    parts: Sequence[str | Slot]
    attack: str
    refused: set[int] = field(default_factory=set)

    def text(self) -> str:
        """Return the text of the file."""
        return "".join(self._texts())

    def refuse(self, line: int) -> None:
        """Give up the slot that holds a line; where there is none there, or it was given up, all of them."""
        first = 1
        for number, text in enumerate(self._texts()):
            last = first + text.count("\n")
            if isinstance(self.parts[number], Slot) and first <= line < max(last, first + 1):
                if number in self.refused:
                    break
                self.refused.add(number)
                return
            first = last
        self.refused |= {number for number, part in enumerate(self.parts) if isinstance(part, Slot)}

    @property
    def published(self) -> int:
        """The number of fields that hold an attack."""
        return sum(isinstance(part, Slot) for part in self.parts) - len(self.refused)

    def _texts(self) -> list[str]:
        return [
            part if isinstance(part, str) else part.text(None if number in self.refused else self.attack)
            for number, part in enumerate(self.parts)
        ]


@dataclass(frozen=True)
class Attacked:
    """A built site of attacks: how many fields hold one, and what was refused of the others."""

    output: Path
    published: int
    refusals: tuple[Problem, ...]


def quoted(value: str) -> str:
    """Return a string of YAML between double quotes (YAML 1.2, 7.3.1)."""
    kept = (
        f"\\u{ord(each):04x}"
        if each < " " or "\x7f" <= each <= "\xa0" or each in "\u2028\u2029\ufeff"
        else each
        for each in value.replace("\\", "\\\\").replace('"', '\\"')
    )
    return f'"{"".join(kept)}"'


def build_attacked(folder: Path, sources: Iterable[Source], *, clean: bool = False) -> Attacked:
    """Write and build a site; what is refused is given up until the rest is published."""
    listed = {source.path: source for source in sources}
    refusals = [each for source in listed.values() for each in _refused_alone(source)]
    for _ in range(_ROUNDS):
        write_files(folder, {path: source.text() for path, source in listed.items()})
        write_files(folder, {"content/news/2026/a.png": _PNG, "content/news/2026/a.txt": "a"})
        result: BuildResult = build_site(folder, clean=clean)
        found = errors(result.problems)
        if not found:
            published = sum(source.published for source in listed.values())
            return Attacked(folder / "public", published, tuple(refusals))
        refusals += found
        _give_up(listed, found)
    raise AssertionError([str(each) for each in found])


def _refused_alone(source: Source) -> list[Problem]:
    """Give up what the reader of a file refuses, without the rest of the site: that is quick."""
    refusals: list[Problem] = []
    while True:
        found = errors(_read(source))
        if not found:
            return refusals
        refusals += found
        _give_up({source.path: source}, found)


def _read(source: Source) -> Sequence[Problem]:
    content = source.text().encode()
    if source.path == SITE_FILE:
        return read_site(content)[1].problems
    return read_document(source.path, content).problems


def _give_up(listed: dict[str, Source], found: Sequence[Problem]) -> None:
    """Give up each field with a problem: those of a later line first, as a line may move."""
    for each in sorted({(each.place.file, each.place.line) for each in found}, reverse=True):
        path, line = each
        if path not in listed:
            raise AssertionError(f"a problem where nothing was attacked: {found}")
        listed[path].refuse(line)


def documents(number: int, attack: str, *, raw_yaml: bool = False) -> tuple[Source, ...]:
    """Return a document of each kind, all of whose text fields are one attack."""

    def slot(before: str, safe: str) -> Slot:
        return Slot(before, safe, raw=raw_yaml)

    def texts(*names: str, indent: str = "") -> list[Slot]:
        return [slot(f"{indent}{name}: ", "甲") for name in names]

    def alias(safe: str) -> str | Slot:
        return slot("aliases:\n  - ", safe)

    def body(*, front: Sequence[str | Slot]) -> list[str | Slot]:
        value = "正文。" if raw_yaml else None
        return ["---\n", *front, "---\n\n", value or Slot("", "正文。", "\n\n末段。\n", raw=True)]

    contact: list[str | Slot] = [
        "contact:\n",
        *texts("person", "phone", "email", "wechat", "address", "hours", indent="  "),
    ]
    article = body(
        front=[
            *texts("title"),
            f"date: 2026-02-{number % 28 + 1:02d}\ncolumn: news\ncover: a.png\norigin: authorised\n",
            *texts("summary", "cover_alt", "author", "photographer", "editor", "source"),
            slot("source_url: ", "https://www.example.org/"),
            *texts("original_title", "permission_ref"),
            Slot("tags:\n  - ", f"标签{number}", raw=raw_yaml, added="" if raw_yaml else f" {number}"),
            slot("corrections:\n  - date: 2026-02-28\n    text: ", "改了。"),
            slot("attachments:\n  - file: a.txt\n    title: ", "甲"),
            alias(f"old/{number}/"),
        ]
    )
    page = body(
        front=[
            *texts("title", "description"),
            "key_figures:\n  -\n",
            *texts("value", "title", "note", indent="    "),
            alias(f"old-page/{number}/"),
        ]
    )
    course: list[str | Slot] = [
        *texts("title"),
        "trade: safety\ncredential: " + f"c{number}\n",
        *texts("summary", "code", "audience", "requirements", "outcomes", "syllabus", "assessment"),
        slot("fee: ", "免费"),
        *texts("fee_note", "subsidy", "what_to_bring", "how_to_enrol"),
        *contact,
        "sessions:\n  - id: a\n    start: 2026-04-01\n    end: 2026-04-30\n",
        *texts("timetable", "venue", "note", indent="    "),
        slot("attachments:\n  - file: ../news/2026/a.txt\n    title: ", "甲"),
        alias(f"old-course/{number}/"),
    ]
    competition: list[str | Slot] = [
        *texts("title", "summary"),
        slot("year: ", "2026"),
        slot("organisers:\n  - ", "甲"),
        *texts("venue"),
        slot("trades:\n  - ", "甲"),
        *texts("standard", "overview", "eligibility", "entry", "scoring", "awards", "safety", "results_text"),
        slot("schedule:\n  - start: 2026-05-01 09:00\n    name: ", "初赛"),
        *texts("venue", "note", indent="    "),
        slot("publicity:\n  start: 2026-06-01\n  end: 2026-06-05\n  contact: ", "甲"),
        "results:\n  - award: 一等奖\n    name: 甲\n  - ",
        slot("award: ", "二等奖"),
        *texts("name", "employer", indent="    "),
        slot("documents:\n  - file: ../news/2026/a.txt\n    title: ", "甲"),
        "photos:\n  - file: ../news/2026/a.png\n",
        *texts("alt", "photographer", indent="    "),
        *contact,
        "courses:\n  - " + f"c{number}\n",
    ]
    credential: list[str | Slot] = [
        *texts("title"),
        "type: completion\n",
        *texts("summary", "level", "awarding_body", "standard", "requirements", "assessment"),
        slot("fee: ", "免费"),
        *texts("validity"),
        slot("lookup_url: ", "https://www.example.org/"),
        *texts("notes"),
    ]
    venue: list[str | Slot] = [
        *texts("title", "summary", "place", "address", "step_free_access"),
        *texts("directions", "equipment", "what_to_bring"),
        slot("photos:\n  - file: ../news/2026/a.png\n    alt: ", "甲"),
    ]
    return (
        Source(f"content/news/2026/a{number}.md", article, attack),
        Source(f"content/pages/p{number}.md", page, attack),
        Source(f"content/courses/c{number}.yaml", course, attack),
        Source(f"content/competitions/k{number}.yaml", competition, attack),
        Source(f"content/credentials/c{number}.yaml", credential, attack),
        Source(f"content/venues/v{number}.yaml", venue, attack),
    )


def shared_documents(attack: str, *, raw_yaml: bool = False) -> tuple[Source, ...]:
    """Return what a site has once: its settings, home page and lists, all of whose texts are one attack."""

    def slot(before: str, safe: str, after: str = "\n") -> Slot:
        return Slot(before, safe, after, raw=raw_yaml)

    def texts(*names: str, indent: str = "") -> list[Slot]:
        return [slot(f"{indent}{name}: ", "甲") for name in names]

    settings: list[str | Slot] = [
        "base_url: https://academy.example/\npage_size: 50\nshare_pictures: no\n",
        *texts("name", "short_name", "description"),
        "host:\n",
        *texts("name", indent="  "),
        "organiser:\n",
        *texts("name", indent="  "),
        slot("  url: ", "https://www.example.org/"),
        "contact:\n",
        *texts("person", "phone", "email", "wechat", "address", "hours", indent="  "),
        "navigation:\n  - {title: 新闻, url: /news/}\n",
        slot("  - url: /courses/\n    title: ", "课程"),
        slot("  - title: 外面\n    url: ", "/news/"),
        "tasks:\n",
        slot("  - url: /news/\n    title: ", "甲"),
        *texts("description", indent="    "),
        slot("  - title: 乙\n    url: ", "/news/"),
        "steps:\n",
        slot("  - url: /news/\n    title: ", "甲"),
        *texts("description", indent="    "),
        slot("  - title: 乙\n    url: ", "/news/"),
        "columns:\n  - slug: news\n",
        *texts("name", "description", indent="    "),
        slot("    keywords:\n      - ", "甲"),
        *texts("type", indent="    "),
        "trades:\n  - slug: safety\n",
        *texts("name", "description", indent="    "),
        slot("tags:\n  - slug: tag\n    name: ", "甲"),
        slot("synonyms:\n  - also: [乙]\n    word: ", "甲"),
        slot("  - word: 丙\n    also:\n      - ", "丁"),
        "filings:\n",
        *texts("icp", "public_security", indent="  "),
        slot("nowrap:\n  - ", "甲乙"),
        "redirects:\n",
        slot("  - to: /news/\n    from: ", "/moved-one/"),
        slot("  - from: /moved-two/\n    to: ", "/news/"),
        "verification:\n",
        slot("  - name: a.txt\n    content: ", "甲"),
        slot("  - content: 甲\n    name: ", "b.txt"),
    ]
    home: list[str | Slot] = [
        "---\n",
        *texts("title"),
        "blocks: [services, partners, numbers, contact, trades]\n---\n\n正文。\n",
    ]
    partners: list[str | Slot] = [
        "partners:\n  - id: a\n",
        *texts("name", "role", "description", indent="    "),
    ]
    partners.append(slot("    url: ", "https://www.example.org/"))
    services: list[str | Slot] = [
        "services:\n  - id: a\n",
        *texts("name", "summary", "details", indent="    "),
    ]
    numbers: list[str | Slot] = [
        "years:\n  - year: 2025\n",
        *texts("source", indent="    "),
        "    figures:\n      -\n",
    ]
    numbers += texts("label", "value", "unit", indent="        ")
    return (
        Source("site.yaml", settings, attack),
        Source("content/pages/index.md", home, attack),
        Source("content/partners.yaml", partners, attack),
        Source("content/services.yaml", services, attack),
        Source("content/numbers.yaml", numbers, attack),
    )
