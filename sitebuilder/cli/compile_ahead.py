"""Compile templates ahead, before the code of a build is imported."""

import os
from collections.abc import Mapping

from sitebuilder.cache.storage import find_cache
from sitebuilder.cache.template_record import load_template_record
from sitebuilder.cli.idle_build import ROOT
from sitebuilder.formats.jinja.background_compiler import BackgroundCompiler, start_background_compiler
from sitebuilder.formats.jinja.templates import TEMPLATES_FOLDER, compile_template
from sitebuilder.processes.fork import usable_processors


def compile_ahead(options: Mapping[str, str]) -> BackgroundCompiler | None:
    """Begin to compile a site's templates in another process, if there is a processor for it.

    ``options`` are those of ``plain_options``.
    """
    if options.get("jobs") == "1" or usable_processors() < 2:
        return None
    site = os.path.abspath(options.get("site", ROOT))
    site_templates = os.path.join(site, TEMPLATES_FOLDER)
    folder = site_templates if os.path.isdir(site_templates) else os.path.join(ROOT, TEMPLATES_FOLDER)
    return start_background_compiler(
        folder, load_template_record(find_cache(site, os.environ)).used, compile_template
    )
