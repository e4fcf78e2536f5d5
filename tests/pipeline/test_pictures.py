"""Pictures in a whole site: what is published, what is told, and what a second build does not do again."""

import re
import subprocess
import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from sitebuilder.cache.blobs import read_blob, write_blob
from sitebuilder.content.tones import TONES
from sitebuilder.messages import Place, errors
from sitebuilder.pipeline import render
from sitebuilder.pipeline.pictures import FOLDER, picture_file
from tests.pictures import is_like, picture, pixel, saved
from tests.site_folder import ROOT, build_site, cache_of, differing, seed_cache, tree, write_files

SITE = """\
name: 测试学院
base_url: https://test.example/
description: 测试
columns:
  - {slug: news, name: 新闻, description: 新闻}
"""
ARTICLE = "---\ntitle: {}\ndate: 2026-02-0{}\ncolumn: news\n{}---\n{}\n"
HOME = {"content/pages/index.md": "---\ntitle: 首页\n---\n欢迎。\n"}
NEWS = "content/news/2026/"


def site_with(folder: Path, files: Mapping[str, str | bytes], settings: str = "") -> Path:
    return seed_cache(write_files(folder / "site", {"site.yaml": SITE + settings, **HOME, **files}))


def built(site: Path, **changes) -> dict[str, bytes]:
    result = build_site(site, **changes)
    assert errors(result.problems) == [], result.problems
    return tree(site / "public")


def page(files: dict[str, bytes], path: str) -> etree._Element:
    return etree.HTML(files[path].decode())


def addresses(html: etree._Element) -> list[str]:
    lists = html.xpath("//article//img/@src | //article//@srcset")
    return [part.split()[0] for each in lists for part in each.split(", ")]


def test_a_picture_of_a_text_is_offered_in_several_widths_with_its_size_and_colour(tmp_path):
    article = ARTICLE.format("甲", 1, "", '![车间](图/车间.jpg "题")')
    files = built(site_with(tmp_path, {NEWS + "a.md": article, NEWS + "图/车间.jpg": picture()}))
    html = page(files, "news/2026/a/index.html")
    (source,), (image,) = html.xpath("//picture/source"), html.xpath("//picture//img")
    assert source.get("type") == "image/webp"
    widths = [re.findall(r" (\d+)w", each.get("srcset")) for each in (source, image)]
    assert widths == [["480", "960", "1300"]] * 2
    assert (image.get("width"), image.get("height")) == ("1300", "900")
    assert (image.get("alt"), image.get("title"), image.get("decoding")) == ("车间", "题", "async")
    tone = image.get("class")
    assert re.fullmatch(r"#[5-9a-f].[0-5].[0-5].", TONES[tone]), "reddish, as the picture is"
    (styles,) = (content for path, content in files.items() if path.endswith(".css"))
    assert f".{tone}{{background-color:{TONES[tone]}}}".encode() in styles
    assert "style" not in image.attrib
    for url in addresses(html):
        assert url.isascii()
        assert Image.open(BytesIO(files[url.removeprefix("/")])).width in (480, 960, 1300)
    assert not any(path.endswith("che-jian.jpg") for path in files), "the original is not published"


def test_only_the_first_picture_of_a_page_is_loaded_at_once(tmp_path):
    pictures = {f"{NEWS}{name}.png": picture(name, kind="PNG") for name in ("red", "blue", "green")}
    text = "![一](red.png)\n\n![二](blue.png)"
    cover = "cover: green.png\ncover_alt: 封面\n"
    articles = {
        NEWS + "a.md": ARTICLE.format("甲", 1, "", text),
        NEWS + "b.md": ARTICLE.format("乙", 2, cover, text),
    }
    files = built(site_with(tmp_path, {**pictures, **articles}))
    lazy = {
        name: [
            image.get("loading")
            for image in page(files, f"news/2026/{name}/index.html").xpath("//article//img")
        ]
        for name in "ab"
    }
    assert lazy == {"a": [None, "lazy"], "b": [None, "lazy", "lazy"]}


