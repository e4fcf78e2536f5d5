"""The commands, with options built for Click from the table."""

import gc
import re
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from sitebuilder.cli.ahead import usable_processors
from sitebuilder.cli.building import build_site, print_problems
from sitebuilder.cli.error_guard import save_traceback
from sitebuilder.cli.idle_check import ROOT
from sitebuilder.cli.messages import TranslatedCommand, TranslatedGroup
from sitebuilder.cli.options import COMMAND_OPTIONS, OPTIONS, is_contradictory
from sitebuilder.cli.progress import progress_bar
from sitebuilder.content.files import MAX_TEXT_BYTES, read_regular_file
from sitebuilder.content.kinds import NEW
from sitebuilder.content.site_file import SITE_FILE
from sitebuilder.messages import LANGUAGES, errors, problem_listing, say
from sitebuilder.pipeline import BuildOptions, check
from sitebuilder.pipeline.explain import explain, next_change

_DEFAULT_ZONE = "Asia/Shanghai"
BLOGS = ("hugo", "hexo", "wordpress")
SERVERS = ("nginx", "caddy", "netlify", "cloudflare")
_TIME_ZONE = re.compile(r"^time_zone:\s*[\"']?([\w/+-]+)", re.MULTILINE)


def make_commands(language: str) -> click.Group:
    """Return all commands, with their help in the language."""
    group = TranslatedGroup(
        name="build.py", language=language, help=say("help-program", language), no_args_is_help=False
    )
    for name, (function, arguments) in _COMMANDS.items():
        options = [_click_option(each, language) for each in COMMAND_OPTIONS[name]]
        group.add_command(
            TranslatedCommand(
                name=name,
                language=language,
                callback=_with_language(function, language),
                params=[*arguments, *options],
                help=say(f"help-{name}", language),
                short_help=say(f"help-{name}", language).split("\n")[0],
            )
        )
    return group


def _click_option(name: str, language: str) -> click.Option:
    """Return an option of the table as a Click option."""
    option, is_flag = OPTIONS[name], OPTIONS[name].value == "flag"
    return click.Option(
        [*option.flags, name],
        type=None if is_flag else _TYPES[option.value],
        is_flag=is_flag,
        default=_DEFAULTS.get(name, False if is_flag else None),
        metavar=option.metavar,
        help=say(f"help-{name.replace('_', '-')}", language),
        **_OPTIONAL_VALUE if option.value == "optional" else {},
    )


def _with_language(function: Callable[..., int], language: str) -> Callable[..., int]:
    def command(**options: Any) -> int:
        chosen = options.pop("lang", None) or language
        if is_contradictory([name for name, value in options.items() if value]):
            raise click.UsageError(say("usage-release-drafts", chosen))
        return function(language=chosen, **options)

    return command


def _options(
    site: Path,
    now: str | None,
    output: Path | None = None,
    drafts: bool = False,
    clean: bool = False,
    adopt: bool = False,
    allow_removals: bool = False,
    jobs: int | None = None,
    release: bool = False,
    strict: bool = False,
) -> BuildOptions:
    site = site.absolute()
    return BuildOptions(
        site=site,
        output=(output or site / "public").absolute(),
        fallback=Path(ROOT),
        now=_moment(now, site),
        drafts=drafts,
        release=release,
        strict=strict,
        clean=clean,
        adopt=adopt,
        allow_removals=allow_removals,
        jobs=jobs or usable_processors(),
    )


def _moment(text: str | None, site: Path) -> datetime | None:
    """Return a moment in the site's time zone; one with an offset is converted.

    Raises:
        click.BadParameter: the text is not an ISO 8601 moment.
    """
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(text, param=click.Option(["--now"])) from None
    if moment.tzinfo is None:
        return moment
    return moment.astimezone(_zone(site)).replace(tzinfo=None)


def _zone(site: Path) -> ZoneInfo:
    try:
        return ZoneInfo(_time_zone(site))
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(_DEFAULT_ZONE)


def _time_zone(site: Path) -> str:
    """Return the time zone in ``site.yaml`` without parsing the whole file as YAML."""
    try:
        content = read_regular_file(site / SITE_FILE, MAX_TEXT_BYTES)
    except OSError:
        return _DEFAULT_ZONE
    found = _TIME_ZONE.search(content.decode("utf-8-sig", "replace"))
    return found[1] if found else _DEFAULT_ZONE


def _build(language: str, show_all: bool, **values: Any) -> int:
    return build_site(_options(**values), language, show_all=show_all)


def _check(language: str, format: str, show_all: bool, **values: Any) -> int:
    options = _options(**values)
    with progress_bar(language) as progress:
        result = check(options, progress)
    if format != "text":
        from sitebuilder.cli.check_report import report

        sys.stdout.write(report(result, options, format, language))
        return 1 if errors(result.problems) else 0
    print_problems(result, options, language, show_all=show_all)
    if errors(result.problems):
        return 1
    print(say("checked", language, seconds=result.seconds))
    return 0


def _serve(language: str, port: int, show_all: bool, **values: Any) -> int:
    from sitebuilder.preview import serve

    # A preview runs for hours, so garbage must be collected.
    gc.enable()
    options = _options(**values)
    return serve(options, port, language, lambda: save_traceback(options.site), show_all=show_all)


