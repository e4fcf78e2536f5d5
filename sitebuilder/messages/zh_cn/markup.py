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
    "markup-too-tangled": (
        "这里的符号太乱，没有办法排版：很多括号、引号或标签没有写完。",
        "请检查从这里开始的 [、(、<、引号和各种标记是不是成对；太长的一段请用空行分成几段。",
    ),
    "markup-too-large": (
        "同一个链接地址、缩写说明或 HTML 标签在这篇文字里重复太多次，网页会大得打不开。",
        "请把长的地址和说明改短，或把文字分成几个文件；HTML 标签要写上结束标签。",
    ),
    "markup-table-too-large": (
        "表格太大，格子太多。",
        "请拆成几张小的表格，或把整个表格做成附件；每一行的格数要和表头一样多。",
    ),
    "markup-abbreviations": (
        "缩写太多或太长：一篇文字最多 1000 个缩写，每个最多 100 个字。",
        "请删去用不着的缩写说明，把太长的缩写直接写在正文里。",
    ),
}