def test_a_link_to_a_picture_leads_to_its_largest_form_without_its_metadata(tmp_path):
    exif = Image.Exif()
    exif[0x010F] = "Secret Camera"
    photograph = saved(Image.new("RGB", (2000, 1000)), "JPEG", exif=exif)
    article = ARTICLE.format("甲", 1, "", "[大图](a.jpg)")
    files = built(site_with(tmp_path, {NEWS + "a.md": article, NEWS + "a.jpg": photograph}))
    (href,) = page(files, "news/2026/a/index.html").xpath("//a[text()='大图']/@href")
    assert Image.open(BytesIO(files[href.removeprefix("/")])).size == (1440, 720)
    assert not any(b"Secret Camera" in content for content in files.values())


def test_an_attachment_is_published_as_it_is_with_type_size_and_a_name_to_save_it_by(tmp_path):
    more = "attachments:\n  - {file: 报名 表.jpg, title: 报名表/甲}\n  - {file: a.txt, title: 说明.txt}\n"
    original = picture()
    files = built(
        site_with(
            tmp_path,
            {
                NEWS + "a.md": ARTICLE.format("甲", 1, more, "文"),
                NEWS + "报名 表.jpg": original,
                NEWS + "a.txt": "x" * 2048,
            },
        )
    )
    first, second = page(files, "news/2026/a/index.html").xpath("//ul[@class='downloads']/li")
    link = first.find("a")
    assert (link.text, link.get("href")) == ("报名表/甲", "/news/2026/bao-ming-biao.jpg")
    assert (link.get("download"), second.find("a").get("download")) == ("报名表 甲.jpg", "说明.txt")
    assert files["news/2026/bao-ming-biao.jpg"] == original
    assert "".join(second.itertext()) == "说明.txt（TXT，2 KB）"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("cover: a.jpg\ncover_alt: 图\n---\n文", 5),
        ("---\n文\n\n![图](a.jpg)", 8),
        ('---\n文\n\n<img src="a.jpg" alt="">', 8),
        ("---\n[图](a.jpg)", 6),
    ],
)
def test_a_broken_picture_is_reported_at_the_line_that_uses_it(tmp_path, text, line):
    article = f"---\ntitle: 甲\ndate: 2026-02-01\ncolumn: news\n{text}\n"
    site = site_with(tmp_path, {NEWS + "a.md": article, NEWS + "a.jpg": b"no picture"})
    for _ in range(2):
        found = [(each.code, each.place.file, each.place.line) for each in build_site(site).problems]
        assert found == [("picture-broken", NEWS + "a.md", line)]
    assert not (site / "public").exists()


def test_a_picture_that_only_a_draft_names_stops_nobody(tmp_path):
    draft = ARTICLE.format("甲", 1, "draft: yes\n", "![图](a.jpg)")
    site = site_with(tmp_path, {NEWS + "a.md": draft, NEWS + "a.jpg": b"no picture"})
    assert build_site(site).problems == ()
    assert [each.code for each in build_site(site, drafts=True).problems] == ["picture-broken"]


def test_a_drawing_is_published_clean_and_what_was_removed_is_reported(tmp_path):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2" onload="a()"><rect width="4"/></svg>'
    article = ARTICLE.format("甲", 1, "", "![图](a.svg)")
    site = site_with(tmp_path, {NEWS + "a.md": article, NEWS + "a.svg": svg})
    result = build_site(site)
    assert [(each.code, each.place.line) for each in result.problems] == [("svg-cleaned", 6)]
    (image,) = page(tree(site / "public"), "news/2026/a/index.html").xpath("//article//img")
    assert (image.get("width"), image.get("height")) == ("4", "2")
    assert b"onload" not in (site / "public" / image.get("src")[1:]).read_bytes()


