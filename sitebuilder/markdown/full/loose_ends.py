"""Reports footnotes, link references and abbreviations without a counterpart, which would vanish silently."""

import re
from collections.abc import Iterator

from msgspec import Struct, field

from sitebuilder.markdown.full.sanitise import abbreviate
from sitebuilder.markdown.positions import Source
from sitebuilder.markdown.sentinels import strip_sentinels
from sitebuilder.messages import Problem, problem
from sitebuilder.patterns import lazy_pattern

_LABEL = lazy_pattern(r"(?!\w-\w\Z)\w[\w-]{0,39}")
"""Labels that are reported as missing footnotes; ``[^a-z]`` and ``[^,]`` are regular expressions."""

_CODE = (
    r"^(?P<fence>`{3,}+|~{3,}+)[^\n]*\n(?:(?!(?P=fence))[^\n]*\n)*+(?P=fence)"
    r"|(?<!`)(?P<ticks>`++)[^`\n]++(?P=ticks)"
)
_NOTE = lazy_pattern(
    rf"{_CODE}|[\[［【][ ]*\^(?P<label>[^\[\]［］【】\n]*+)[\]］】](?P<defines>[:：])?",
    re.MULTILINE,
)
_REFERENCE = lazy_pattern(
    rf"{_CODE}|(?<![\\\]!])\[(?=[^\[\]\n]*[\u4e00-\u9fff])(?P<text>[^\[\]\n]*+)\]"
    r"\[(?P<name>[^\[\]\n^]+)\](?![(\[:：])",
    re.MULTILINE,
)
"""Code, or a link whose address is defined elsewhere: ``[报名表][表]``."""

_EMOTICON_NAMES = """
微笑 撇嘴 发呆 得意 流泪 害羞 闭嘴 大哭 尴尬 发怒 调皮 呲牙 惊讶 难过 抓狂 偷笑 愉快 白眼
傲慢 惊恐 憨笑 疑问 再见 擦汗 鼓掌 坏笑 委屈 阴险 亲亲 可怜 笑脸 生病 脸红 破涕为笑 失望
无语 嘿哈 捂脸 奸笑 机智 皱眉 吃瓜 加油 天啊 社会社会 旺柴 好的 打脸 翻白眼 让我看看 叹气
苦涩 裂开 嘴唇 爱心 心碎 拥抱 强 弱 握手 胜利 抱拳 勾引 拳头 OK 合十 啤酒 咖啡 蛋糕 玫瑰
凋谢 炸弹 月亮 太阳 庆祝 礼物 红包 福 烟花 爆竹 跳跳 发抖 转圈
"""

_EMOTICONS = frozenset(_EMOTICON_NAMES.split())
"""Faces as WeChat writes them in copied texts: ``[握手][玫瑰]``."""

_DEFINITION = lazy_pattern(r"^(?:[ >]|[-+*] |[0-9]+\. )*+\[(?!\^)([^\[\]\n]+)\]:[ ]*([^\n]*)", re.MULTILINE)


class LooseEnds(Struct):
    """Labels of a text's footnotes that are missing, never referenced, or defined twice.

    ``explained`` maps the abbreviations that the text does not use to their explanations.
    """

    missing: dict[str, None] = field(default_factory=dict)
    unused: dict[str, None] = field(default_factory=dict)
    repeated: dict[str, None] = field(default_factory=dict)
    explained: dict[str, str] = field(default_factory=dict)

    def clear(self) -> None:
        """Forget the labels of the previous text."""
        for labels in (self.missing, self.unused, self.repeated):
            labels.clear()
        self.explained.clear()


class References(dict[str, tuple[str, str]]):
    """The link reference definitions of a text; ``used`` are the names that were looked up."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()

    def __getitem__(self, name: str) -> tuple[str, str]:
        self.used.add(name)
        return super().__getitem__(name)


def loose_ends(found: LooseEnds, references: References, source: Source) -> Iterator[Problem]:
    """Yield a problem for each loose end, at its place in the source."""
    if found.missing or found.unused or found.repeated:
        referred, defined = _offsets(source.text)
        for code, labels, offsets in (
            ("footnote-missing", found.missing, referred),
            ("footnote-unused", found.unused, defined),
            ("footnote-twice", found.repeated, defined),
        ):
            for label in map(strip_sentinels, labels):
                if code != "footnote-missing" or _LABEL.fullmatch(label):
                    yield problem(code, source.place(offsets.get(label, 0)), label=label)
    for label, title in found.explained.items():
        place = source.place(max(0, source.text.find(f"*[{label}]")))
        yield problem("abbreviation-unused", place, label=abbreviate(label), title=abbreviate(title))
    if "][" in source.text:
        yield from _missing_references(references, source)
    unused = references.keys() - references.used
    if unused:
        for match in _DEFINITION.finditer(source.text):
            if match[1].strip().lower() in unused:
                yield problem(
                    "reference-unused",
                    source.place(match.start(1) - 1),
                    label=match[1],
                    target=abbreviate(match[2]),
                )


def _missing_references(references: References, source: Source) -> Iterator[Problem]:
    """Yield a problem for each link with Chinese words whose address is defined nowhere."""
    for match in _REFERENCE.finditer(source.text):
        if match["name"] is None or match["name"] in _EMOTICONS:
            continue
        if match["name"].strip().lower() not in references:
            place = source.place(match.start("name") - 1)
            yield problem("reference-missing", place, text=abbreviate(match["text"]), label=match["name"])


def _offsets(text: str) -> tuple[dict[str, int], dict[str, int]]:
    """Map labels to the offsets of first references, and of last definitions; code is skipped."""
    referred: dict[str, int] = {}
    defined: dict[str, int] = {}
    for match in _NOTE.finditer(text):
        if match["label"] is None:
            continue
        label = match["label"].strip(" ")
        if match["defines"] and not text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip(" >"):
            defined[label] = match.start()
        else:
            referred.setdefault(label, match.start())
    return referred, defined
