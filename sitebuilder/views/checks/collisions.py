"""Outputs with colliding paths: the same path twice, or a path that is both a file and a folder.

Paths are compared as on a disk that ignores case and Unicode composition, so that the result is the same
everywhere.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from sitebuilder.content.model.site import SITE_FILE
from sitebuilder.content.paths.output_paths import collision_key, without_index
from sitebuilder.messages import Place, Problem, Word, problem
from sitebuilder.views.checks.name_collisions import name_collisions
from sitebuilder.views.machine.redirects import redirect_path
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.search_paths import INDEX

OWN_FILES = frozenset({"release.json"})
"""What no output may be named: a deploy puts its record beside them (``deploy/release.py``)."""


_COMPRESSED = (".gz", ".br")
"""What web servers send for the file without this ending (nginx: ``gzip_static``; ``deploy/compress.py``)."""


class _Claim(Struct, frozen=True, order=True):
    """An output path that an editor chose, by a name or in a field, and the place of that choice.

    A claim that ``yields`` is the one to change: it serves an old address or another service.
    """

    yields: bool
    place: Place
    path: str
    remedy: str = "fix-collision"


def collisions(outputs: Sequence[str], context: Context) -> Iterator[Problem]:
    """Report each path that two outputs share, that is both a file and a folder, or that servers confuse.

    ``outputs`` are the paths of all outputs except those of the search index.
    """
    keys = _keys(outputs)
    paths = frozenset(keys)
    repeated = [key for key, count in Counter(keys).items() if count > 1] if len(paths) < len(keys) else []
    folders = _folders(paths)
    both = (paths | OWN_FILES) & folders
    indexed = (_indexed(keys) if context.site.search else frozenset()) | (OWN_FILES & paths)
    compressed = [key for key in keys if key.endswith(_COMPRESSED) and key[:-3] in paths]
    if not (repeated or both or indexed or compressed):
        return
    claims = _claims(context)
    for key in compressed:
        for claim in claims.get(key) or [_root_claim(key)]:
            yield problem("compressed-name-taken", claim.place, path=claim.path[:-3])
    colliding_names = name_collisions(context) if repeated else ()
    for each in colliding_names:
        yield from each.problems
    name_folders = tuple(each.folder for each in colliding_names)
    for key in sorted(indexed.union(repeated)):
        if key.startswith(name_folders) and key not in claims:
            continue
        own = (
            claims.get(key) or _list_claims(key, context) or ([_root_claim(key)] if key in OWN_FILES else [])
        )
        yield from _problems(own, key, is_generated=key in indexed)
    inside = _claims_inside(both, claims) if both else {}
    for key in sorted(both):
        yield from _problems([*claims.get(key, []), *inside[key]], key, is_generated=False)


def _keys(outputs: Sequence[str]) -> Sequence[str]:
    """Return the folded paths, all at once: on almost every site folding changes nothing."""
    text = "\n".join(outputs)
    key = collision_key(text)
    return outputs if key == text else key.split("\n")


def _indexed(keys: Sequence[str]) -> frozenset[str]:
    """Return the paths that may belong to the search index."""
    text = "\n".join(("", *keys))
    if not any(f"\n{prefix}" in text for prefix in INDEX):
        return frozenset()
    return frozenset(key for key in keys if key.startswith(INDEX))


def _folders(paths: frozenset[str]) -> set[str]:
    folders: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders


def _claims_inside(folders: frozenset[str], claims: Mapping[str, list[_Claim]]) -> Mapping[str, list[_Claim]]:
    """Map each of the folders to the claims on paths inside it."""
    inside: dict[str, list[_Claim]] = {folder: [] for folder in folders}
    for path, claims_on_path in claims.items():
        folder = path.rpartition("/")[0]
        while folder:
            if folder in inside:
                inside[folder] += claims_on_path
            folder = folder.rpartition("/")[0]
    return inside


def _problems(claims: Sequence[_Claim], key: str, *, is_generated: bool) -> Iterator[Problem]:
    """Report each claim but the first, which the problems name.

    If the path is that of a generated page (there is only one claim, or ``is_generated``), all are reported.
    """
    ordered = sorted(claims) or [_Claim(False, Place(SITE_FILE), key)]
    is_generated = is_generated or len(ordered) == 1
    first = ordered[0].place
    for claim in ordered if is_generated else ordered[1:]:
        other = Word("own-page") if is_generated else f"{first.file}:{first.line}"
        url = "/" + without_index(claim.path)
        yield problem("output-collision", claim.place, path=url, other=other, remedy=Word(claim.remedy))


def _claims(context: Context) -> Mapping[str, list[_Claim]]:
    """Map each folded output path that an editor chose to the claims on it."""
    claims: dict[str, list[_Claim]] = {}
    for claim in (*_document_claims(context), *_file_claims(context), *_site_claims(context)):
        claims.setdefault(collision_key(claim.path), []).append(claim)
    return claims


def _document_claims(context: Context) -> Iterator[_Claim]:
    for entry in context.library.entries():
        document = entry.document
        positions, start = document.positions(), Place(document.path)
        place = positions.get("slug" if entry.data.slug else "title", start)
        yield _Claim(False, place, f"{entry.path}index.html")
        for index, alias in enumerate(entry.data.aliases):
            place = positions.get(f"aliases.{index}", start)
            yield _Claim(True, place, redirect_path(alias), "fix-collision-old")


def _file_claims(context: Context) -> Iterator[_Claim]:
    for source, file in context.library.files.items():
        yield _Claim(False, Place(source), file.path, "fix-collision-file")
    for source, picture in context.library.pictures.items():
        for variant in {*picture.facts.files, *picture.facts.webp, *(picture.share_variants or ())}:
            yield _Claim(False, Place(source), picture.path(variant), "fix-collision-file")


def _site_claims(context: Context) -> Iterator[_Claim]:
    positions, site = context.library.site_positions, context.site
    for index, redirect in enumerate(site.redirects):
        place = positions.get(f"redirects.{index}.from", Place(SITE_FILE))
        yield _Claim(True, place, redirect_path(redirect.old), "fix-collision-old")
    for index, verification in enumerate(site.verification):
        place = positions.get(f"verification.{index}.name", Place(SITE_FILE))
        yield _Claim(True, place, verification.name, "fix-collision-root")


def _list_claims(key: str, context: Context) -> list[_Claim]:
    """Return the claim of the column or the trade whose list stands at a path that nobody else has chosen."""
    positions, site = context.library.site_positions, context.site
    lists = [
        *((f"news/{column.slug}", f"columns.{index}.slug") for index, column in enumerate(site.columns)),
        *((f"courses/trades/{each.slug}", f"trades.{index}.slug") for index, each in enumerate(site.trades)),
    ]
    return [
        _Claim(False, positions.get(name, Place(SITE_FILE)), f"{folder}/index.html", "fix-collision-slug")
        for folder, name in lists
        if collision_key(f"{folder}/index.html") == key
    ]


def _root_claim(key: str) -> _Claim:
    """Return the claim of a file of ``assets/root/``, which nobody else has chosen."""
    return _Claim(False, Place(f"assets/root/{key}"), key)
