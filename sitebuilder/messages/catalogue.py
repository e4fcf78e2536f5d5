"""The catalogue of the program's sentences, and of the words that it writes into pages.

Words that always stand on a page are in its template, and those that scripts write in ``assets/js/words.js``.

The program speaks each language of ``LANGUAGES``, which is a module with three dictionaries: ``PROBLEMS``
maps a problem's code to the pair (what is wrong, what to write instead), ``PROGRAM`` maps a key to a sentence
of the command line, ``WORDS`` maps a key to a word within such a sentence. Pages are in Chinese only: their
words are ``zh_cn.PAGE_WORDS``, which includes the Chinese ``WORDS``. Placeholders are those of
``str.format``.
"""

from collections.abc import Mapping
from types import ModuleType

from sitebuilder.messages import en, zh_cn
from sitebuilder.messages.printable import printable_value

DEFAULT_LANGUAGE = "zh-CN"
LANGUAGES: dict[str, ModuleType] = {"zh-CN": zh_cn, "en": en}
"""The languages of the program; the first is used unless ``--lang`` selects another."""

PAGE_LANGUAGE = "zh-CN"
"""The language of all pages, feeds and calendars (BCP 47)."""

WARNINGS = frozenset(
    {
        "abbreviation-unused",
        "address-shortened",
        "alt-text-is-name",
        "attachment-encoding",
        "attribute-removed",
        "blank-table",
        "bold-blanks",
        "bold-open",
        "bold-underscores",
        "bold-uneven",
        "break-typed",
        "cache-key-short",
        "cache-key-unsafe",
        "cache-unwritable",
        "change-not-dated",
        "citation-left",
        "code-bare",
        "comma-at-end",
        "day-off-without-lesson",
        "document-copied",
        "enrol-after-end",
        "enrol-after-start",
        "fence-open",
        "file-passed-over",
        "files-unlinked",
        "filing-form",
        "footnote-missing",
        "footnote-twice",
        "footnote-unused",
        "html-removed",
        "identity-number",
        "lessons-at-night",
        "link-own-computer",
        "link-own-network",
        "link-user-name",
        "link-look-alike",
        "link-scheme",
        "mail-address",
        "phone-digits",
        "picture-size",
        "place-unknown",
        "placeholder-left",
        "foreign-tag",
        "formula",
        "import-around",
        "import-card-account",
        "import-card-audio",
        "import-card-other",
        "import-card-product",
        "import-card-program",
        "import-card-video",
        "import-changes",
        "import-comments",
        "import-contents",
        "import-date",
        "import-decoration",
        "import-drawing",
        "import-drawn-text",
        "import-formula",
        "import-frame",
        "import-hidden",
        "import-link",
        "import-object",
        "import-page-edge",
        "import-passed-over",
        "import-picture-alt",
        "import-picture-cropped",
        "import-picture-format",
        "import-picture-missing",
        "import-picture-remote",
        "import-stopped",
        "import-text-box",
        "import-title",
        "import-unseen",
        "drawn-table",
        "indented-prose",
        "markdown-in-html",
        "inline-note",
        "link-empty",
        "link-open",
        "link-split",
        "link-swapped",
        "markup-in-value",
        "migrate-tag",
        "migrate-picture",
        "migrate-link",
        "migrate-front-matter",
        "migrate-keys",
        "migrate-address",
        "migrate-date",
        "migrate-bad-date",
        "migrate-link-draft",
        "migrate-same-tag",
        "migrate-comments",
        "migrate-hidden",
        "migrate-cover-alt",
        "migrate-passed-over",
        "migrate-remote",
        "named-link-several",
        "named-link-unknown",
        "news-none",
        "news-stale",
        "no-alt-text",
        "reference-missing",
        "reference-unused",
        "review-changed",
        "review-future",
        "review-missing",
        "review-order",
        "review-same-person",
        "session-undated",
        "session-vanished",
        "share-character",
        "stage-vanished",
        "comment-open",
        "svg-cleaned",
        "text-garbled",
        "text-turned",
        "updated-in-future",
        "yaml-comment",
        "yaml-heading",
    }
)
"""The codes of problems that do not stop a build; every other problem is an error."""

STRICT_EXEMPT = frozenset(
    {
        "cache-key-short",
        "cache-key-unsafe",
        "cache-unwritable",
        "news-none",
        "news-stale",
        "review-changed",
        "review-future",
        "review-missing",
        "review-order",
        "review-same-person",
        "session-undated",
        "session-vanished",
        "stage-vanished",
    }
)
"""The codes of warnings that stay warnings with ``--strict``: nothing in the content is wrong.

A proposal is checked before everybody has signed it; missing signatures are a matter for a release.
"""


def is_problem_code(code: str) -> bool:
    """Return whether the catalogue has the code."""
    return code in zh_cn.PROBLEMS


def is_warning(code: str) -> bool:
    """Return whether a problem of this code lets the build continue."""
    return code in WARNINGS


def problem_sentences(
    code: str, language: str, values: Mapping[str, str], words: Mapping[str, str]
) -> tuple[str, str]:
    """Return what is wrong and what to write instead, in the language.

    ``words`` maps a placeholder to a key of ``WORDS``, whose entry may contain placeholders of ``values``.

    Raises:
        KeyError: no such code, or the value of a placeholder is missing.
    """
    wrong, remedy = LANGUAGES[language].PROBLEMS[code]
    translations = LANGUAGES[language].WORDS
    values = {**values, **{name: translations[key].format_map(values) for name, key in words.items()}}
    return wrong.format_map(values), remedy.format_map(values)


def say(key: str, language: str, /, **values: object) -> str:
    """Return a sentence of the command line in the language; control characters in values are escaped.

    Raises:
        KeyError: no such key, or the value of a placeholder is missing.
    """
    sentence: str = LANGUAGES[language].PROGRAM[key]
    return sentence.format_map({name: printable_value(value) for name, value in values.items()})


def word(key: str, /, **values: object) -> str:
    """Return a word or sentence that visitors read, in Chinese.

    Raises:
        KeyError: no such key, or the value of a placeholder is missing.
    """
    text = zh_cn.PAGE_WORDS[key]
    return text.format_map(values) if "{" in text else text
