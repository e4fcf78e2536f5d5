"""Knows alternative texts that say nothing about a picture, as programs put them there."""

import re

from sitebuilder.patterns import lazy_pattern

_NAME = lazy_pattern(
    r"[^\n]*\.(?:jpe?g|png|gif|webp|bmp|hei[cf]|svg|tiff?)"
    r"|(?:IMG|DSC[NF]?|PXL|mmexport|wx_camera|微信图片|QQ图片|QQ截图|企业微信截图|屏幕截图|截图|截屏|Screenshot"
    r"|image|picture|photo|图片|照片)[-_ ]*[0-9][-_0-9 ()]*",
    re.IGNORECASE,
)
"""The name of a file, or what phones, chat programs and editors call every picture, with a number."""


def is_name_of_picture(alt: str) -> bool:
    """Return whether an alternative text is only the name of a file or a number: IMG_2041, 图片 1, a.jpg."""
    return _NAME.fullmatch(alt.strip()) is not None
