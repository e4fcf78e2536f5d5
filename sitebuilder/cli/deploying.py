"""The command ``deploy``: choose the target and the action, and talk to the user."""

import sys
from collections.abc import Sequence
from contextlib import ExitStack

from msgspec import Struct

from sitebuilder.cli.progress import DEPLOY_STAGES, progress_bar
from sitebuilder.cli.site_settings import load_site
from sitebuilder.content.model.deploy import TargetSettings
from sitebuilder.content.model.site import SITE_FILE, Site
from sitebuilder.deploy.changes import Changes, Page
from sitebuilder.deploy.deploy import deploy
from sitebuilder.deploy.hosting.description import NOT_FOUND
from sitebuilder.deploy.release import is_release_id
from sitebuilder.deploy.request import DeployRequest
from sitebuilder.deploy.rollback import list_releases, release_hold, roll_back
from sitebuilder.deploy.target import DeployError, Destination
from sitebuilder.deploy.targets.choose import open_target
from sitebuilder.messages import (
    Problem,
    count_sentence,
    format_problems,
    printable_path,
    problem,
    problem_listing,
    say,
)
from sitebuilder.messages.problem import Place
from sitebuilder.pipeline.options import OnProgress, Stage
from sitebuilder.processes.exit_code import ExitCode

_MAX_SHOWN = 20


class DeployChoice(Struct, frozen=True):
    """The name of a target, if one was given, and what to do instead of publishing.

    ``rollback`` is None without that option and empty for the previous release; if it is not the ID of a
    release, it is the name of the target.
    """

    target: str | None
    rollback: str | None = None
    lists: bool = False
    unhold: bool = False


def run_deploy(request: DeployRequest, choice: DeployChoice, language: str) -> int:
    """Publish a site, or do what was chosen instead, and return the exit code."""
    name, rollback = choice.target, choice.rollback
    if rollback and not is_release_id(rollback) and name is None:
        name, rollback = rollback, ""
    site = load_site(request.options.site, language)
    if site is None:
        return ExitCode.PROBLEMS
    settings = _choose_target(site, name, language)
    if isinstance(settings, ExitCode):
        return settings
    is_interactive = not (request.yes or request.dry_run or choice.lists or choice.unhold)
    if is_interactive and not (sys.stdin.isatty() and sys.stdout.isatty()):
        key = "deploy-no-terminal" if rollback is None else "rollback-no-terminal"
        print(say(key, language), file=sys.stderr)
        return ExitCode.USAGE
    with ExitStack() as stack:
        console = Terminal(language)
        stack.callback(console.end_bar)
        try:
            target = open_target(settings, request.options.site)
            if choice.lists:
                return list_releases(target, console)
            if choice.unhold:
                return release_hold(target, console)
            destination = Destination(site, settings, target)
            if rollback is not None:
                return roll_back(request, destination, rollback, console)
            return deploy(request, destination, console)
        except DeployError as error:
            console.show_problems((error.problem,))
            return ExitCode.PROBLEMS


class Terminal:
    """A console on the terminal; it removes the progress bar before it prints anything."""

    def __init__(self, language: str) -> None:
        self._language, self._bar = language, ExitStack()
        self._on_progress: OnProgress | None = None

    def on_progress(self, stage: Stage, done: int, total: int, /) -> None:
        if self._on_progress is None:
            self._on_progress = self._bar.enter_context(progress_bar(self._language, DEPLOY_STAGES))
        self._on_progress(stage, done, total)

    def end_bar(self) -> None:
        """Remove the progress bar, if there is one."""
        self._bar.close()
        self._on_progress = None

    def say(self, key: str, /, **values: object) -> None:
        self.end_bar()
        print(say(key, self._language, **values), flush=True)

    def show_problems(self, problems: Sequence[Problem], /) -> None:
        self.end_bar()
        if problems:
            print(problem_listing(problems, self._language), file=sys.stderr, flush=True)
        if len(problems) > 1:
            print(f"\n{count_sentence(problems, self._language)}", file=sys.stderr, flush=True)

    def show_changes(self, changes: Changes, /) -> None:
        for key, pages in (
            ("deploy-added", changes.added),
            ("deploy-changed", changes.changed),
            ("deploy-removed", changes.removed),
        ):
            if pages:
                self.say(key, count=len(pages))
                self._show_pages(pages)
        if changes.others:
            self.say("deploy-others", count=changes.others)
        if not changes.paths:
            self.say("deploy-no-changes")

    def _show_pages(self, pages: Sequence[Page]) -> None:
        for page in pages[:_MAX_SHOWN]:
            address, title = page.address, self._title(page)
            print(printable_path(f"  {title}  {address}" if title else f"  {address}"))
        if len(pages) > _MAX_SHOWN:
            self.say("deploy-more", count=len(pages) - _MAX_SHOWN)

    def _title(self, page: Page) -> str:
        """Return a page's title; that of the page for missing ones would be read as a remark on the list."""
        is_about_missing = page.path == NOT_FOUND and page.title
        return (
            say("deploy-not-found-page", self._language, title=page.title) if is_about_missing else page.title
        )

    def ask(self, key: str, /, **values: object) -> bool:
        self.end_bar()
        try:
            answer = input(say(key, self._language, **values))
        except EOFError:
            return False
        return answer.strip().lower() in ("y", "yes", "是", "对", "好")


def _choose_target(site: Site, name: str | None, language: str) -> TargetSettings | ExitCode:
    """Return the target with this name, or the only one; otherwise print what is wrong."""
    names = "、".join(each.name for each in site.deploy)
    if not site.deploy:
        print(format_problems((problem("deploy-no-target", Place(SITE_FILE)),), language), file=sys.stderr)
        return ExitCode.PROBLEMS
    if name is None and len(site.deploy) == 1:
        return site.deploy[0]
    found = next((each for each in site.deploy if each.name == name), None)
    if found is None:
        key = "deploy-which" if name is None else "deploy-unknown-target"
        print(say(key, language, name=name, names=names), file=sys.stderr)
        return ExitCode.USAGE
    return found
