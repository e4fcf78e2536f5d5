"""The catalogue says the same in each language."""

import re
import string
from pathlib import Path

import pytest

from sitebuilder.messages import LANGUAGES, en, problem, say, word, zh_cn
from sitebuilder.messages.catalogue import WARNINGS

PACKAGE = Path(__file__).parent.parent.parent / "sitebuilder"
SECTIONS = ("PROBLEMS", "PROGRAM", "WORDS")


def placeholders(text: str | tuple[str, str]) -> set[str]:
    sentences = [text] if isinstance(text, str) else list(text)
    return {name for each in sentences for _, name, _, _ in string.Formatter().parse(each) if name}


@pytest.mark.parametrize("section", SECTIONS)
def test_every_language_has_the_same_keys(section):
    keys = {language: set(getattr(module, section)) for language, module in LANGUAGES.items()}
    assert keys["zh-CN"] == keys["en"]


@pytest.mark.parametrize("section", SECTIONS)
def test_a_sentence_has_no_placeholder_that_the_chinese_one_lacks(section):
    chinese, english = getattr(zh_cn, section), getattr(en, section)
    for key, text in english.items():
        assert placeholders(text) <= placeholders(chinese[key]), key


def test_english_is_english():
    for section in SECTIONS:
        for key, text in getattr(en, section).items():
            assert not re.search(r"[\u4e00-\u9fff]", str(text)), key


def test_every_code_that_the_program_reports_is_in_the_catalogue():
    reported = set()
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        reported |= set(re.findall(r"(?:problem|report|_Dead)\(\s*\"([a-z0-9-]+)\"", text))
    assert len(reported) > 40
    assert reported <= set(zh_cn.PROBLEMS)


def test_every_warning_is_a_known_code():
    assert set(zh_cn.PROBLEMS) >= WARNINGS


def test_pages_speak_chinese_alone():
    assert set(zh_cn.WORDS) < set(zh_cn.PAGE_WORDS)
    for key, text in zh_cn.PAGE_WORDS.items():
        assert word(key, **dict.fromkeys(placeholders(text), 1)), key


def test_an_unknown_code_is_a_bug():
    from sitebuilder.messages import Place

    with pytest.raises(KeyError):
        problem("no-such-code", Place("x"))


@pytest.mark.parametrize("text", ["\x1b[2J", "\x9b31m", "a\u202eb", "a\rb", "\udcff", "\x00", "\u2028"])
def test_no_value_of_a_sentence_reaches_a_terminal_unescaped(text):
    for language in LANGUAGES:
        for value in (text, Path(text)):
            assert say("not-explained", language, target=value).isprintable()


def test_the_lines_of_a_value_stay_lines():
    assert "第一行\n第二行" in say("not-explained", "zh-CN", target="第一行\n第二行")
