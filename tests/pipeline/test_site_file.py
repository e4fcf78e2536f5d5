"""What was read from ``site.yaml`` is kept while the file is the same, and read again otherwise."""

import os
import shutil
import subprocess
import sys
from typing import Any

from sitebuilder.cache.records import read_record, write_record
from tests.site_folder import ROOT, build_site, cache_of, copy_site, tree, write_files

RECORD = "site.bin"


def home_of(site) -> str:
    return tree(site / "public")["index.html"].decode()


def test_changed_settings_are_read_again(tmp_path):
    site = copy_site("minimal", tmp_path)
    build_site(site)
    settings = site / "site.yaml"
    changed = settings.read_text(encoding="utf-8").replace("name: ", "name: 新的", 1)
    assert "新的" not in home_of(site)
    settings.write_text(changed, encoding="utf-8")
    build_site(site)
    assert "新的" in home_of(site)


def test_problems_of_the_settings_are_reported_again_and_nothing_is_kept(tmp_path):
    site = copy_site("minimal", tmp_path)
    write_files(site, {"site.yaml": (site / "site.yaml").read_text(encoding="utf-8") + "titel: x\n"})
    for _ in range(2):
        assert [each.code for each in build_site(site).problems] == ["unknown-key"]
    assert not (site / ".cache" / RECORD).exists()


def test_settings_whose_time_zone_this_machine_lacks_are_read_again(tmp_path):
    site = copy_site("minimal", tmp_path)
    build_site(site)
    key, settings, *rest = read_record(cache_of(site), RECORD, list[Any]) or []
    write_record(cache_of(site), RECORD, [key, settings | {"time_zone": "Nowhere/Else"}, *rest])
    build_site(write_files(site, {"content/pages/index.md": "---\ntitle: 首页\n---\n改了\n"}))
    assert read_record(cache_of(site), RECORD, list[Any]) == [key, settings, *rest]


def test_a_build_in_which_only_a_template_changed_loads_no_parser(tmp_path):
    site = copy_site("minimal", tmp_path)
    shutil.copytree(ROOT / "templates", site / "templates")
    # In quotation marks, so that the library is needed (``content/yaml/common.py``).
    page = '---\ntitle: "首页"\n---\n'
    write_files(site, {"content/pages/index.md": page})
    command = (
        "import sys; from sitebuilder.cli import main\n"
        f"code = main(['build', '-C', {str(site)!r}])\n"
        "sys.exit(3 if code else 'yaml' in sys.modules)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    def loads_parser() -> bool:
        build = [sys.executable, "-c", command]
        done = subprocess.run(build, env=environment, capture_output=True, check=False)
        assert done.returncode in (0, 1), done.stderr
        return done.returncode == 1

    assert loads_parser()
    layout = site / "templates/layouts/base.html"
    layout.write_text(layout.read_text(encoding="utf-8") + "<!-- new -->", encoding="utf-8")
    assert not loads_parser()
    write_files(site, {"content/pages/index.md": f"{page}改了\n"})
    assert loads_parser()


def test_a_reminder_about_the_settings_is_repeated_and_the_site_is_built(tmp_path):
    site = copy_site("minimal", tmp_path)
    text = (site / "site.yaml").read_text(encoding="utf-8")
    name = next(line for line in text.split("\n") if line.startswith("name: "))
    write_files(site, {"site.yaml": text.replace(name, f"{name},")})
    for _ in range(2):
        assert [each.code for each in build_site(site).problems] == ["comma-at-end"]
    assert f"{name.removeprefix('name: ')}," in home_of(site)