def test_another_picture_of_the_same_name_changes_only_the_pages_that_show_it(tmp_path):
    articles = {
        NEWS + "a.md": ARTICLE.format("甲", 1, "", "![图](a.jpg)"),
        NEWS + "b.md": ARTICLE.format("乙", 2, "", "![图](b.jpg)"),
    }
    site = site_with(tmp_path, {**articles, NEWS + "a.jpg": picture("red"), NEWS + "b.jpg": picture("blue")})
    before = built(site)
    write_files(site, {NEWS + "a.jpg": picture("green", (700, 300))})
    after = built(site)
    changed = {path for path in before.keys() & after.keys() if before[path] != after[path]}
    assert changed == {"news/2026/a/index.html", "feeds/all.xml", "feeds/all.json", ".manifest.json"}
    gone = before.keys() - after.keys()
    assert gone and all(path.startswith("news/2026/a-") for path in gone)
    (image,) = page(after, "news/2026/a/index.html").xpath("//article//img")
    assert (image.get("width"), image.get("height")) == ("700", "300")


DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><path d="M0 0h9"/></svg>'


@pytest.mark.parametrize(
    ("content", "wrong", "right", "code"),
    [
        (picture("red", (40, 30)), "heic", "jpg", "picture-format"),
        (picture("red", (40, 30)), "svg", "jpg", "picture-broken"),
        (DRAWING, "png", "svg", "picture-broken"),
    ],
)
def test_a_picture_that_only_gets_another_extension_is_read_again(tmp_path, content, wrong, right, code):
    def article(extension: str) -> dict[str, str]:
        return {NEWS + "a.md": ARTICLE.format("甲", 1, "", f"![图](a.{extension})")}

    site = site_with(tmp_path, {**article(right), NEWS + f"a.{right}": content})
    before = built(site)
    (site / NEWS / f"a.{right}").rename(site / NEWS / f"a.{wrong}")
    write_files(site, article(wrong))
    assert [each.code for each in errors(build_site(site).problems)] == [code]
    (site / NEWS / f"a.{wrong}").rename(site / NEWS / f"a.{right}")
    write_files(site, article(right))
    assert built(site) == before


def test_the_same_bytes_by_names_of_two_formats_are_told_apart_by_later_builds(tmp_path):
    text = "![一](a.svg)\n\n![二](b.heic)"
    files: dict[str, str | bytes] = {
        NEWS + "a.md": ARTICLE.format("甲", 1, "", text),
        NEWS + "a.svg": DRAWING,
        NEWS + "b.heic": DRAWING,
    }
    site = site_with(tmp_path, files)
    first, second = build_site(site), build_site(site)
    assert first.problems == second.problems
    assert [each.code for each in errors(second.problems)] == ["picture-format"]


def made_files(site: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in (site / ".cache" / FOLDER).iterdir()}


def test_a_picture_is_made_once_and_forgotten_when_nobody_names_it(tmp_path):
    article = ARTICLE.format("甲", 1, "", "![图](a.jpg)")
    named: dict[str, str | bytes] = {NEWS + "a.md": article, NEWS + "a.jpg": picture()}
    site = site_with(tmp_path, named, "share_pictures: no\n")
    first = built(site)
    made = made_files(site)
    assert len(made) == 6
    for path in (site / "public").rglob("a-*"):
        path.unlink()
    # A new time of change, the same bytes: and one file of the cache is damaged.
    write_files(site, {NEWS + "a.jpg": picture()})
    damaged = next((site / ".cache" / FOLDER).iterdir())
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"x")
    assert built(site) == first
    again = made_files(site)
    assert {name for name in made if made[name] != again[name]} == {damaged.name}
    write_files(site, {NEWS + "a.md": ARTICLE.format("甲", 1, "", "文")})
    built(site)
    assert made_files(site) == {}


@pytest.mark.parametrize(
    "mistake",
    [("](a.jpg", "](a.jp"), ("column: news\n---", "column: news"), ("](a.jpg)", ")")],
    ids=["name", "front matter", "no picture"],
)
def test_a_mistake_in_an_article_does_not_cost_its_pictures(tmp_path, mistake):
    article, other = (ARTICLE.format(name, 1, "", f"![图]({name}.jpg)") for name in ("a", "b"))
    pictures = {NEWS + "a.jpg": picture("red", (700, 400)), NEWS + "b.jpg": picture("blue", (700, 400))}
    site = site_with(tmp_path, {NEWS + "a.md": article, NEWS + "b.md": other, **pictures})
    first = built(site)
    made = made_files(site)
    write_files(site, {NEWS + "a.md": article.replace(*mistake)})
    is_mistake = bool(errors(build_site(site).problems))
    write_files(site, {NEWS + "a.md": article})
    assert built(site) == first
    again = made_files(site)
    assert again.keys() == made.keys()
    assert (again == made) == is_mistake, "a picture that nobody shows is forgotten"


