"""Read all inputs of a build: documents, pictures, templates, assets and settings."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial

from msgspec import Struct

from sitebuilder.assets.bundle import BundledAssets, bundle_assets
from sitebuilder.cache.documents import Store, open_store, save_store
from sitebuilder.cache.template_record import (
    TemplateRecord,
    load_template_record,
    save_template_record,
    sound_templates,
)
from sitebuilder.content.documents import Document
from sitebuilder.content.merge_conflicts import find_conflicts
from sitebuilder.content.model.site import Site
from sitebuilder.content.pictures import PictureFacts, PictureFault, picture_paths
from sitebuilder.content.values.moments import DEFAULT_ZONE
from sitebuilder.content.values.reading import Reading
from sitebuilder.formats.jinja.templates import Templates, load_templates
from sitebuilder.messages import Problem
from sitebuilder.patterns import lazy_pattern
from sitebuilder.pipeline.minified import minified_assets
from sitebuilder.pipeline.pictures import read_pictures
from sitebuilder.pipeline.scan import Snapshot
from sitebuilder.pipeline.site_file import read_site_file
from sitebuilder.pipeline.source_files import begin_reading, read_files
from sitebuilder.pipeline.text_files import documents_as_text
from sitebuilder.pipeline.workspace import Workspace
from sitebuilder.processes.pool import begin_in_background

_PARALLEL_THRESHOLD = 1_000
"""Documents that take longer to save than a process takes to start."""

_TEMPLATE_SIGN = lazy_pattern(rb"\{[{%#]")
"""Turns a script into a template, which no script parser can read."""

_MAX_ASSET_BYTES = 20_000_000
"""A visitor loads them all; a megabyte is much."""


class Sources(Struct, frozen=True):
    """All inputs of a build, read; ``template_sources`` maps a template's name to its bytes.

    ``store`` is the document cache as it was found. ``pictures`` maps the source path of each picture that a
    document uses to what is known about it. ``template_record`` is what the cache remembers of templates.
    ``unwritten`` holds the errors if parts of the cache could not be written.
    """

    snapshot: Snapshot
    site: Site | None
    site_reading: Reading
    store: Store
    documents: tuple[Document, ...]
    pictures: Mapping[str, PictureFacts | PictureFault]
    template_sources: Mapping[str, bytes]
    templates: Templates
    template_record: TemplateRecord
    bundles: BundledAssets
    problems: tuple[Problem, ...]
    unwritten: tuple[OSError | None, ...]


def read_sources(workspace: Workspace, snapshot: Snapshot) -> Sources:
    """Read every input file; known documents, pictures and bundles come from the cache."""
    options, cache, version = workspace.options, workspace.cache, workspace.version
    workspace.on_progress("read", 0, len(snapshot.documents))
    site, site_reading, site_error = read_site_file(workspace, snapshot)
    zone = site.time_zone if site is not None else DEFAULT_ZONE
    store = open_store(cache, f"{version} {zone}", clean=options.clean)
    reading = begin_reading(workspace, snapshot.documents, store, zone)
    template_sources, template_problems = read_files(snapshot.templates, "templates/")
    asset_sources, asset_problems = read_files(snapshot.assets, "assets/", most=_MAX_ASSET_BYTES)
    inline = _inline_scripts(template_sources)
    # While other processes read: a part of it is waiting for one that parses scripts.
    minified, bundle_problems, minify_error = minified_assets(workspace, asset_sources, inline)
    read, unreadable = reading()
    templates, record, compile_problems, record_error = _load_templates(workspace, template_sources)
    documents = tuple(read.values())
    named = (*picture_paths(documents, snapshot.files), *(each.path for each in site_reading.files))
    pictures = read_pictures(workspace, named, snapshot.files)
    bundles = bundle_assets(asset_sources, minified)
    conflicts = (
        *find_conflicts("templates/", template_sources),
        *find_conflicts("assets/", asset_sources),
    )
    problems = (
        *snapshot.problems,
        *site_reading.problems,
        *unreadable,
        *pictures.problems,
        *template_problems,
        *asset_problems,
        *conflicts,
        *_in_other_files(conflicts, (*compile_problems, *bundle_problems)),
        *documents_as_text(snapshot.files, documents),
    )
    return Sources(
        snapshot,
        site,
        site_reading,
        store,
        documents,
        pictures.facts,
        template_sources,
        templates,
        record,
        bundles,
        problems,
        (site_error, pictures.unwritten, record_error, minify_error),
    )


def _load_templates(
    workspace: Workspace, sources: Mapping[str, bytes]
) -> tuple[Templates, TemplateRecord, tuple[Problem, ...], OSError | None]:
    """Return the templates, what the cache remembers of them, the problems, and the error if caching failed.

    Templates that this version of the generator has compiled before are not compiled to find mistakes.
    """
    cached = TemplateRecord() if workspace.options.clean else load_template_record(workspace.cache)
    sound = sound_templates(cached, workspace.version, sources)
    templates, problems = load_templates(sources, workspace.head_start.compiler, sound=sound)
    record = TemplateRecord(workspace.version, templates.sound, cached.used)
    error = save_template_record(workspace.cache, record) if record != cached else None
    return templates, record, problems, error


def _in_other_files(conflicts: Collection[Problem], problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems but those of files with unresolved conflicts, which are no errors of their own."""
    told = {each.place.file for each in conflicts}
    return (each for each in problems if each.place.file not in told)


def _inline_scripts(templates: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the scripts that templates embed in pages unchanged, by their paths relative to the site."""
    scripts = ((name, content) for name, content in templates.items() if name.endswith(".js"))
    return {f"templates/{name}": content for name, content in scripts if not _TEMPLATE_SIGN.search(content)}


def begin_saving(workspace: Workspace, sources: Sources) -> Callable[[], OSError | None]:
    """Begin to cache the documents; return a function that waits and returns the error, if any."""
    is_much = len(sources.documents) - len(sources.store.documents) >= _PARALLEL_THRESHOLD
    save = partial(save_store, sources.store, sources.documents)
    return begin_in_background(save, workspace.jobs if is_much else 1)
