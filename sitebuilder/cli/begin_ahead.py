"""Begin what other processes can do before the code of a build is imported."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sitebuilder.cache.storage import CACHE_FOLDER, find_cache
from sitebuilder.cli.idle_build import ROOT
from sitebuilder.processes.fork import usable_processors

if TYPE_CHECKING:
    import subprocess

    from sitebuilder.formats.jinja.background_compiler import BackgroundCompiler


def start_scripts_ahead(options: Mapping[str, str]) -> "subprocess.Popen[str] | None":
    """Start the process that parses scripts if a site is built for the first time.

    ``options`` are those of ``plain_options``. Later builds seldom need it.
    """
    if not _has_processor_left(options) or os.path.isdir(os.path.join(_site(options), CACHE_FOLDER)):
        return None
    from sitebuilder.assets.script_start import start_script_process

    try:
        return start_script_process()
    except OSError:  # The build will say what is wrong.
        return None


def compile_ahead(options: Mapping[str, str]) -> "BackgroundCompiler | None":
    """Begin to compile a site's templates in another process, if there is a processor for it."""
    if not _has_processor_left(options):
        return None
    from sitebuilder.cache.template_record import load_template_record
    from sitebuilder.formats.jinja.background_compiler import start_background_compiler
    from sitebuilder.formats.jinja.templates import TEMPLATES_FOLDER, compile_template

    site = _site(options)
    site_templates = os.path.join(site, TEMPLATES_FOLDER)
    folder = site_templates if os.path.isdir(site_templates) else os.path.join(ROOT, TEMPLATES_FOLDER)
    return start_background_compiler(
        folder, load_template_record(find_cache(site, os.environ)).used, compile_template
    )


def _site(options: Mapping[str, str]) -> str:
    return os.path.abspath(options.get("site", ROOT))


def _has_processor_left(options: Mapping[str, str]) -> bool:
    return options.get("jobs") != "1" and usable_processors() >= 2