def test_the_same_picture_by_four_names_has_one_set_of_files_for_each_address(tmp_path):
    text = "![一](a.jpg) ![二](b.jpg) ![三](图.jpg) ![四](tu.jpg)"
    same = {f"{NEWS}{name}.jpg": picture() for name in ("a", "b", "图", "tu")}
    site = site_with(
        tmp_path, {NEWS + "a.md": ARTICLE.format("甲", 1, "", text), **same}, "share_pictures: no\n"
    )
    files = built(site)
    assert len(made_files(site)) == 6
    images = page(files, "news/2026/a/index.html").xpath("//article//img/@src")
    assert len(images) == 4 and images[2] == images[3]


COURSE = "title: {}\ntrade: 安全\nsummary: 摘要\n"
SHARES = {
    NEWS + "a.md": ARTICLE.format("关于开班的通知", 1, "sample: yes\n", "文"),
    NEWS + "b.md": ARTICLE.format("乙", 2, "", "文"),
    "content/courses/fire.yaml": COURSE.format("消防安全"),
}


def shared(files: dict[str, bytes], path: str) -> list[str]:
    return list(page(files, path).xpath("//meta[@property='og:image']/@content"))


def test_articles_and_courses_have_a_wide_and_a_square_share_picture(tmp_path):
    files = built(site_with(tmp_path, SHARES))
    for path, wearer in (("news/2026/b/", "news/news/"), ("courses/fire/", "courses/fire/")):
        html = page(files, path + "index.html")
        wide, square = shared(files, path + "index.html")
        sizes = []
        for url in (wide, square):
            assert url.startswith(f"https://test.example/{wearer}share-")
            image = Image.open(BytesIO(files[url.removeprefix("https://test.example/")]))
            assert image.format == "PNG"
            sizes.append(image.size)
        assert sizes == [(1200, 630), (360, 360)]
        assert len(files[square.removeprefix("https://test.example/")]) <= 12 * 1024
        assert html.xpath("//meta[@property='og:image:width']/@content") == ["1200", "360"]
        assert html.xpath("//meta[@itemprop='image']/@content") == [square]
        assert html.xpath("//meta[@name='twitter:card']/@content") == ["summary_large_image"]
        assert f'"image":["{wide}","{square}"]' in files[path + "index.html"].decode()


def test_a_clean_build_draws_every_share_picture_and_makes_every_picture_again(tmp_path):
    """Whatever the cache holds under their names: these do not tell every change of the program."""
    article = ARTICLE.format("甲", 1, "", "![图](a.jpg)")
    site = site_with(tmp_path, {**SHARES, NEWS + "a.md": article, NEWS + "a.jpg": picture()})
    first = built(site)
    for name in made_files(site):
        assert write_blob(cache_of(site), FOLDER, name, b"old") is None
    assert differing(built(site, clean=True), first) == []
    assert read_blob(cache_of(site), FOLDER, next(iter(made_files(site)))) != b"old"


def test_a_new_title_only_redraws_its_own_share_pictures(tmp_path):
    site = site_with(tmp_path, SHARES | {"content/courses/food.yaml": COURSE.format("食品安全")})
    before = built(site)
    made = made_files(site)
    write_files(site, {"content/courses/fire.yaml": COURSE.format("防火")})
    after = built(site)
    again = made_files(site)
    assert len(made) == len(again) == 6
    assert len({name for name in again if again[name] != made.get(name)}) == 2
    assert shared(before, "courses/food/index.html") == shared(after, "courses/food/index.html")
    assert shared(before, "courses/fire/index.html") != shared(after, "courses/fire/index.html")


