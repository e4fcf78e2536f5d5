"""Words within the sentences of problems, in Chinese."""

WORDS: dict[str, str] = {
    "type-bool": "“是”或“否”",
    "type-mapping": "“名称: 内容”的形式",
    "type-scalar": "一个值",
    "type-list": "列表",
    "type-text": "一段文字",
    "type-number": "数字",
    "type-whole-number": "整数",
    "fix-blog-folder": "请写明博客的文件夹：Hugo 的里面有 content/，Hexo 的里面有 source/_posts/。",
    "fix-blog-export": "请在 WordPress 后台“工具 - 导出”，选“所有内容”，用得到的 XML 文件。",
    "fix-bool": "请写 yes（是）或 no（否）。",
    "fix-span": "请分成两行写：{key}: {first}，下一行对齐写 {end_key}: {last}。",
    "fix-span-of-days": (
        "；连着几天的写成 2026年10月1日至7日 的样子，后面不写别的；一段最多 {most} 天，更长的请分成几段"
    ),
    "fix-wide-address": "；冒号、斜杠和点要用半角的：{right}",
    "fix-key-item": "“{list}”下面的每一项请写成 - {{{right}}}，只写需要的几样。",
    "fix-weekday": "。{day} 是{weekday}：请查清是哪一天，改日期或者改星期",
    "fix-today": "；“即日”“今天”请写出是哪一天",
    "fix-no-day": "；日子没有定、又可以不写的，删去这一行",
    "fix-no-year": "；这里没有写年份",
    "fix-titled-file": (
        "冒号前面是标题时，请写：- {{file: {file}, title: {title}}}；"
        "整个是文件名时，请写：- {{file: {whole}, title: {stem}}}。"
    ),
    "fix-key-or-text": (
        "请改用这里可以写的：{choices}；是上面一项的文字，请在这一行的开头空两格；都不是，请删去这一行。"
    ),
    "fix-address-in-text": "，这里只写：{right}",
    "fix-scheme": "，例如 https://{found}",
    "name-hidden": "它或它的文件夹的名称以 . 开头，是隐藏的",
    "name-backup": "从名称看是备份，而旁边没有原来的文件",
    "fix-hidden": "要发布的，请改名，去掉开头的点；不要的，请移到 content 文件夹以外。",
    "fix-backup": (
        "要发布的，请改名，以 .md（文章、页面）或 .yaml（课程等）结尾；不要的，请移到 content 文件夹以外。"
    ),
    "fix-span-lessons": (
        "请只写一天，例如 {key}: {first}。每次课都是这几点时，再对齐写一行 lesson_times: {times}。"
    ),
    "fix-span-one": "请只写一天，例如 {key}: {first}。",
    "fix-mapping": "请在“{key}:”下一行缩进两格，一行写一项“名称: 内容”，例如 {right}。",
    "fix-item": "“{key}”下面的每一项请写成 - {{{right}}}，只写需要的几样。",
    "fix-item-or-line": "“{key}”下面的每一项请写成 - {{{right}}}，只写需要的几样；也可以只写一行：{short}",
    "fix-joined": "请写在一行里：{key}: {joined}",
    "fix-one": "这里只能有一个，请选定一个，写成 {key}: {first} 这样。",
    "fix-scalar": "请在“{key}:”后面直接写一个值，不要分成几行列表。",
    "fix-list": "请在“{key}:”下面一行写一项，每项以“- ”开头。",
    "fix-number": "请只写阿拉伯数字，例如 {example}。",
    "fix-number-of-unit": "这里按{unit}计：请只写阿拉伯数字，例如 {example}；没有准数时删去这一行。",
    "fix-number-or-none": "请只写阿拉伯数字，例如 {example}；没有准数时删去这一行。",
    "fix-fee": (
        "请写金额，例如 380 或 380.50；不收费写“免费”。条件、起价、各类收费写进说明"
        "（课程的 fee_note，证书的 notes）；没有定的，删去这一行。"
    ),
    "fix-in-quotes": "以方括号或花括号开头的内容会被当作列表，请用半角引号包起来：{key}: {right}",
    "fix-in-quotes-or-joined": (
        "以方括号开头的内容会被当作列表，这里只写一个值。几个并列的，请写成 {key}: {joined}；"
        "方括号也要显示的，请用半角引号包起来：{key}: {right}"
    ),
    "fix-text": "请写“{key}: |”，下一行起缩进两格写文字。",
    "fix-key-nearest": "您是不是要写“{nearest}”？这里可以写：{choices}。",
    "fix-key": "请改用这里可以写的：{choices}；都不是，请删去这一行。",
    "fix-key-below": "它是“{nearest}”里的一项：请写在“{nearest}:”下面，比它缩进两格。",
    "fix-foreign": "这里叫“{name}”：请改成“{name}:”，内容的写法见编辑手册。",
    "fix-foreign-twice": "这里叫“{name}”，另一行已经写了：请删去这一行，要用它的内容，就写在“{name}:”后面。",
    "fix-foreign-draft": "先不发布，请写“{name}: yes”；要发布，请删去这一行。",
    "fix-not-there": "请检查写法；确实没有这个内容时，先建立它，或删去这里。",
    "fix-reference": "请写{kind}的编号（文件名去掉扩展名），或指向它的文件的相对路径。",
    "fix-reference-any": (
        "请写它的文件夹和编号（文件名去掉扩展名），例如 courses/fire-safety、news/2026/opening；"
        "或指向它的文件的相对路径，例如 另一篇.md。"
    ),
    "fix-title": "“{found}”是它的标题，请写它的编号（文件名去掉扩展名）：{nearest}。",
    "fix-nearest": "最接近的是“{nearest}”，请检查写法。",
    "fix-no-anchor": "目标页面没有小标题，请删去 # 及其后的文字。",
    "css-bracket": "“{found}”没有与它配对的另一半",
    "css-mark": "“{found}”是全角的，要用半角的",
    "css-colour": "没有“{found}”这种颜色（# 后面写 3、4、6 或 8 位数字和字母 a 到 f）",
    "fix-css-file": (
        "请写 assets/ 里（css/、js/、icons/ 除外）一个文件的路径，"
        "从这个样式表所在的文件夹写起，例如 url(../images/底纹.svg)。"
    ),
    "fix-css-remote": "网页不向别的网站要文件：请把文件下载到 assets/images/，再写 url(../images/文件名)。",
    "fix-css-root": "请不要以 / 开头：从这个样式表所在的文件夹写起，例如 url(../images/底纹.svg)。",
    "fix-column": "可以写：{choices}。栏目在 site.yaml 的 columns 里增加。",
    "fix-no-column": "site.yaml 还没有栏目：请加上 columns: 和第一个栏目，写明 slug、name、description。",
    "fix-collision": "请给其中一处改文件名，或写上不同的 slug。",
    "fix-collision-file": "请给其中一个文件改名，用到它的地方也写新的名字。",
    "fix-collision-slug": "请在 site.yaml 里换一个没有用过的 slug。",
    "fix-collision-old": "请删去这一行，或改成真正不再使用的旧网址；网址不分大小写。",
    "fix-collision-root": "请检查对方给的文件名；这个名字本网站自己要用。",
    "path-empty": "有一段是空的",
    "fix-path-empty": "请写从首页起的路径，例如 /old-page/；不能只写 /，中间不要有连着的两个 /。",
    "path-dots": "有 . 或 .. 这样的一段",
    "fix-path-dots": "请写从首页起的完整路径，例如 /old-page/，不要用 . 和 .. 。",
    "path-host": "它带着域名，是别处的网址",
    "fix-path-host": "请只写域名后面的路径，例如 https://www.example.org/old-page/ 只写 /old-page/。",
    "path-query": "它带有 ? 或 #",
    "fix-path-query": "请删去 ? 或 # 及其后的内容，只写路径。",
    "path-encoding": "百分号后面的编码不对",
    "fix-path-encoding": "请直接写汉字，例如 /旧网页/，不要写成 %E6… 的形式。",
    "path-backslash": "有反斜杠",
    "fix-path-backslash": "请用 / 分隔，例如 /old-page/。",
    "path-colon": "有冒号",
    "fix-path-colon": "请只写本网站里的路径，例如 /old-page/；不要写 https: 或盘符，也不要用冒号。",
    "path-unseen": "有看不见的字符",
    "fix-path-unseen": "请删去这个字符，常见于从其他软件粘贴的文字；最好重新输入一遍。",
    "path-sign": '有 < > " | ? * 这样的符号',
    "fix-path-sign": "请去掉这个符号；文件夹和文件的名称里不能有它。",
    "path-wide": "有全角的斜杠或句点",
    "fix-path-wide": "请改用半角的 / 和 . ，例如 /old-page/。",
    "path-hidden": "有一段以 . 开头，这样的文件是隐藏的",
    "fix-path-hidden": "请去掉开头的 . ；程序和网站服务器自己的文件不能这样改动。",
    "path-edge": "有一段以空格开头，或以空格、句点结尾",
    "fix-path-edge": "请去掉这个空格或句点。",
    "path-device": "它是 Windows 保留的名称（con、aux、nul 等），不能用作文件名",
    "fix-path-device": "请换一个名称，例如在后面加上 -1。",
    "path-settings": "它是网站服务器的设置文件",
    "fix-path-settings": "请换一个名称；服务器会把它当作设置来读，整个网站可能打不开。",
    "path-too-long": "它太长了",
    "fix-path-too-long": "请写短一些：每一段最多 230 个英文字母或 75 个汉字，全部最多 1000 个英文字母。",
    "fix-shorten-slug": "要有好记的网址，请写上 slug，例如 slug: jing-sai-tong-zhi；发布以后不要再改。",
    "fix-shorten-folder": "要有好记的网址，请把文件夹的名称改短；发布以后不要再改。",
    "fix-shorten-file": "要有好记的网址，请把文件名改短；发布以后不要再改。",
    "fix-shorten-tag": "请把标签改短，或在 site.yaml 的 tags 里给它写上 slug。",
    "fix-shorten-trade": "请改短，或在 site.yaml 的 trades 里列出它并写上 slug。",
    "disk-missing": "没有这个文件或文件夹",
    "disk-loop": "符号链接绕成了圈",
    "disk-name-too-long": "名字太长",
    "disk-name": "磁盘不接受这个名字",
    "disk-denied": "没有权限",
    "disk-read-only": "磁盘只能读，不能写",
    "disk-no-folder": "应当是文件夹的地方是文件",
    "disk-is-folder": "应当是文件的地方是文件夹",
    "disk-in-the-way": "那里已经有别的文件",
    "disk-special": "那里不是普通的文件",
    "disk-damaged": "磁盘出错，或者网络盘断开了",
    "disk-full": "磁盘已满",
    "disk-quota": "磁盘配额用完了",
    "disk-file-limit": "文件太大",
    "disk-other-device": "在另一个磁盘上",
    "disk-busy": "正被其他程序占用",
    "disk-open-files": "打开的文件太多",
    "disk-memory": "内存不够",
    "own-page": "网站自动生成的网页",
    "base-url-query": "问号（?）和井号（#）后面的部分要去掉",
    "base-url-user": "不能写用户名和密码（@ 前面的部分）",
    "base-url-host": "网站的域名或端口写得不对",
    "base-url-file": "末尾是网页的文件名（例如 index.html），请只写到它前面的 / 为止",
    "base-url-path": "域名后面的路径太长，或者有空的一段、. 或 ..",
    "name-tags": "标签",
    "name-trades": "专业方向",
    "order-before": "早于",
    "order-same": "不晚于",
    "fix-text-file": (
        "它的开头有信息栏，是一篇文章：请改名，把末尾的 .txt 改成 .md（先在“查看”里打开“文件扩展名”）。"
    ),
    "fix-ending-md": (
        "它的开头有信息栏，是一篇文章：请改名，让它以 .md 结尾（先在“查看”里打开“文件扩展名”）。"
    ),
    "fix-ending-yaml": (
        "它的开头有 title:，像是这里的内容：请改名，让它以 .yaml 结尾（先在“查看”里打开“文件扩展名”）。"
    ),
    "fix-txt": "记事本在文件名后面加了 .txt：请改名，去掉末尾的 .txt（先在“查看”里打开“文件扩展名”）。",
    "fix-file-missing": "请把文件放到 {where}，并检查文件名的大小写。",
    "fix-file-elsewhere": "“{near}”是这个名字：是它的话，请写 /{near}。",
    "fix-file-near": "那里有“{near}”：是它的话，请照它的名字写，大小写、扩展名都要一样。",
    "fix-file-signs": "有这个文件，但是名字里的 # 和 % 在链接里另有意思：请写成 {right}，或给文件改名。",
    "fix-file-folder": "这是一个文件夹：请链接到里面的文件，或把它打成 zip 压缩包，链接到压缩包。",
    "fix-file-lock": "以 ~$ 开头的是 Office 打开文件时的临时文件，不是文件本身：请放进文件本身，写它的名字。",
    "fix-ending": "请把扩展名改成小写的 .md（文章、页面）或 .yaml（课程等）。",
    "fix-folder-of-yaml": (
        "这个文件夹里没有 .md 文件：写的是这一类内容的，请把扩展名改成小写的 .yaml（课程等）；"
        "写的是文章的，请移到 content/news/四位数的年份/，是页面的，请移到 content/pages/。"
    ),
    "fix-folder-of-md": (
        "这个文件夹里没有 .yaml 文件：写的是文章、页面的，请把扩展名改成小写的 .md；"
        "写的是课程、竞赛等的，请移到它们的文件夹，例如 content/courses/。"
    ),
    "fix-wide-dot": "请把扩展名前面全角的点改成半角的，例如 通知.md。",
    "fix-own-folder": (
        "文章有自己的文件夹时，文件名是 index.md：请改名；一个文件夹只放一篇，别的文章请移到年份的文件夹里。"
    ),
    "fix-folder-case": "请把文件夹的名称改成小写，例如 content/news/。",
    "fix-yml": "请把扩展名 .yml 改成 .yaml。",
    "fix-no-such-day": "；{month}月没有{day}日",
    "fix-colon": "：{right}",
    "fix-earlier": "这样的错误太多了，请先改正前面的。",
    "fix-none": "目前还没有可以引用的内容，请先建立它，或删去这一行。",
    "none": "没有",
    "was-published": "已发布",
    "was-rolled-back": "已撤回",
    "see-list": "用 deploy --list 看",
    "found-mapping": "几行“名称: 内容”",
    "found-sequence": "列表",
}
