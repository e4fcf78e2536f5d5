"""Where a text may be cut, as the browser's own segmenter sees it (UAX 29)."""

from random import Random
from unicodedata import category

from sitebuilder.markdown.graphemes import is_grapheme_boundary

SEGMENTS = """(texts) => {
  const segmenter = new Intl.Segmenter("zh", { granularity: "grapheme" });
  return texts.map((text) => Array.from(segmenter.segment(text), (each) => each.segment));
}"""
SIGNS = (
    "汉。aé1#*\u0301\u0323\u200d\u200c\ufe0f\u20e3👩👨❤🔥🏽🇨🇳🇫각가\u1100\u1161\u11a8क\u094dष\u093fกำ\u0e33ｶﾞ"
    "🏴\U000e0067\U000e007f\U000e0100\u0600\u06dd\u17d2\u1039\u1000\u0bcd\u0b95\u0d4dം"
)


def test_every_cut_is_between_two_characters_of_a_reader(page):
    random = Random(5)
    texts = ["".join(random.choices(SIGNS, k=random.randint(2, 9))) for _ in range(5000)]
    # The browser may know a later Unicode.
    known = [chr(n) for n in range(0x20, 0x3100) if category(chr(n)) != "Cn"]
    texts += ["".join(random.choices(known, k=6)) for _ in range(5000)]
    wrong = []
    for text, segments in zip(texts, page.evaluate(SEGMENTS, texts), strict=True):
        ends = {sum(map(len, segments[:count])) for count in range(1, len(segments))}
        cuts = {at for at in range(1, len(text)) if is_grapheme_boundary(text, at)}
        if not cuts <= ends:
            wrong.append((text, sorted(cuts - ends)))
    assert wrong == []
