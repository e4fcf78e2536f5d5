"""Problems of texts that are brought in: code to (what is wrong, what to do)."""

IMPORTING: dict[str, tuple[str, str]] = {
    "import-format": (
        "这种文件不能导入。",
        "可以导入 Word 文件（.docx）、网页（.html）、放着它们的文件夹，或从剪贴板粘贴的内容（写 -）。",
    ),
    "import-old-word": (
        "这是旧格式的文件（.doc、.wps、.rtf 等），读不出来。",
        "请用 Word 或 WPS 打开它，“另存为”Word 文档（.docx），再导入。",
    ),
    "import-locked": (
        "这个文件有打开密码，或者其实是旧格式的 Word 文件，读不出来。",
        "请用 Word 或 WPS 打开它，去掉密码，“另存为”Word 文档（.docx），再导入。",
    ),
    "import-broken": (
        "这个文件坏了，或者不是 Word 文件，读不出来。",
        "请用 Word 或 WPS 打开它，“另存为”一份新的 .docx，再导入。",
    ),
    "import-hostile": (
        "这个文件里有不该有的东西（{what}），没有打开它。",
        "如果是别人发来的，请先问清楚；自己的文件请用 Word 或 WPS“另存为”一份新的 .docx，再导入。",
    ),
    "import-too-large": (
        "文件太大，最多 {limit}（解压以后也算）。",
        "请在 Word 里“压缩图片”，或把照片移出来另外放，再导入。",
    ),
    "import-empty": (
        "里面没有文字和图片，没有写文件。",
        "请检查是不是选错了文件；文字在文本框或扫描图片里时，请把文字复制出来。",
    ),
    "import-exists": (
        "这篇文章已经有了，没有改动它。",
        "请先看已有的那一篇；确实要再导入一次，请用 --slug 另起名称，或先删去已有的文件。",
    ),
    "import-none": (
        "文件夹里没有可以导入的文件。",
        "请放入 Word 文件（.docx）或网页（.html），或写明另一个文件夹。",
    ),
    "import-title": (
        "没有找到标题，先用了文件名。",
        "请把 title 改成文章的标题。",
    ),
    "import-date": (
        "文件里没有写明日期，先用了今天。",
        "请把 date 改成文章的日期；放在哪一年的文件夹里，也照着改。",
    ),
    "import-picture-alt": (
        "图片 {name} 没有说明。",
        "请在方括号里写上看到了什么：![学员在车间练习焊接]({name})。",
    ),
    "import-picture-missing": (
        "图片 {name} 没有带过来：它不在导入的文件里。",
        "请从原文里另存这张图片，放在文章旁边，用这个文件名；不要的话，删去这一行。",
    ),
    "import-picture-remote": (
        "图片还在别的网站上：{target}",
        "请把它下载下来，放在文章旁边，把网址换成文件名；不要的话，删去这一行。",
    ),
    "import-picture-format": (
        "图片 {name} 的格式网页显示不了（EMF、WMF、TIFF 等），没有带过来。",
        "请在 Word 里用右键“另存为图片”，选 PNG，放在文章旁边，写上它的文件名；不要的话，删去这一行。",
    ),
    "import-link": (
        "“{text}”的链接没有带过来：{target}",
        "它只在原来的文件里有用。要链接的话，请写上完整的网址，或网站里文件的路径。",
    ),
    "import-frame": (
        "嵌在网页里的内容（视频等）改成了链接：{target}",
        "请看一遍；视频的链接单独成一段，网页上就是一张卡片。不要的话，删去那一行。",
    ),
    "import-card-audio": (
        "音频“{name}”没有带过来。",
        "要的话，请把音频文件放在文章旁边，写成链接。",
    ),
    "import-card-video": (
        "视频“{name}”没有带过来。",
        "要的话，请把视频文件（mp4）放在文章旁边，像图片一样写；或写上视频网站的链接。",
    ),
    "import-card-account": (
        "公众号名片“{name}”没有带过来。",
        "要的话，请写上公众号的名称。",
    ),
    "import-card-program": (
        "小程序“{name}”没有带过来。",
        "要的话，请写上小程序的名称，或放它的二维码图片。",
    ),
    "import-card-product": (
        "商品卡片“{name}”没有带过来。",
        "网站上一般不需要；要的话，请用文字写。",
    ),
    "import-decoration": (
        "排版用的装饰图片和表情没有带过来。",
        "一般不用补；里面有文字的，请用文字写。",
    ),
    "import-page-edge": (
        "页眉、页脚里的文字没有带过来：{text}",
        "要的话，请写进正文。",
    ),
    "import-comments": (
        "批注没有带过来，共 {count} 条。第一条：{text}",
        "请看原文的批注是不是都处理完了。",
    ),
    "import-changes": (
        "原文有没有接受的修订：删除的文字（{deleted} 处）没有带过来，插入的文字（{inserted} 处）已经带过来。",
        "请对照原文看一遍；最好先在 Word 里接受或拒绝全部修订，再导入。",
    ),
    "import-hidden": (
        "隐藏的文字没有带过来，共 {count} 处。",
        "要公开的，请在 Word 里取消“隐藏”，再导入。",
    ),
    "import-text-box": (
        "文本框里的文字放在了它所在的段落后面：{text}",
        "请看位置对不对，把它移到该在的地方。",
    ),
    "import-formula": (
        "公式只剩下里面的文字，共 {count} 个。",
        "请把公式截成图片放进来，或用文字写。",
    ),
    "import-drawing": (
        "图形、图表或艺术字没有带过来，共 {count} 个。",
        "请在 Word 里把它截成图片（PNG），放在文章旁边。",
    ),
    "import-object": (
        "嵌在文件里的对象（Excel 表格、PDF 等）没有带过来，共 {count} 个。",
        "请把它另存成文件，放在文章旁边，写在 attachments 里或写成链接。",
    ),
    "import-contents": (
        "目录没有带过来。",
        "网页自己会列出小标题，不用补。",
    ),
}
