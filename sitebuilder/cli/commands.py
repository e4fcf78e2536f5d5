"""The commands and their options."""

import gc
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from sitebuilder.cli.ahead import usable_processors
from sitebuilder.cli.building import build_site, tell_problems
from sitebuilder.cli.language import site_setting
from sitebuilder.cli.messages import TranslatedCommand, TranslatedGroup
from sitebuilder.cli.progress import progress_bar
from sitebuilder.cli.quick import ROOT
from sitebuilder.cli.safely import keep_error
from sitebuilder.messages import LANGUAGES, errors, format_problems, say
from sitebuilder.pipeline import BuildOptions, check, explain, next_change


def make_commands(language: str) -> click.Group:
    """Return all commands, their help in the language."""
    group = TranslatedGroup(
        name="build.py", language=language, help=say("help-program", language), no_args_is_help=False
    )
    commands: dict[str, tuple[Callable[..., int], list[click.Parameter]]] = {
        "build": (_build, _build_options(language)),
        "check": (_check, _build_options(language)),
        "serve": (_serve, [*_build_options(language), _port(language)]),
        "new": (_new, [*_site_options(language), *_new_parameters(language)]),
        "explain": (_explain, [*_build_options(language), click.Argument(["target"])]),
        "next-change": (_next_change, _build_options(language)),
    }
    for name, (function, parameters) in commands.items():
        group.add_command(
            TranslatedCommand(
                name=name,
                language=language,
                callback=_with_language(function, language),
                params=parameters,
                help=say(f"help-{name}", language),
                short_help=say(f"help-{name}", language).split("\n")[0],
            )
        )
    return group


def _with_language(function: Callable[..., int], language: str) -> Callable[..., int]:
    def command(**options: Any) -> int:
        return function(language=options.pop("lang", None) or language, **options)

    return command


def _site_options(language: str) -> list[click.Parameter]:
    return [
        click.Option(
            ["-C", "--site"],
            type=click.Path(path_type=Path),
            default=Path(ROOT),
            metavar="DIR",
            help=say("help-site", language),
        ),
        click.Option(["--now"], metavar="2026-03-01T08:00", help=say("help-now", language)),
        click.Option(["--lang"], type=click.Choice(list(LANGUAGES)), help=say("help-lang", language)),
    ]


def _build_options(language: str) -> list[click.Parameter]:
    output_help, jobs_help = say("help-output", language), say("help-jobs", language)
    return [
        *_site_options(language),
        click.Option(["--output"], type=click.Path(path_type=Path), metavar="DIR", help=output_help),
        click.Option(["--drafts"], is_flag=True, help=say("help-drafts", language)),
        click.Option(["--clean"], is_flag=True, help=say("help-clean", language)),
        click.Option(["--adopt"], is_flag=True, help=say("help-adopt", language)),
        click.Option(["--allow-removals"], is_flag=True, help=say("help-allow-removals", language)),
        click.Option(["--jobs"], type=click.IntRange(1, 64), metavar="N", help=jobs_help),
    ]


def _port(language: str) -> click.Option:
    return click.Option(
        ["--port"], type=click.IntRange(1, 65535), default=8000, metavar="N", help=say("help-port", language)
    )


def _new_parameters(language: str) -> list[click.Parameter]:
    return [
        click.Argument(["kind"], type=click.Choice(["news", "course", "competition", "page"])),
        click.Argument(["title"]),
        click.Option(["--slug"], help=say("help-slug", language)),
        click.Option(["--column"], help=say("help-column", language)),
    ]


def _options(
    site: Path,
    output: Path | None,
    now: str | None,
    drafts: bool,
    clean: bool,
    adopt: bool,
    allow_removals: bool,
    jobs: int | None,
) -> BuildOptions:
    site = site.absolute()
    return BuildOptions(
        site=site,
        output=(output or site / "public").absolute(),
        fallback=Path(ROOT),
        now=_moment(now, site),
        drafts=drafts,
        clean=clean,
        adopt=adopt,
        allow_removals=allow_removals,
        jobs=jobs or usable_processors(),
    )


def _moment(text: str | None, site: Path) -> datetime | None:
    """Return a moment in the site's time zone; one with an offset is converted.

    Raises:
        click.BadParameter: the text is no moment of ISO 8601.
    """
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(text, param=click.Option(["--now"])) from None
    if moment.tzinfo is None:
        return moment
    try:
        zone = ZoneInfo(site_setting(site, "time_zone") or "Asia/Shanghai")
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("Asia/Shanghai")
    return moment.astimezone(zone).replace(tzinfo=None)


def _build(language: str, **values: Any) -> int:
    return build_site(_options(**values), language)


def _check(language: str, **values: Any) -> int:
    with progress_bar(language) as progress:
        result = check(_options(**values), progress)
    tell_problems(result, language)
    if errors(result.problems):
        return 1
    print(say("checked", language, seconds=result.seconds))
    return 0


def _serve(language: str, port: int, **values: Any) -> int:
    from sitebuilder.preview import serve

    # A preview runs for hours.
    gc.enable()
    options = _options(**values)
    return serve(options, port, language, lambda: keep_error(options.site))


def _new(
    language: str, site: Path, now: str | None, kind: str, title: str, slug: str | None, column: str | None
) -> int:
    from sitebuilder.cli.starting_files import write_starting_file

    return write_starting_file(site.absolute(), kind, title, slug, column, _moment(now, site), language)


def _explain(language: str, target: str, **values: Any) -> int:
    explanations, problems = explain(_options(**values), target)
    if problems:
        print(format_problems(problems, language), file=sys.stderr)
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
    moment = next_change(_options(**values))
    print("never" if moment is None else moment.isoformat(timespec="minutes"))
    return 0
