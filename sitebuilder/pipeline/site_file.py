"""Read ``site.yaml``, or take its settings from the cache while the file is unchanged."""

from msgspec import Struct

from sitebuilder.cache.records import read_record, write_record
from sitebuilder.content.model.site import SITE_FILE, Site
from sitebuilder.content.paths.files import digest
from sitebuilder.content.values.moments import is_time_zone
from sitebuilder.content.values.reading import FileReference, Reading
from sitebuilder.messages import Place, problem
from sitebuilder.pipeline.scan import Snapshot
from sitebuilder.pipeline.source_files import MOST_SECONDS, read_files
from sitebuilder.pipeline.workspace import Workspace
from sitebuilder.processes.time_limit import OutOfTimeError, processor_time_limit

_FILE = "site.bin"

SiteResult = tuple[Site | None, Reading, OSError | None]
"""The settings or None if a value is wrong, the record of reading them, the error if they were not cached."""


class _Record(Struct, frozen=True, array_like=True):
    """The settings of a file without problems; ``key`` identifies its bytes and the generator version."""

    key: bytes
    site: Site
    files: list[FileReference]
    positions: dict[str, Place]


def read_site_file(workspace: Workspace, snapshot: Snapshot) -> SiteResult:
    """Read the settings of the site, or take them from the cache."""
    reading = Reading.empty(SITE_FILE)
    if snapshot.site_file is None:
        return None, reading, None
    contents, problems = read_files({SITE_FILE: snapshot.site_file})
    if problems:
        reading.problems.extend(problems)
        return None, reading, None
    content = contents[SITE_FILE]
    key = digest(b"\0".join((workspace.version.encode(), content)))
    record = None if workspace.options.clean else read_record(workspace.cache, _FILE, _Record)
    if record is not None and record.key == key and is_time_zone(record.site.time_zone):
        reading.files, reading.positions = record.files, record.positions
        return record.site, reading, None
    # Imported here, as the parsers are: an edit of a template needs none of them.
    from sitebuilder.content.site_file import read_site

    try:
        with processor_time_limit(MOST_SECONDS):
            site, reading = read_site(content)
    except (OutOfTimeError, RecursionError):
        reading.problems.append(problem("file-too-complex", Place(SITE_FILE)))
        return None, reading, None
    if site is None or reading.problems:
        return site, reading, None
    record = _Record(key, site, reading.files, reading.positions)
    return site, reading, write_record(workspace.cache, _FILE, record)