def test_the_articles_of_a_column_and_its_list_have_its_pictures_which_are_drawn_once(tmp_path):
    column = "  - {slug: notices, name: 通知公告, description: 通知, drawing: 喇叭}\n"
    notice = ARTICLE.format("丙", 3, "", "文").replace("column: news", "column: notices")
    site = site_with(tmp_path, {**SHARES, NEWS + "c.md": notice}, column)
    files = built(site)
    made = made_files(site)
    assert len(made) == 6
    pages = ("news/2026/a/", "news/2026/b/", "news/news/")
    assert len({tuple(shared(files, f"{path}index.html")) for path in pages}) == 1
    of_notices = shared(files, "news/notices/index.html")
    assert of_notices == shared(files, "news/2026/c/index.html") != shared(files, "news/news/index.html")
    write_files(site, {NEWS + "c.md": notice.replace("丙", "丁"), NEWS + "d.md": notice})
    assert shared(built(site), "news/2026/d/index.html") == of_notices
    assert made_files(site) == made


def test_another_drawing_or_name_of_a_column_gives_it_other_pictures(tmp_path):
    site = site_with(tmp_path, SHARES)
    before = shared(built(site), "news/2026/a/index.html")
    settings = SITE.replace("description: 新闻}", "description: 新闻, drawing: 报纸}")
    write_files(site, {"site.yaml": settings})
    drawn = shared(built(site), "news/2026/a/index.html")
    write_files(site, {"site.yaml": settings.replace("name: 新闻", "name: 学院新闻")})
    assert len({*before, *drawn, *shared(built(site), "news/2026/a/index.html")}) == 6


def test_the_cover_of_an_article_is_cut_for_sharing_if_it_is_large_enough(tmp_path):
    articles = {
        NEWS + f"{name}.md": ARTICLE.format(name, 1, f"cover: {name}.jpg\ncover_alt: 图\n", "文")
        for name in "ab"
    }
    pictures = {NEWS + "a.jpg": picture(size=(1500, 1500)), NEWS + "b.jpg": picture(size=(500, 500))}
    files = built(site_with(tmp_path, {**articles, **pictures}))
    sizes = [
        Image.open(BytesIO(files[url.removeprefix("https://test.example/")])).size
        for url in shared(files, "news/2026/a/index.html")
    ]
    assert sizes == [(1200, 630), (600, 600)]
    assert "/news/2026/a-" in shared(files, "news/2026/a/index.html")[0]
    assert "/news/news/share-" in shared(files, "news/2026/b/index.html")[0]


def test_a_cover_that_changes_during_the_build_is_not_kept_as_the_one_before(tmp_path, monkeypatch):
    article = ARTICLE.format("甲", 1, "cover: a.jpg\ncover_alt: 图\n", "文")
    red = picture(size=(1500, 1500))
    files: dict[str, str | bytes] = {NEWS + "a.md": article, NEWS + "a.jpg": red}
    site, same = site_with(tmp_path, files), site_with(tmp_path / "same", files)

    def change_first(*arguments):
        write_files(site, {NEWS + "a.jpg": picture("blue", (1500, 1500))})
        return picture_file(*arguments)

    with monkeypatch.context() as changing:
        changing.setattr(render, "picture_file", change_first)
        found = errors(build_site(site).problems)
    assert [(each.code, each.place.file) for each in found] == [("disk-missing", NEWS + "a.jpg")]
    write_files(site, {NEWS + "a.jpg": red})
    assert differing(built(site), built(same)) == []


def test_share_pictures_can_be_turned_off_and_one_of_the_site_takes_their_place(tmp_path):
    settings = "share_pictures: no\nshare_image: content/share.png\n"
    site = site_with(tmp_path, {**SHARES, "content/share.png": picture(kind="PNG")}, settings)
    files = built(site)
    assert not any("/share-" in path for path in files)
    for path in ("index.html", "news/2026/b/index.html"):
        (url,) = shared(files, path)
        assert Image.open(BytesIO(files[url.removeprefix("https://test.example/")])).size == (1300, 900)


def test_a_title_that_the_font_cannot_show_has_no_share_picture_and_is_reported(tmp_path):
    site = site_with(tmp_path, {"content/courses/fire.yaml": COURSE.format("学习𠮷先生")})
    result = build_site(site)
    assert [(each.code, each.place.line, each.values) for each in result.problems] == [
        ("share-character", 1, (("character", "𠮷"),))
    ]
    assert shared(tree(site / "public"), "courses/fire/index.html") == []


