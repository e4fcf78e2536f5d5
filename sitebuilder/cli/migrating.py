"""The command ``migrate``, which imports an old blog."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sitebuilder.cli.importing import find_import_target, print_import_problems, stopped, within_time_limit
from sitebuilder.cli.invocation import Invocation
from sitebuilder.content.model.site import SITE_FILE, RemoteMedia, Site
from sitebuilder.importers.blogs.blog import Blog, shown_path
from sitebuilder.importers.blogs.hexo import read_hexo
from sitebuilder.importers.blogs.hugo import read_hugo
from sitebuilder.importers.blogs.migrate import MigratedFile, migrate
from sitebuilder.importers.remarks import to_problems
from sitebuilder.importers.save import ImportTarget, is_lasting, write_new
from sitebuilder.messages import Place, Problem, Word, errors, printable_path, problem, say
from sitebuilder.pipeline.explain import output_paths
from sitebuilder.processes.exit_code import ExitCode


def migrate_blog(call: Invocation, tool: str, source: Path, column: str | None) -> int:
    """Import the posts and pages of a blog, and report what could not be imported.

    Returns the exit code: 0 all were written, 1 one was not, 2 wrong usage.
    """
    found = find_import_target(call, column)
    if isinstance(found, int):
        return found
    site, target = found
    blog = within_time_limit(source.name, lambda: _read(tool, source, site))
    if isinstance(blog, Problem):
        print_import_problems([blog], call.site, call.language)
        return ExitCode.PROBLEMS
    columns = {name: each.slug for each in site.columns for name in (each.name, each.slug)}
    written = migrate(blog, target, columns, output_paths(call.build_options()))
    counts: Counter[str] = Counter()
    problems = [*blog.unreadable, *_passed_over(blog), *_write_all(written, blog, target, counts)]
    print(say("migrated", call.language, **{each: counts[each] for each in ("articles", "pages", "files")}))
    sys.stdout.flush()
    if counts["remote"] and site.remote_media is RemoteMedia.REFUSE:
        problems.append(problem("migrate-remote", Place(SITE_FILE), count=counts["remote"]))
    print_import_problems(problems, call.site, call.language)
    return ExitCode.PROBLEMS if errors(problems) else ExitCode.DONE


_SHOWN_SKIPPED = 5


def _read(tool: str, source: Path, site: Site) -> Blog | Problem:
    place = Place(printable_path(source.name or str(source)))
    if tool == "wordpress":
        # Imported here: only exports need an XML parser.
        from sitebuilder.importers.blogs.wordpress import read_wordpress

        return read_wordpress(source, site.time_zone, place)
    blog = read_hugo(source, site.time_zone) if tool == "hugo" else read_hexo(source, site.time_zone)
    if blog.sources or blog.unreadable:
        return blog
    return problem("migrate-none", place, remedy=Word("fix-blog-folder"))


def _passed_over(blog: Blog) -> list[Problem]:
    place = Place(printable_path(blog.folder.name))
    comments = [problem("migrate-comments", place, count=blog.comments)] if blog.comments else []
    if not blog.skipped:
        return comments
    names = "、".join(blog.skipped[:_SHOWN_SKIPPED]) + ("……" if len(blog.skipped) > _SHOWN_SKIPPED else "")
    return [problem("migrate-passed-over", place, count=len(blog.skipped), names=names), *comments]


def _write_all(
    files: Iterator[MigratedFile], blog: Blog, target: ImportTarget, counts: Counter[str]
) -> list[Problem]:
    """Write all files of a blog, and count what was written; return the problems."""
    problems: list[Problem] = []
    for left in reversed(range(len(blog.sources))):
        each = within_time_limit(blog.folder.name, lambda: next(files))
        if isinstance(each, Problem):
            return [*problems, each, *stopped(left, each)]
        failed = write_new(target.site, each.path, each.text, each.files)
        if failed is None:
            counts["pages" if each.path.startswith("content/pages/") else "articles"] += 1
            counts["files"] += len(each.files)
            counts["remote"] += each.has_remote_pictures
            problems += to_problems(each.remarks, each.path, each.text)
        elif failed.code == "import-exists":
            old = printable_path(shown_path(blog.folder, each.source))
            problems.append(problem("migrate-exists", failed.place, old=old))
        else:
            problems.append(failed)
            if is_lasting(failed):
                return problems + stopped(left, failed)
    return problems
