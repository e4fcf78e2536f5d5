"""The commands, with options built for Click from the table."""

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from sitebuilder.cli.building import build_site, print_problems
from sitebuilder.cli.error_guard import save_traceback
from sitebuilder.cli.idle_build import ROOT
from sitebuilder.cli.invocation import Invocation, make_invocation
from sitebuilder.cli.options import COMMAND_OPTIONS, OPTIONS, is_contradictory
from sitebuilder.cli.progress import progress_bar
from sitebuilder.cli.translated_help import TranslatedCommand, TranslatedGroup
from sitebuilder.content.kinds import NEW
from sitebuilder.messages import LANGUAGES, errors, problem_listing, say
from sitebuilder.pipeline import check
from sitebuilder.pipeline.explain import explain, next_change
from sitebuilder.processes.exit_code import ExitCode

BLOGS = ("hugo", "hexo", "wordpress")
SERVERS = ("nginx", "caddy", "netlify", "cloudflare")


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
                callback=_invoke(function, language),
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


def _invoke(function: Callable[..., int], language: str) -> Callable[..., int]:
    """Return a callback for Click that calls a command with its invocation and its own arguments."""

    def command(site: Path, now: str | None, lang: str | None, **values: Any) -> int:
        chosen = lang or language
        if is_contradictory([name for name, value in values.items() if value]):
            raise click.UsageError(say("usage-release-drafts", chosen))
        return function(make_invocation(site, now, chosen), **values)

    return command


def _build(call: Invocation, show_all: bool, **values: Any) -> int:
    return build_site(call.build_options(**values), call.language, show_all=show_all)


def _check(call: Invocation, format: str, show_all: bool, **values: Any) -> int:
    options, language = call.build_options(**values), call.language
    with progress_bar(language) as progress:
        result = check(options, progress)
    if format != "text":
        from sitebuilder.cli.check_report import report

        sys.stdout.write(report(result, options, format, language))
        return ExitCode.PROBLEMS if errors(result.problems) else ExitCode.DONE
    print_problems(result, options, language, show_all=show_all)
    if errors(result.problems):
        return ExitCode.PROBLEMS
    print(say("checked", language, seconds=result.seconds))
    return ExitCode.DONE


def _serve(call: Invocation, port: int, show_all: bool, **values: Any) -> int:
    from sitebuilder.preview import serve

    # A preview runs for hours, so garbage must be collected.
    gc.enable()
    options = call.build_options(**values)
    return serve(options, port, call.language, lambda: save_traceback(options.site), show_all=show_all)


def _new(call: Invocation, kind: str, title: str, slug: str | None, column: str | None) -> int:
    from sitebuilder.cli.starting_files import write_starting_file

    return write_starting_file(call, kind, title, slug, column)


def _import(call: Invocation, file: str, slug: str | None, column: str | None) -> int:
    from sitebuilder.cli.importing import import_texts

    return import_texts(call, file, slug, column)


def _migrate(call: Invocation, tool: str, source: Path, column: str | None) -> int:
    from sitebuilder.cli.migrating import migrate_blog

    return migrate_blog(call, tool, source, column)


def _explain(call: Invocation, target: str, **values: Any) -> int:
    language = call.language
    explanations, problems = explain(call.build_options(**values), target)
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
    return ExitCode.DONE if explanations else ExitCode.PROBLEMS


def _next_change(call: Invocation, **values: Any) -> int:
    moment, problems = next_change(call.build_options(**values))
    if problems:
        print(problem_listing(problems, call.language), file=sys.stderr)
        return ExitCode.PROBLEMS
    print("never" if moment is None else moment.isoformat(timespec="minutes"))
    return ExitCode.DONE


def _sign(call: Invocation, path: str, round: str | None, name: str | None) -> int:
    from sitebuilder.cli.approval import sign_document

    return sign_document(call, path, round, name)


def _log(call: Invocation, csv: bool) -> int:
    from sitebuilder.cli.approval import print_log

    return print_log(call, as_csv=csv)


def _diff(call: Invocation, old: str, new: str, jobs: int | None, **reports: Path | None) -> int:
    from sitebuilder.cli.comparing import print_differences

    # Both revisions are built as of the same moment.
    options = replace(call.build_options(jobs=jobs), now=call.moment())
    return print_differences(options, (old, new), reports["html"], reports["markdown"], call.language)


def _deploy(call: Invocation, target: str | None, rollback: str | None, **values: Any) -> int:
    from sitebuilder.cli.deploying import DeployChoice, run_deploy
    from sitebuilder.deploy.request import DeployRequest

    build_values = {name: values.pop(name) for name in _DEPLOY_BUILD}
    lists, unhold = values.pop("lists"), values.pop("unhold")
    if sum((lists, unhold, rollback is not None, values["dry_run"] or values["if_due"])) > 1:
        raise click.UsageError(say("usage-deploy-one", call.language))
    request = DeployRequest(call.build_options(**build_values), **values)
    return run_deploy(request, DeployChoice(target, rollback, lists, unhold), call.language)


def _hosting(call: Invocation, server: str, link: str | None, into: Path | None) -> int:
    from sitebuilder.cli.hosting import print_hosting

    return print_hosting(call.build_options(), server, link, into, call.language)


_TYPES: dict[str, Any] = {
    "path": click.Path(path_type=Path),
    "moment": click.STRING,
    "language": click.Choice(list(LANGUAGES)),
    "jobs": click.IntRange(1, 64),
    "port": click.IntRange(1, 65535),
    "format": click.Choice(["text", "json", "sarif", "github"]),
    "text": click.STRING,
    "optional": click.STRING,
}
_OPTIONAL_VALUE: dict[str, Any] = {"flag_value": ""}
_DEPLOY_BUILD = ("jobs", "clean", "allow_removals")
"""The options of ``deploy`` that are options of its build."""

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