def _new(
    language: str, site: Path, now: str | None, kind: str, title: str, slug: str | None, column: str | None
) -> int:
    from sitebuilder.cli.starting_files import write_starting_file

    return write_starting_file(site.absolute(), kind, title, slug, column, _moment(now, site), language)


def _import(
    language: str, site: Path, now: str | None, file: str, slug: str | None, column: str | None
) -> int:
    from sitebuilder.cli.importing import import_texts

    return import_texts(site.absolute(), file, slug, column, _moment(now, site), language)


def _migrate(language: str, site: Path, now: str | None, tool: str, source: Path, column: str | None) -> int:
    from sitebuilder.cli.migrating import migrate_blog

    return migrate_blog(site.absolute(), tool, source, column, _moment(now, site), language)


def _explain(language: str, target: str, **values: Any) -> int:
    explanations, problems = explain(_options(**values), target)
    if problems:
        print(problem_listing(problems, language), file=sys.stderr)
    for each in explanations:
        print(
            say(
                "explained",
                language,
                path=each.path,
                maker=each.maker,
                templates="、".join(each.templates) or "-",
                sources="、".join(each.sources) or "-",
                last=say(f"reason-{each.last}", language),
                next=say(f"reason-{each.next}", language),
            )
        )
    if not explanations:
        print(say("not-explained", language, target=target), file=sys.stderr)
    return 0 if explanations else 1


def _next_change(language: str, **values: Any) -> int:
    moment, problems = next_change(_options(**values))
    if problems:
        print(problem_listing(problems, language), file=sys.stderr)
        return 1
    print("never" if moment is None else moment.isoformat(timespec="minutes"))
    return 0


def _sign(language: str, site: Path, now: str | None, path: str, round: str | None, name: str | None) -> int:
    from sitebuilder.cli.approval import sign_document

    return sign_document(site.absolute(), path, round, name, _moment(now, site), language)


def _log(language: str, site: Path, now: str | None, csv: bool) -> int:
    from sitebuilder.cli.approval import print_log

    return print_log(site.absolute(), language, as_csv=csv)


def _diff(
    language: str,
    old: str,
    new: str,
    site: Path,
    now: str | None,
    jobs: int | None,
    html: Path | None,
    markdown: Path | None,
) -> int:
    from sitebuilder.cli.comparing import ComparisonOptions, print_differences

    site = site.absolute()
    moment = _moment(now, site) or datetime.now(_zone(site)).replace(tzinfo=None)
    return print_differences(
        ComparisonOptions(site, moment, jobs or usable_processors()), (old, new), html, markdown, language
    )


def _deploy(
    language: str,
    target: str | None,
    rollback: str | None,
    lists: bool,
    unhold: bool,
    dry_run: bool,
    yes: bool,
    dirty: bool,
    if_due: bool,
    changed_urls: Path | None,
    **values: Any,
) -> int:
    from sitebuilder.cli.deploying import run_deploy
    from sitebuilder.deploy.deploy import DeployRequest

    if sum((lists, unhold, rollback is not None, dry_run or if_due)) > 1:
        raise click.UsageError(say("usage-deploy-one", language))
    order = DeployRequest(_options(**values), dry_run, yes, dirty, if_due, changed_urls)
    return run_deploy(order, target, rollback, lists=lists, unhold=unhold, language=language)


def _hosting(
    language: str, server: str, site: Path, now: str | None, link: str | None, into: Path | None
) -> int:
    from sitebuilder.cli.hosting import print_hosting

    return print_hosting(_options(site, now), server, link, into, language)


_TYPES: dict[str, Any] = {
    "folder": click.Path(path_type=Path),
    "file": click.Path(path_type=Path, dir_okay=False),
    "moment": click.STRING,
    "language": click.Choice(list(LANGUAGES)),
    "jobs": click.IntRange(1, 64),
    "port": click.IntRange(1, 65535),
    "format": click.Choice(["text", "json", "sarif", "github"]),
    "text": click.STRING,
    "optional": click.STRING,
}
_OPTIONAL_VALUE: dict[str, Any] = {"flag_value": ""}
_DEFAULTS = {"site": Path(ROOT), "port": 8000, "format": "text"}
_COMMANDS: dict[str, tuple[Callable[..., int], tuple[click.Argument, ...]]] = {
    "build": (_build, ()),
    "check": (_check, ()),
    "serve": (_serve, ()),
    "new": (
        _new,
        (
            click.Argument(["kind"], type=click.Choice(list(NEW))),
            click.Argument(["title"]),
        ),
    ),
    "import": (_import, (click.Argument(["file"]),)),
    "migrate": (
        _migrate,
        (
            click.Argument(["tool"], type=click.Choice(list(BLOGS))),
            click.Argument(["source"], type=click.Path(path_type=Path)),
        ),
    ),
    "explain": (_explain, (click.Argument(["target"]),)),
    "next-change": (_next_change, ()),
    "sign": (_sign, (click.Argument(["path"]),)),
    "log": (_log, ()),
    "diff": (_diff, (click.Argument(["old"]), click.Argument(["new"]))),
    "deploy": (_deploy, (click.Argument(["target"], required=False),)),
    "hosting": (_hosting, (click.Argument(["server"], type=click.Choice(list(SERVERS))),)),
}
