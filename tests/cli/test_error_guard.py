"""The guard around every command: no traceback, whenever a signal arrives."""

import os
import signal

from sitebuilder.cli import error_guard
from sitebuilder.cli.error_guard import run_guarded
from sitebuilder.processes.signals import ignore_signals


def test_a_signal_during_a_command_is_its_exit_code(tmp_path, capsys):
    def command() -> int:
        os.kill(os.getpid(), signal.SIGTERM)
        return 0

    assert run_guarded(command, tmp_path, "zh-CN") == 128 + signal.SIGTERM
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_signal_after_a_command_changes_nothing(tmp_path, capsys, monkeypatch):
    def interrupted() -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        ignore_signals()

    monkeypatch.setattr(error_guard, "ignore_signals", interrupted)
    assert run_guarded(lambda: 0, tmp_path, "zh-CN") == 0
    assert capsys.readouterr().err == ""
