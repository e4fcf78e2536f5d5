"""The comments in the settings for web servers."""

import re

import pytest

from sitebuilder.deploy.hosting.caddy import caddy_settings
from sitebuilder.deploy.hosting.nginx import nginx_files
from sitebuilder.messages import LANGUAGES
from tests.deploy.hosting.released import hosting_for, machine_at, made_site

_COMMENT = re.compile(r"^\s*#.*\n", re.MULTILINE)
_DESCRIPTION = re.compile(r"^Description=.*\n", re.MULTILINE)


@pytest.fixture
def written(tmp_path) -> dict[str, str]:
    """Return all settings of a site, each under its language."""
    hosting = hosting_for(made_site(tmp_path, "https://a.example/"))
    machine = machine_at(tmp_path)
    return {
        language: "".join(
            [*nginx_files(hosting, machine, language).values(), caddy_settings(hosting, machine, language)]
        )
        for language in LANGUAGES
    }


def test_only_the_comments_of_settings_depend_on_the_language(written):
    plain = {_DESCRIPTION.sub("", _COMMENT.sub("", text)) for text in written.values()}
    assert len(plain) == 1 and len(set(written.values())) == len(LANGUAGES)


def test_every_comment_is_in_the_language_of_whoever_administers_the_server(written):
    told = [line.strip() for line in written["zh-CN"].splitlines() if line.lstrip().startswith("#")]
    commands = ("nginx -t", "systemctl", "apt-get", "1.", "2.", "3.")
    foreign = [line for line in told if line.isascii() and not line.lstrip("# ").startswith(commands)]
    assert foreign == ["#", "#"]
    assert all(line.isascii() for line in _COMMENT.findall(written["en"]))
