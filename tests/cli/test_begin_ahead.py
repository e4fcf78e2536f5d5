"""What a build begins in other processes before its own code is imported."""

import os
from pathlib import Path

import pytest

from sitebuilder.assets.script_parser import script_parser
from sitebuilder.cli.begin_ahead import start_scripts_ahead
from sitebuilder.pipeline.head_start import HeadStart
from sitebuilder.processes.fork import usable_processors

pytestmark = pytest.mark.skipif(usable_processors() < 2, reason="there is no processor left to begin with")


def test_the_first_build_of_a_site_has_scripts_parsed_by_the_process_that_runs_already(tmp_path: Path):
    process = start_scripts_ahead({"site": str(tmp_path)})
    assert process is not None
    with script_parser(started=process) as parse:
        assert parse("a  ( 1 )") == "a(1)"
        assert process.poll() is None
    assert process.poll() is not None


def test_a_process_that_the_build_has_not_used_ends_with_it(tmp_path: Path):
    process = start_scripts_ahead({"site": str(tmp_path)})
    assert process is not None
    head_start = HeadStart(script_process=process)
    head_start.stop()
    head_start.stop()
    assert process.poll() is not None


def test_no_process_is_started_for_a_later_build_or_where_one_process_is_allowed(tmp_path: Path):
    assert start_scripts_ahead({"site": str(tmp_path), "jobs": "1"}) is None
    os.mkdir(tmp_path / ".cache")
    assert start_scripts_ahead({"site": str(tmp_path)}) is None
