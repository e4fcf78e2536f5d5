"""Commands on a site folder whose settings are a pipe: they end, with a sentence."""

import os
import subprocess
import sys

import pytest

from tests.site_folder import ROOT


@pytest.mark.skipif(os.name != "posix", reason="pipes have names on POSIX systems")
@pytest.mark.parametrize("command", [["build"], ["check"], ["new", "news", "通知"], ["explain", "/"]])
def test_no_command_waits_for_a_pipe(tmp_path, command):
    os.mkfifo(tmp_path / "site.yaml")
    ran = subprocess.run(
        [sys.executable, "build.py", "-C", str(tmp_path), *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.returncode == 1
    assert "site.yaml" in ran.stderr and "Traceback" not in ran.stderr
    assert not (tmp_path / ".cache" / "error.log").exists()
