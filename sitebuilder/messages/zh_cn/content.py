"""Problems of the content model: code to (what is wrong, what to write)."""

CONTENT: dict[str, tuple[str, str]] = {
    "unknown-key": (
        "不认识的项目“{key}”。",
        "{remedy}",
    ),
    "chinese-key": (
        "“{key}”要写成“{name}”，后面是半角冒号，再空一格。",
        "请写：{right}",
    ),
    "comma-at-end": (
        "“{key}”的末尾有一个“{mark}”，会显示在网页上。",
        "行末不用逗号、分号和顿号，请写：{right}",
    ),
    "foreign-key": (
        "这里没有“{key}”这个项目（别的程序的写法）。",
        "{remedy}",
    ),
    "needless-key": (
        "这里不需要“{key}”这个项目（别的程序的写法）。",
        "请删去这一行。",
    ),
    "renamed-key": (
        "“{key}”已经改名，现在叫“{name}”。",
        "请把“{key}:”改成“{name}:”，后面的内容不用改。",
    ),
    "missing-key": (
        "缺少“{key}”（{meaning}）。",
        "请补上一行“{key}: 内容”。",
    ),
    "key-commented": (
        "缺少“{key}”（{meaning}）：这一行以 # 开头，被当作备注。",
        "请删去开头的 #：{right}",
    ),
    "empty-value": (
        "“{key}”后面没有内容。",
        "请写上内容；可以不写的，还不知道时删去这一行。",
    ),
    "placeholder-left": (
        "这里还留着没有填的地方：{found}",
        "请填上；还不知道的，写“待公布”，或删去。",
    ),
    "value-is-sign": (
        "“{key}”只写了“{found}”，看不出是没有，还是还不知道。",
        "请写上内容；没有，或还不知道，又可以不写的，请删去这一行。",
    ),
    "markup-in-value": (
        "“{key}”里的“{found}”会照原样显示在网页上：这里只写文字。",
        "不要显示它时，请写：{right}",
    ),
    "wrong-type": (
        "“{key}”应当是{expected}，这里写的是“{found}”。",
        "{remedy}",
    ),
    "bad-date": (
        "“{key}”的日期“{found}”认不出来，或者没有这一天，或者和后面的星期对不上。",
        "日期写成 2026-03-01 的形式{suggestion}。",
    ),
    "bad-time": (
        "“{key}”的时间“{found}”认不出来，或者没有这一天、这一刻，或者和后面的星期对不上。",
        "请写成 2026-03-01 或 2026-03-01 08:30 的形式{suggestion}。",
    ),
    "date-span": (
        "“{key}”只能写一个日期或时间，这里写了从何时到何时：“{found}”。",
        "{remedy}",
    ),
    "bad-number": (
        "“{key}”应当是{expected}，这里写的是“{found}”。",
        "{remedy}",
    ),
    "note-not-taken": (
        "“{key}”里的说明“{note}”没有地方显示。",
        "这里请只写金额或“免费”，把说明写进别的项目，例如 notes。",
    ),
    "number-range": (
        "“{key}”的数字 {found} 超出了范围。",
        "请写 {range} 的数字。",
    ),
    "bad-choice": (
        "“{key}”不能写“{found}”。",
        "可以写：{choices}。",
    ),
    "bad-url": (
        "“{key}”的网址“{found}”不对。",
        "请写完整的网址，以 https:// 或 http:// 开头{suggestion}。",
    ),
    "bad-slug": (
        "“{key}”的写法“{found}”不能用在网址里。",
        "只能用小写英文字母、数字和连字符，例如 fire-safety。",
    ),
    "bad-site-path": (
        "“{key}”写的“{found}”不能用作本网站的路径：{reason}。",
        "{remedy}",
    ),
    "bad-root-file": (
        "“{key}”写的“{found}”不能用作验证文件的名称。",
        "请照对方给的文件名写：只有文件名，不带文件夹，以 .txt、.html、.xml 或 .json 结尾。",
    ),
    "verification-active": (
        "验证文件的内容里有网页程序或别的网页元素。",
        "请照对方给的内容写，一般只是一串字母和数字。",
    ),
    "bad-link": (
        "“{key}”的网址“{found}”不能用。",
        "请写本网站的路径，以一个 / 开头，例如 /courses/；"
        "或写以 https://、http://、mailto:、tel: 开头的完整网址，中间不要有空格和反斜杠{suggestion}。",
    ),
    "bad-path": (
        "“{key}”的路径“{found}”不对。",
        "请把文件放在本文件旁边，只写它的文件名，例如 车间.jpg；"
        "也可以写相对于本文件的路径，用 / 分隔，不要超出网站文件夹。",
    ),
    "bad-reference": (
        "“{key}”写的“{found}”不是{kind}。",
        "{remedy}",
    ),
    "dead-reference": (
        "“{key}”指向的{kind}“{found}”不存在。",
        "{remedy}",
    ),
    "missing-file": (
        "找不到文件“{found}”。",
        "{remedy}",
    ),
    "attachment-type": (
        "附件“{found}”的类型不在可以发布的类型里。",
        "可以发布 Office 和 WPS 文件、PDF、图片、压缩包、文本、音频和视频；请换成其中一种，例如打成 zip。"
        "确实要发布这种文件时，在 site.yaml 的 attachment_types 里加上它的扩展名。",
    ),
    "attachment-refused": (
        "不能发布“{found}”：{type} 文件会在访客的浏览器、服务器或电脑上运行程序。",
        "请另存为 PDF，或打成 zip 压缩包再链接；SVG 图请当作图片放进正文，或另存为 PNG。"
        "文件名中间也不要有 .{type}。",
    ),
    "attachment-content": (
        "“{found}”的内容和扩展名不一样：里面是网页或程序。",
        "请用原来的软件打开它，另存为正确的格式（例如从系统导出的“假 Excel”，用 Excel 或 WPS 另存为 xlsx）。",
    ),
    "attachment-conflict": (
        "附件“{found}”里还有合并两份改动时留下的记号（<<<<<<<），两个版本还没有选定，访客会看到两份。",
        "请用记事本打开它，留下要用的那一份，删去 <<<<<<<、=======、>>>>>>> 三行记号和不用的文字。",
    ),
    "attachment-encoding": (
        "“{found}”里的文字不是 UTF-8 编码（多半是 GBK，又叫 ANSI），访客在浏览器和手机上看到的是乱码。",
        "请在记事本中“另存为”，编码选“带有 BOM 的 UTF-8”，Excel 也能正常打开；表格也可以改发 xlsx。",
    ),
    "attachment-empty": (
        "附件“{found}”是空的，里面什么也没有。",
        "多半没有存好或没有传完：请重新保存或复制这个文件。",
    ),
    "attachment-too-large": (
        "附件“{found}”太大：{size}，最多 {limit}。",
        "请压缩或分成几个文件，视频请放到视频网站再写链接；"
        "确实要发布时，在 site.yaml 写上更大的 attachment_limit_mb。",
    ),
    "bad-attachment-type": (
        "attachment_types 里不能写“{found}”。",
        "请只写扩展名，小写，不带点，例如 dwg；网页、程序和 SVG 不能当附件发布。",
    ),
    "picture-is-document": (
        "“{target}”不是图片，写在图片的位置上，网页上显示不出来。",
        "请改成链接，前面没有感叹号：[说明文字]({target})；要直接显示里面的内容，请另存为图片（JPEG、PNG），换上它。",
    ),
    "remote-media": (
        "这里要从别的网站载入“{target}”：访客的浏览器会连到那个网站，那边一改，这里就看不到了。",
        "请把文件下载下来放在文章旁边，写它的文件名；只想指给读者看时，改成链接：[说明](网址)。"
        "旧资料很多的网站可以在 site.yaml 写 remote_media: link，一律变成链接。",
    ),
    "media-data": (
        "图片的内容直接写在了文章里（data:），网页上不能用。",
        "请把图片存成文件放在文章旁边，写它的文件名。",
    ),
    "dead-link": (
        "链接“{target}”指向的内容不存在。",
        "{remedy}",
    ),
    "dead-anchor": (
        "链接“{target}”指向的小标题“{anchor}”不存在。",
        "{remedy}",
    ),
    "link-local-file": (
        "“{target}”是您电脑里（或单位内网）的文件，别人打不开。",
        "请把文件复制到本文件旁边，再写它的文件名，例如 [报名表](报名表.docx)。",
    ),
    "link-own-computer": (
        "“{target}”是您自己电脑上的地址（预览），访客打不开。",
        "链接到本网站的网页，请写源文件的路径，或写 {path}；给读者在自己电脑上打开的，不用改。",
    ),
    "link-own-network": (
        "“{target}”是单位内网的地址，外面的访客打不开。",
        "文件请复制到本文件旁边，写它的文件名；只给内网的人用的，不用改。",
    ),
    "link-user-name": (
        "“{target}”里 @ 前面的“{name}”不是网站：点了去的是 {host}。",
        "请删去“{name}@”；里面有密码的，谁都能看到，请先改密码。",
    ),
    "link-look-alike": (
        "“{target}”的域名里，“{part}”夹着希腊或俄文的字母，看着像，其实是另一个网站。",
        "请照那个网站自己写的域名，用英文输入法重新打一遍。",
    ),
    "link-without-scheme": (
        "链接“{target}”像是网址，但没有写 https://，打不开。",
        "请写完整的网址：https://{target}。要链接本网站的文件，请写它的文件名。",
    ),
    "id-of-page": (
        "编号“{id}”网页自己已经在用，不能再给小标题或别的内容。",
        "请换一个编号，例如 {{#{id}-2}}，指向它的链接也跟着改。",
    ),
    "id-twice": (
        "编号“{id}”在这个文件里用了两次，链接不知道指哪一个。",
        "请给其中一个换一个编号，例如 {{#{id}-2}}，指向它的链接也跟着改。",
    ),
    "link-outside": (
        "链接“{target}”指向网站文件夹以外的文件。",
        "请把文件复制到本文件旁边，再链接它。",
    ),
    "named-link-unknown": (
        "没有一篇文章的文件名是“{name}”，这里只显示文字，没有链接。",
        "请检查文件名，或改成普通的链接：[文字](文件.md)；文章不在本站，就删去这个标签，留下文字。",
    ),
    "named-link-several": (
        "文件名是“{name}”的文章不止一篇，这里只显示文字，没有链接。",
        "请写明是哪一篇：{choices}",
    ),
    "link-to-draft": (
        "链接“{target}”指向的内容还是草稿，或还没到发布时间。",
        "请等它发布后再链接，或先发布它。",
    ),
    "link-to-sample": (
        "链接“{target}”指向的内容是示例，或那里只有示例，正式发布时不出现。",
        "请删去这个链接，或链接到真正的内容；那里已经是真的时，删去它的 sample: yes。",
    ),
    "reference-to-draft": (
        "“{key}”指向的{kind}“{found}”还是草稿，或还没到发布时间。",
        "请等它发布后再写，或先发布它。",
    ),
    "reference-to-sample": (
        "“{key}”指向的{kind}“{found}”是示例，正式发布时不出现。",
        "请删去这一项，或改成真正的{kind}；那里已经是真的时，删去它的 sample: yes。",
    ),
    "release-example": (
        "base_url“{found}”是示范用或本机的地址，访客打不开。",
        "请写网站真正的地址，以 https:// 开头。还没有域名时先不要正式发布。",
    ),
    "release-missing": (
        "{key} 里没有 {part}（{meaning}）。",
        "请在 site.yaml 的 {key}: 下面写上 {part}: 内容；"
        "确实没有、仍要发布时，在 release: 的 waived 里加上 {part}，例如 waived: [{part}]。",
    ),
    "release-placeholder": (
        "{part}（{meaning}）写的“{found}”只是占位的，不是真的。",
        "请写真的内容；还没有时删去这一行，在 release: 的 waived 里加上 {part}。",
    ),
    "review-missing": (
        "还缺{round}的签字。",
        "请负责{round}的人看过以后运行：.venv/bin/python build.py sign {path} --round {key}",
    ),
    "review-changed": (
        "{name}在 {time} 签了{round}，后来内容又改过。",
        "请{name}再看一遍，重签：.venv/bin/python build.py sign {path} --round {key}",
    ),
    "review-same-person": (
        "{round}和{other}都是{name}签的，要由不同的人来签。",
        "请换一个人签{round}：.venv/bin/python build.py sign {path} --round {key}",
    ),
    "review-order": (
        "{name}的{round}（{time}）签在{other}以前，次序不对。",
        "请在{other}以后重签{round}：.venv/bin/python build.py sign {path} --round {key}",
    ),
    "review-future": (
        "{name}的{round}签在 {time}，这个时间还没有到。",
        "时间由命令写，不要自己写。请{name}看过以后重签：.venv/bin/python build.py sign {path} --round {key}",
    ),
    "review-rule-empty": (
        "这一条审签规定没有写给谁用。",
        "请写上 columns: [栏目] 或 kinds: [类别]，例如 kinds: [课程, 竞赛]。",
    ),
    "sign-no-document": (
        "这不是本网站的内容文件，不能签。",
        "请写 content/ 里一个文件的路径，例如 content/news/2026/opening.md。",
    ),
    "sign-name": (
        "姓名“{found}”不能用。",
        "请用 --name 写真实姓名，最多 {most} 个字。",
    ),
    "sign-not-needed": (
        "这篇内容不用签{round}。",
        "site.yaml 的 review: 要的是：{needed}。请在其中选一次。",
    ),
    "sign-too-early": (
        "还不能签{round}：{other}还没有签，或签了以后内容又改过。",
        "请先签{other}：.venv/bin/python build.py sign {path} --round {key}",
    ),
    "sign-clock": (
        "现在是 {now}，比{other}的时间（{time}）还早，不能签{round}。",
        "请检查电脑的时间，或检查写的 --now 对不对。",
    ),
    "sign-unwritable": (
        "这个文件的写法太特别，程序没有把握只写审签、不动别的，所以没有写。",
        "请把各项改成最普通的写法：一行一项，如 title: 标题，不用 ?、& 和 *。先改 review:，再签一次。",
    ),
    "sign-changed-meanwhile": (
        "正要写入时，这个文件被别的程序改了，没有签。",
        "请在编辑软件里保存好，看过改动，再签一次。",
    ),
    "news-stale": (
        "最新的一篇动态是 {date} 的，已经 {days} 天没有新的。不影响发布。",
        "有新的消息时请写一篇；多少天要提醒，在 site.yaml 的 release: 里用 stale_news_days 改。",
    ),
    "news-none": (
        "“学院动态”里一篇文章也没有。不影响发布。",
        "请写第一篇，或在 site.yaml 里删去暂时不用的 columns。",
    ),
    "output-foreign": (
        "输出文件夹里的“{path}”不是本程序生成的，不能覆盖或删除。",
        "请把它移到别处；确定不要时，加上 --adopt 再生成一次（用 make 时写 make ARGS=--adopt）。",
    ),
    "duplicate-id": (
        "编号“{id}”重复了，另一处是 {other}。",
        "请改成不同的编号。",
    ),
    "session-ids-meet": (
        "课程的文件名和这一班的编号连起来是“{name}”，和 {other} 的一样，手机日历会把两班当成一班。",
        "请改其中一班的编号；已经公布的那一班不要改。",
    ),
    "end-before-start": (
        "“{end_key}”（{end}）{order}“{start_key}”（{start}）。",
        "请检查这两个日期。",
    ),
    "bad-lesson-times": (
        "“{key}”要写一次课从几点到几点，这里写的是“{found}”。",
        "请写成 19:00—21:00 的样子，后面的时间要晚一些；一天上几段时，请改写 timetable（上课安排）。",
    ),
    "lessons-none": (
        "按这样写，这一班没有一次课。",
        "请检查 start、end、weekdays 和 days_off。",
    ),
    "lessons-too-many": (
        "按这样写，这一班有五百多次课。",
        "请检查 start 和 end 的年份。",
    ),
    "course-lessons-too-many": (
        "算到这一班，这门课各班一共超过 {most} 次课。",
        "请检查各班 start 和 end 的年份；早已结束的班次可以删去。",
    ),
    "lesson-outside-session": (
        "这一天在 start 以前或 end 以后。",
        "请改正这个日期，或改 start、end。",
    ),
    "day-off-without-lesson": (
        "这一天本来就没有课，不用写停课。",
        "请检查日期，或删掉它。",
    ),
    "identity-number": (
        "这里有一个身份证号码，发布以后谁都能看到。",
        "请删去它；一定要区分同名的人，只写头尾几位：{masked}。",
    ),
    "place-unknown": (
        "“{key}”写的“{found}”像是编号，但没有这个{kind}，网页上照原样显示这几个字母。",
        "请写人看得懂的地点；{kind}的文件删掉了或改了名的，改成现在的。",
    ),
    "lessons-at-night": (
        "“lesson_times”写的“{found}”是凌晨。",
        "下午和晚上的时间请用 24 小时的写法，例如 14:00—17:00；确实是凌晨，不用改。",
    ),
    "enrol-after-start": (
        "“{key}”（{opens}）晚于开始的日期（{start}）：开始以后才能报名。",
        "请检查这两个日期的年份和月份；确实是这样，不用改。",
    ),
    "enrol-after-end": (
        "“{key}”（{closes}）比结束的日期（{end}）晚半年以上：早就结束了还能报名。",
        "请检查这两个日期的年份和月份；确实是这样，不用改。",
    ),
    "phone-digits": (
        "电话“{found}”有 {count} 位数字，不像能打通的号码。",
        "请核对：手机 11 位，座机连区号 11 或 12 位；境外的号码请以 + 和国家代码开头。确实没有错，不用改。",
    ),
    "mail-address": (
        "“{found}”不是一个邮箱地址，网页上只显示成文字，点不了。",
        "请只写一个邮箱，例如 office@example.org，@ 和点用半角，中间没有空格；没有邮箱就删去这一行。",
    ),
    "filing-form": (
        "备案号“{found}”不是平常的样子，例如 {form}。",
        "请照备案通知上的写法核对，不要少字；确实没有错，不用改。",
    ),
    "column-slug-taken": (
        "栏目的 slug 不能写“{found}”：网站自己要用这个网址（年份、列表的下一页）。",
        "请写有意思的英文或拼音，例如 notices。",
    ),
    "moved-nowhere": (
        "原定的开始日期 {found} 和现在的一样，看不出改期。",
        "请在 moved_from 写改期以前的日期，在 start 写新的日期；没有改期，就删去 moved_from。",
    ),
    "enrolled-above-capacity": (
        "已报名 {enrolled} 人，超过名额 {capacity} 人。",
        "请改正 enrolled 或 capacity。",
    ),
    "repost-needs-source": (
        "转载或链接的文章缺少“{key}”。",
        "origin 为 {origin} 时，请写上 {key}（{meaning}）。",
    ),
    "repost-full-text": (
        "没有授权，不能刊登他人文章的全文。",
        "请只写简短的 summary 并给出 source_url；确有授权时写 origin: authorised 和 permission_ref。",
    ),
    "synonym-missing": (
        "“{word}”没有写人们还会怎么说。",
        "请写上 also，例如 also: [多少钱, 学费]；没有别的说法，就删去这一项。",
    ),
    "synonym-unsearchable": (
        "“{found}”里没有可以搜索的字。",
        "请写汉字、字母或数字，例如“多少钱”。",
    ),
    "synonym-twice": (
        "“{found}”在“{word}”这一项里已经有了。",
        "请删去重复的。",
    ),
    "column-unknown": (
        "没有“{found}”这个栏目。",
        "{remedy}",
    ),
    "trade-unknown": (
        "没有“{found}”这个专业方向。",
        "可以写：{choices}。专业方向在 site.yaml 的 trades 里增加。",
    ),
    "updated-in-future": (
        "{key} 写的 {found} 还没有到，内容不会在将来改过；发布时不接受。",
        "请写真正改动的日期，例如 {key}: {today}。发布过将来的日期，以后再改时间，订了日历的人就收不到了。",
    ),
    "date-in-future": (
        "日期 {found} 在将来，而文章没有写 publish_at。",
        "请改正 date；要定时发布时写 publish_at: {found}。",
    ),
    "updated-before-published": (
        "更正日期 {found} 早于发布日期 {date}。",
        "请检查这两个日期。",
    ),
    "change-not-dated": (
        "“{name}”的 {changed} 已经改了，updated 没有跟着改：订了日历的人可能看不到这次变化。",
        "请写上这次改动的时间：updated: {moment}。",
    ),
    "session-vanished": (
        "已经公布的班次“{name}”不见了：订了日历的人看不到它为什么没有了。",
        "请把这一班放回来：不办了写 cancelled: yes，改期写 moved_from；改了编号或文件名的，改回去。",
    ),
    "session-undated": (
        "班次“{name}”的开始日期删掉了：它会从日历里消失，没有人知道为什么。",
        "改期了，请写 moved_from: {start}；不办了，请写回日期，再写 cancelled: yes。",
    ),
    "stage-vanished": (
        "已经公布的“{name}”不见了：订了日历的人看不到它为什么没有了。",
        "请放回来，改日期就行；改了名称或文件名的，改回去；整个竞赛不办了，写 cancelled: yes。",
    ),
    "year-folder": (
        "文章放在 {folder}年的文件夹里，日期却是 {date}。",
        "请把文件移到 content/news/{year}/，或改正 date。",
    ),
    "host-unknown": (
        "{key}“{found}”不能作网站的地址：{reason}。",
        "请写完整的网址，例如 https://www.example.org/ ，也可以用中文域名。",
    ),
    "page-language": (
        "网页只有中文，language 不能写“{found}”。",
        "请写 language: zh-CN，或删去这一行。程序说哪种语言，用 --lang 选。",
    ),
    "timezone-unknown": (
        "“{found}”不是哪个地方的时区，也不是 UTC。",
        "请写“洲名/城市”，中国大陆是 Asia/Shanghai。",
    ),
}
