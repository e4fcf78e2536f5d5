"""Click's help in the user's language."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from sitebuilder.messages import say


class _Translated(click.Command):
    """A command or a group with help in ``language``; Click has no setting for its headings."""

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language = language

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say("help-option", self.language)
        return option


class TranslatedCommand(_Translated):
    """A command with help in ``language``."""

    # Click's own sentence about them is in English.
    allow_extra_args = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        if ctx.args:
            ctx.fail(say("usage-extra", self.language, words=" ".join(ctx.args)))
        return rest

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        prefix = say("usage-heading", self.language)
        formatter.write_usage(ctx.command_path, pieces, prefix=prefix)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        arguments = [usage_piece(each) for each in self.params if isinstance(each, click.Argument)]
        return [f"[{say('options-heading', self.language)}]", *arguments]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        if records:
            with _section(formatter, "options-heading", self.language):
                formatter.write_dl(records)


class TranslatedGroup(_Translated, click.Group):
    """A group of commands with help in ``language``."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        commands, options = say("commands-heading", self.language), say("options-heading", self.language)
        prefix = say("usage-heading", self.language)
        formatter.write_usage(ctx.command_path, f"[{commands}] [{options}]", prefix=prefix)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with _section(formatter, "commands-heading", self.language):
            formatter.write_dl(
                [(name, command.get_short_help_str(200)) for name, command in self.commands.items()]
            )


def usage_piece(argument: click.Argument) -> str:
    """Return an argument as the usage shows it: its choices, or else its name."""
    choices = argument.type.choices if isinstance(argument.type, click.Choice) else [argument.name]
    piece = f"<{'|'.join(map(str, choices))}>"
    return piece if argument.required else f"[{piece}]"


@contextmanager
def _section(formatter: click.HelpFormatter, heading: str, language: str) -> Iterator[None]:
    """Write a heading, and indent what follows; Click's own headings end in the colon of English."""
    formatter.write_paragraph()
    formatter.write(say("help-section", language, heading=say(heading, language)) + "\n")
    with formatter.indentation():
        yield