def test_a_title_that_the_font_cannot_show_is_no_matter_if_the_site_names_a_share_picture(tmp_path):
    files: dict[str, str | bytes] = {
        "content/courses/fire.yaml": COURSE.format("学习𠮷先生"),
        "content/share.png": picture(kind="PNG"),
    }
    site = site_with(tmp_path, files, "share_image: content/share.png\n")
    assert build_site(site).problems == ()
    assert len(shared(tree(site / "public"), "courses/fire/index.html")) == 1


def test_any_title_of_an_article_will_do_but_not_any_name_of_a_column(tmp_path):
    article = {NEWS + "a.md": ARTICLE.format("学习𠮷先生", 1, "", "文")}
    site = site_with(tmp_path, article)
    assert len(shared(built(site), "news/2026/a/index.html")) == 2
    write_files(site, {"site.yaml": SITE.replace("name: 新闻", "name: 学习𠮷先生")})
    result = build_site(site)
    assert [(each.code, each.place.file, each.place.line, each.values) for each in result.problems] == [
        ("share-character", "site.yaml", 5, (("character", "𠮷"),))
    ]
    for path in ("news/2026/a/index.html", "news/news/index.html"):
        assert shared(tree(site / "public"), path) == []


def test_every_name_and_title_that_the_font_cannot_show_is_reported_at_once(tmp_path):
    site = site_with(tmp_path, {"content/courses/fire.yaml": COURSE.format("学习𠮷先生")})
    text = SITE.replace("name: 新闻", "name: 新𠮷闻")
    write_files(site, {"site.yaml": re.sub("^name: .*$", "name: 𠮷院", text, flags=re.MULTILINE)})
    files = [each.place.file for each in build_site(site).problems if each.code == "share-character"]
    assert files == ["content/courses/fire.yaml", "site.yaml", "site.yaml"]


def test_the_main_colour_of_the_stylesheet_is_that_of_share_pictures(tmp_path):
    site = site_with(tmp_path, {**SHARES, "assets/css/tokens.css": ":root { --main: #059; }"})
    (wide, _) = shared(built(site), "news/2026/b/index.html")
    image = Image.open(site / "public" / wide.removeprefix("https://test.example/")).convert("RGB")
    assert is_like(pixel(image, 2, 2), (0x00, 0x55, 0x99))


def test_a_build_imports_pillow_only_when_it_makes_a_picture(tmp_path):
    article = ARTICLE.format("甲", 1, "", "![图](a.jpg)")
    named: dict[str, str | bytes] = {NEWS + "a.md": article, NEWS + "a.jpg": picture()}
    site = site_with(tmp_path, {**named, **SHARES})
    program = (
        "import sys; from tests.site_folder import *; from pathlib import Path\n"
        "build_site(Path(sys.argv[1]), jobs=1); print('PIL' in sys.modules)"
    )

    def imports_pillow() -> str:
        command = [sys.executable, "-c", program, str(site)]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()

    assert imports_pillow() == "True"
    write_files(site, {NEWS + "c.md": ARTICLE.format("甲", 1, "draft: yes\n", "新")})
    write_files(site, {"content/pages/about.md": "---\ntitle: 关于\n---\n文\n"})
    assert imports_pillow() == "False"


def test_a_picture_that_exceeds_the_time_limit_is_a_problem_and_the_others_are_made(tmp_path, monkeypatch):
    monkeypatch.setattr("sitebuilder.pipeline.pictures.MOST_SECONDS", 0.1)
    article = ARTICLE.format("甲", 1, "", "![大](大.png)\n\n![小](小.jpg)")
    pictures = {"大.png": picture(size=(7000, 7000), kind="PNG"), "小.jpg": picture(size=(20, 20))}
    site = site_with(
        tmp_path, {NEWS + "a.md": article} | {NEWS + name: each for name, each in pictures.items()}
    )
    result = build_site(site)
    assert [(each.code, each.place) for each in errors(result.problems)] == [
        ("picture-too-complex", Place(f"{NEWS}a.md", 6, 6))
    ]
