"""Problems of the text itself (Markdown and HTML): code to (what is wrong, what to write)."""

MARKUP: dict[str, tuple[str, str]] = {
    "html-removed": (
        "网页上不能有“{removed}”，已经去掉。",
        "请改用 Markdown 写法，或删去它。",
    ),
    "no-alt-text": (
        "图片“{target}”没有说明文字。",
        "请在方括号里写上图片内容，例如 ![学员在车间练习](图片.jpg)；看不到图片的人靠它了解内容。"
        '纯装饰的图片可以写成 <img src="图片.jpg" alt="">。',
    ),
    "markup-too-deep": (
        "文字嵌套太深，无法排版。",
        "请检查是不是有很多重复的 >、- 或括号；减少列表和引用的层数。",
    ),
}
