"""Problems of files, of YAML as a language, and of templates: code to (what is wrong, what to write)."""

FILES: dict[str, tuple[str, str]] = {
    "no-site-file": (
        "这个文件夹里没有 site.yaml，不是一个网站文件夹。",
        "请用 -C 指出网站文件夹，或在其中建立 site.yaml。",
    ),
    "file-empty": (
        "文件是空的。",
        "请写上内容；不需要的文件请删除。",
    ),
    "file-too-large": (
        "文件太大：{size}，最多 {limit}。",
        "请检查是不是误把图片或附件存成了文字；长文请分成几页，图片请缩小。",
    ),
    "file-binary": (
        "这不是文本文件。",
        "请用记事本等文本编辑器另存为 UTF-8 文本；Word 文件请先转换。",
    ),
    "file-not-utf8": (
        "文字编码不是 UTF-8，从这里起读不出来。",
        "请在编辑器中“另存为”，编码选 UTF-8。",
    ),
    "file-gbk": (
        "文字编码是 GBK（ANSI），不是 UTF-8。",
        "请在记事本中“另存为”，编码选 UTF-8，再保存一次。",
    ),
    "file-unreadable": (
        "文件读不出来：{reason}。",
        "请检查文件是否被其他程序占用、是否有读取权限。",
    ),
    "preview-bug": (
        "预览没有更新：程序内部出错（{kind}），显示的还是上一次的网页。",
        "请把 {log} 交给维护人员；可以先撤销刚才的改动再保存，预览会再生成一次。",
    ),
    "preview-watching": (
        "系统不再通知文件的改动（{reason}），预览改为自己反复查看，会慢一些。",
        "可以继续写；改动一两秒后还没有显示时，请按 Ctrl+C 结束预览，再运行一次。",
    ),
    "symlink-outside": (
        "这个链接（快捷方式）指向网站文件夹以外。",
        "请删除链接，把文件本身复制到网站文件夹里。",
    ),
    "file-special": (
        "这不是普通文件，而是管道、设备之类的东西，没有打开它。",
        "请删除它，换上普通文件。",
    ),
    "file-name": (
        "文件名或文件夹名里有看不见的控制字符，或者不是 UTF-8 编码（常见于旧压缩包解压出来的中文名）。",
        "请给它改名，只用汉字、字母、数字和连字符。",
    ),
    "symlink-hidden": (
        "这个链接（快捷方式）指向名称以点开头的文件或文件夹，里面可能有密码之类不能公开的内容。",
        "请删除链接；确实要发布的文件，复制到文章旁边。",
    ),
    "symlink-dangling": (
        "这个链接（快捷方式）指向的文件不存在。",
        "请删除链接，把文件本身复制到这里。",
    ),
    "symlink-folder": (
        "这个链接（快捷方式）指向一个文件夹，里面的文件不会发布。",
        "请删除链接，把文件夹本身复制到这里。",
    ),
    "unknown-file": (
        "content 文件夹里不认识这个文件，不知道该放到网站的哪里。",
        "{remedy}",
    ),
    "yaml-syntax": (
        "YAML 格式有误：{detail}。",
        "请检查这一行及上一行：冒号后要有一个空格，缩进用空格对齐，引号要成对。",
    ),
    "yaml-tab": (
        "这一行用了 Tab 键缩进。",
        "请改用空格缩进（通常是两个空格）。",
    ),
    "yaml-colon": (
        "一行里有两个“名称: 内容”。",
        '内容里有冒号时，请用引号把整个内容包起来，例如 title: "通知: 报名开始"；或改用全角冒号“：”。',
    ),
    "yaml-colon-missing": (
        "这一行或上一行缺少冒号。",
        "请写成“名称: 内容”的形式，用半角冒号，冒号后空一格。",
    ),
    "yaml-indent": (
        "缩进没有对齐。",
        "同一层的各行左边要对齐；下一层多空两格。请对照上面几行。",
    ),
    "yaml-quote": (
        "引号没有成对。",
        "请在内容末尾补上同样的引号。",
    ),
    "yaml-bracket": (
        "方括号或花括号没有写完整。",
        "请检查 [ ] 或 {{ }} 是否成对，各项之间是否用半角逗号隔开。",
    ),
    "yaml-alias-unknown": (
        "以 * 开头的内容会被当作引用。",
        '请用引号把内容包起来，例如 "*号"。',
    ),
    "yaml-special-character": (
        "内容不能以这个符号开头。",
        '请用引号把内容包起来，例如 "@全体学员"。',
    ),
    "yaml-control-character": (
        "这里有看不见的控制字符。",
        "请删去这个字符，常见于从其他软件粘贴的文字。",
    ),
    "yaml-duplicate-key": (
        "“{key}”写了两次，第一次在第 {line} 行。",
        "请只保留一个“{key}”。",
    ),
    "yaml-alias-too-large": (
        "引用（&、*）展开后内容太多。",
        "请不要用引用，直接写出内容。",
    ),
    "yaml-too-deep": (
        "内容嵌套太深。",
        "请减少缩进的层数。",
    ),
    "yaml-not-a-mapping": (
        "这里应当是“名称: 内容”的形式。",
        "请一行写一项，例如：title: 标题。",
    ),
    "front-matter-missing": (
        "文章开头没有 --- 包起来的信息栏。",
        "第一行写 ---，接着写 title: 标题 等各项，再写一行 ---，之后是正文。",
    ),
    "front-matter-open": (
        "信息栏没有结束。",
        "请在信息栏最后一项的下一行写 ---。",
    ),
    "template-syntax": (
        "模板写法有误：{detail}。",
        "请改正模板的这一行。",
    ),
    "template-failed": (
        "模板在这里出错：{detail}。",
        "请检查这一行用到的名称：{view} 里没有的名称不能用。",
    ),
    "template-missing": (
        "找不到模板“{template}”。",
        "请在 templates 文件夹里建立它，或改正引用它的名称。",
    ),
    "js-no-module": (
        "脚本要引入 {target}，但没有这个文件。",
        "请检查引号里的路径：从这个文件所在的文件夹写起，以 ./ 开头。",
    ),
    "js-circle": (
        "脚本要引入 {target}，而它又引入这个脚本。",
        "请把两边共用的部分放进第三个文件。",
    ),
    "js-module-form": (
        "脚本里这种写法不能合并：{found}。",
        '请写 import {{ 名称 }} from "./文件.js"; 或在声明前面写 export。',
    ),
    "css-syntax": (
        "样式表有误：{detail}。",
        "请改正这一行。",
    ),
    "picture-broken": (
        "图片读不出来（{reason}）：文件坏了，或者不是图片。",
        "请用看图软件打开它，能打开就另存为 JPEG 或 PNG，不能打开就换一份。",
    ),
    "picture-format": (
        "网页上不能用 {found} 格式的图片。",
        "请在手机或看图软件里另存（导出）为 JPEG，再换上它。",
    ),
    "picture-too-large": (
        "图片文件太大：{size}，最多 {limit}。",
        "请缩小以后再放进来，长边 3000 像素就很清楚。",
    ),
    "picture-too-many-pixels": (
        "图片的像素太多：超过 {limit} 万。",
        "请缩小以后再放进来，长边 3000 像素就很清楚。",
    ),
    "picture-too-long": (
        "图片太长：一边最多 {limit} 像素，竖长的图缩小后高度最多 {height} 像素。",
        "请裁成几张，再依次放进来。",
    ),
    "picture-too-complex": (
        "图片的内部结构太复杂，打开它要花太多时间或内存。",
        "请用看图软件打开它，另存为普通的 JPEG 或 PNG，再换上。",
    ),
    "picture-moving-too-long": (
        "动图太长或太大：有 {frames} 帧，最多 {limit} 帧，每一帧也不能太大。",
        "请减少帧数或缩小尺寸；内容较长时请改用视频。",
    ),
    "picture-moving-too-large": (
        "动图太大：{size}，最多 {limit}。",
        "请减少帧数或缩小尺寸；内容较长时请改用视频。",
    ),
    "svg-without-size": (
        "这个 SVG 图没有写尺寸。",
        "请在绘图软件里重新导出为 SVG，勾选宽和高（width、height）或 viewBox。",
    ),
    "svg-too-large": (
        "SVG 图太大：一边超过 {limit} 像素。",
        "请在绘图软件里把画布改小，再导出一次；SVG 缩小也不会变模糊。",
    ),
    "svg-too-much": (
        "SVG 图太复杂：文件太大，元素太多、套得太深，或者反复引用自己，浏览器会停住。",
        "请在绘图软件里简化以后重新导出，或另存为 PNG 再用。",
    ),
    "svg-cleaned": (
        "SVG 图里的“{removed}”会运行程序或连到别的网站，已经去掉。",
        "请看看图是否还完整；不完整时，请另存为 PNG 再用。",
    ),
    "share-character": (
        "分享图片的字体里没有“{character}”这个字，这里不做分享图片。",
        "不影响网页本身。要有分享图片，可以写上封面（cover），或在 site.yaml 写 share_image。",
    ),
    "output-collision": (
        "两处内容要写到同一个网址“{path}”：另一处是 {other}。",
        "{remedy}",
    ),
    "redirect-circle": (
        "网址变更转了一圈，到不了任何网页：“{path}”转到“{target}”，见 {other}。",
        "请把 to 改成现在还在的网页。",
    ),
    "address-shortened": (
        "“{name}”太长，网址里放不下，已经缩短为“{address}”。",
        "{remedy}",
    ),
    "address-too-long": (
        "网址“{found}”太长。",
        "请减少文件夹的层数，或把文件夹的名称改短。",
    ),
    "file-name-twins": (
        "文件夹里有两个文件的名字看起来一样：“{found}”和“{other}”，只是字母的编码方式不同。",
        "请删去其中一个，或给它改名。",
    ),
    "names-meet": (
        "{kind}“{name}”和“{other_name}”（{other}）的网址都是 {path}。",
        "同一个意思时，请都写成“{other_name}”；确是两个时，在 site.yaml 的 {key}: 里写上不同的 slug，"
        '例如 - {{name: "{name}", slug: another}}。',
    ),
    "no-content": (
        "content 文件夹不在了，或者里面没有内容。",
        "请检查是不是移走、改名了；有备份时请放回来。网页一个也没有删除。",
    ),
    "removes-too-much": (
        "这样会删除 {whole} 个内容页面中的 {removed} 个。",
        "请检查 content 里的文件是不是误删、移走了，或被写成了草稿。真的要删除，请加上 --allow-removals。",
    ),
    "output-is-file": (
        "输出文件夹的位置上放着一个文件。",
        "请把它移走，或用 --output 换一个输出文件夹。",
    ),
    "output-is-kept": (
        "输出文件夹不能是这里：网站会和 .git、.cache、主目录等重要的文件混在一起。",
        "请换一个单独的输出文件夹，例如 --output public。",
    ),
    "output-disturbed": (
        "正在写入时，别的程序改动或删除了输出文件夹里的文件。",
        "请先停下那个程序（例如另一个 make clean、同步盘），再生成一次。",
    ),
    "output-unfinished": (
        "写入中断以后，这个文件没有能恢复原样（{reason}）。",
        "请检查磁盘，再生成一次：会先恢复原样，再重新写入。",
    ),
    "worker-killed": (
        "一个正在工作的进程被系统或别人结束了（{signal}），常见的原因是内存不够。",
        "请关闭一些程序再生成一次，或加上 --jobs 1。",
    ),
    "cache-unwritable": (
        "缓存写不进去：{reason}。网站照常生成，只是每次都要从头读一遍，慢一些。",
        "请检查这里的写入权限和磁盘空间；只读的文件夹可以不管。",
    ),
    "cache-key-unsafe": (
        "缓存的密钥文件不可靠：它是链接，或属于别人，或别人也能读写，或放在网站文件夹里。网站照常生成，只是不用缓存，慢一些。",
        "请删除这个文件，程序会另建一个；自动生成网站的机器请改设环境变量 SITEBUILDER_CACHE_KEY。",
    ),
    "cache-key-short": (
        "这个环境变量太短，不能作缓存的密钥。网站照常生成，只是不用缓存，慢一些。",
        "请写一段至少 32 个字符、别人猜不到的文字，例如 openssl rand -hex 32 给出的。",
    ),
    "output-is-source": (
        "输出文件夹不能是网站文件夹本身，也不能放在 content、templates、assets 里面。",
        "请换一个输出文件夹，例如 --output public。",
    ),
}
