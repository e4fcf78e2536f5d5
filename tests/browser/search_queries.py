"""What people ask of the academy's site, and the pages of which one must be among the first three results.

Each line is a question and, after a bar, the addresses of the pages that answer it, with spaces between.
``/`` alone is the home page, ``*name`` a group of pages. Where several pages answer, one of them is enough.
"""

from collections.abc import Mapping

_GROUPS = {
    "*subjects": (
        "courses/food-safety/",
        "courses/work-safety/",
        "courses/fire-safety/",
        "courses/electromechanical/",
        "courses/applied-electronics/",
        "courses/computer-networks/",
    ),
    "*weekend": (
        "courses/food-safety/",
        "courses/fire-safety/",
        "courses/work-safety/",
        "courses/electromechanical/",
        "courses/computer-networks/",
        "courses/applied-electronics/",
    ),
    "*evening": ("courses/work-safety/", "courses/applied-electronics/", "courses/sample-evening/"),
    "*january": (
        "courses/fire-safety/",
        "courses/computer-networks/",
        "courses/work-safety/",
        "courses/sample-evening/",
        "courses/food-safety/",
        "courses/electromechanical/",
    ),
    "*contests": (
        "competitions/",
        "competitions/bim-2022/",
        "competitions/sample-fire-safety/",
        "competitions/sample-electronics/",
        "champions-studio/",
    ),
}
"""Pages that answer alike."""

_QUESTIONS = """
消防培训怎么报名 | courses/fire-safety/ how-to/
请问消防培训多少钱 | courses/fire-safety/ courses/sample-evening/
多少钱 | courses/sample-evening/ degree/ how-to/
在哪里 | contact/ about/equipment/
怎么联系你们 | contact/
学院在哪里上课 | contact/ about/equipment/ how-to/
我想学电工 | courses/electromechanical/ certification/
我想学修电脑 | courses/computer-networks/
有没有晚上的课 | *evening
什么时候开班 | calendar/ courses/ how-to/
什么时候报名截止 | calendar/ courses/status/closed/ courses/
哪里有食品安全培训 | courses/food-safety/
怎么报名 | how-to/
可以网上报名吗 | how-to/ privacy/
个人可以报名吗 | courses/ how-to/ *subjects
学完有证书吗 | certification/ how-to/
证书怎么查询真假 | certification/
怎么提升学历 | degree/
能读大专吗 | degree/
企业怎么请老师上门培训 | services/ courses/sample-on-demand/
竞赛怎么参加 | competitions/ competitions/sample-fire-safety/ champions-studio/
有什么课程 | courses/
学院是谁办的 | about/ legal/ about/partners/
学院什么时候成立的 | news/2026/opening/ about/
上课要带什么东西 | how-to/ courses/sample-evening/ courses/sample-on-demand/ venues/sample-workshop/
名额还有吗 | courses/status/open/ courses/status/limited/ how-to/ courses/status/full/
待公布是什么意思 | news/2026/how-this-site-marks/
名额满了怎么办 | courses/status/full/ how-to/
班次取消了怎么办 | news/2026/sample-cancelled/ courses/fire-safety/
你们会收集个人信息吗 | privacy/
日历怎么订阅到手机 | calendar/
消防培训要几天 | courses/fire-safety/
学消防哪里报名 | courses/fire-safety/ how-to/
食品安全课什么时候上 | courses/food-safety/ calendar/
你们学院的电话是多少 | contact/
培训完发不发证 | certification/ how-to/
没有基础能学吗 | courses/ how-to/ courses/sample-evening/
上班族能参加吗 | courses/ how-to/ courses/sample-evening/ workers/
外地人可以报名吗 | how-to/
公司想给员工做安全培训 | services/ courses/work-safety/
能不能到厂里来讲课 | services/ courses/sample-on-demand/
怎么看我的报名有没有成功 | how-to/
下一期什么时候 | calendar/
报名需要什么材料 | how-to/
工匠学院是什么 | about/ / news/2026/five-lines/
学院能做什么 | news/2026/five-lines/ about/ services/
可以退款吗 | news/2026/sample-cancelled/ how-to/ courses/sample-evening/
课程取消了去哪里看 | news/2026/sample-cancelled/ courses/fire-safety/ calendar/
证书在哪里查 | certification/
职业资格和技能等级有什么区别 | certification/
怎么参加技能比赛 | competitions/ competitions/sample-fire-safety/ champions-studio/
有晚班吗 | *evening
周六上课的有哪些 | *subjects
补贴怎么领 | courses/sample-on-demand/ certification/
网站为什么写待公布 | news/2026/how-this-site-marks/ legal/
示例是什么意思 | news/2026/sample-marks/
手机能看日历吗 | calendar/ accessibility/
我是工厂老板想合作 | about/partners/ services/
学校在肇庆哪里 | contact/ about/equipment/ about/
这个学院是公办的吗 | about/ legal/
是不是政府网站 | legal/
报名要交身份证吗 | privacy/ how-to/ services/
消防课几点上课 | courses/fire-safety/
食品安全培训还有名额吗 | courses/food-safety/
机电课在周末上吗 | courses/electromechanical/
结业证和资格证一样吗 | certification/
学院有图书馆吗 | workers/
有没有线上课 | courses/sample-evening/
什么是BIM | competitions/bim-2022/ news/2026/bim-contest-2022/
谁建的这个学院 | about/ about/partners/ news/2026/opening/
企业需要准备什么 | services/
怎样把上课时间加到手机 | calendar/
网页字太小看不清怎么办 | accessibility/
可以读本科吗 | degree/
如何成为技能冠军 | champions-studio/
决赛是哪天 | competitions/sample-fire-safety/ competitions/sample-electronics/
报名表在哪下载 | news/2026/sample-enrolment/ competitions/sample-fire-safety/
我是职工想学点技术 | courses/ workers/ / courses/applied-electronics/
哪些课晚上开 | *evening
一个班多少人 | *subjects about/numbers/
已满了能排队吗 | courses/status/full/ how-to/
想了解党建服务 | services/ news/2026/party-building-plan/ news/thought/
比赛得奖有奖金吗 | competitions/sample-fire-safety/ competitions/sample-electronics/ competitions/
转载你们文章可以吗 | legal/
你们有微信公众号吗 | contact/
学院占地多大 | about/equipment/ about/
电工证怎么考 | certification/
培训费能报销吗 | courses/sample-on-demand/ courses/sample-evening/ certification/
老人怎么用这个网站 | accessibility/
报名费多少 | courses/sample-evening/ degree/ how-to/
消防安全课程内容是什么 | courses/fire-safety/
怎么去学校 | contact/ about/equipment/
一年开几期 | calendar/ courses/
没有单位能报吗 | *subjects courses/ how-to/
学历提升要考试吗 | degree/
职工书屋几点开门 | workers/
企业要培训三十个人消防 | courses/fire-safety/ services/
竞赛结果出来了吗 | news/2026/sample-publicity/ competitions/ competitions/sample-electronics/
证书有用吗 | certification/
报名截止了还能报吗 | courses/status/closed/ how-to/ courses/status/open/
哪里可以看通知 | news/notices/ news/
学电脑去哪报 | courses/computer-networks/ how-to/
网站收集信息吗 | privacy/
学院有多少设备 | about/equipment/
可以带手机进实训室吗 | venues/sample-workshop/
比赛什么时候开始 | competitions/sample-fire-safety/ competitions/ calendar/ competitions/sample-electronics/
夜校有哪些课程 | *evening
上课地点在哪 | contact/ how-to/ about/equipment/ venues/
怎么领证书 | how-to/ certification/
学消防要花多少钱 | courses/fire-safety/ courses/sample-evening/ degree/ how-to/
我们厂想搞消防演练找谁 | courses/fire-safety/ services/ contact/
报名以后怎么退 | how-to/ news/2026/sample-cancelled/ courses/fire-safety/
一共要上几节课 | courses/sample-evening/ courses/sample-on-demand/ *subjects calendar/
现在能报哪些课 | courses/status/open/ courses/ /
你们那里有停车场吗 | contact/ about/equipment/ venues/
有没有教维修机器的课 | courses/electromechanical/
食堂阿姨要学什么 | courses/food-safety/
没电脑能上网课吗 | courses/sample-evening/
网站会不会泄露我的资料 | privacy/
奶奶看不清字怎么办 | accessibility/
竞赛一等奖奖多少 | competitions/sample-fire-safety/ competitions/sample-electronics/ competitions/
企业党员学习能找你们吗 | services/ news/2026/party-building-plan/ news/thought/
"""

_COLLOQUIAL = """
消防培训 | courses/fire-safety/
食品安全证 | courses/food-safety/ certification/
电工证 | certification/ courses/electromechanical/
焊工证 | certification/
联系电话 | contact/
电话号码 | contact/
手机号 | contact/
微信号 | contact/
地址 | contact/ about/equipment/
怎么走 | contact/ about/equipment/
学费 | degree/ courses/sample-evening/
收费标准 | courses/sample-evening/ degree/ services/ certification/
价格 | courses/sample-evening/ degree/
补贴 | courses/sample-on-demand/ certification/
免费培训 | courses/ courses/sample-evening/ courses/sample-on-demand/ courses/status/open/
升学历 | degree/
考大专 | degree/
成人高考 | degree/
本科 | degree/ about/equipment/
灭火器 | courses/fire-safety/
着火了怎么逃生 | courses/fire-safety/
厨师食品卫生 | courses/food-safety/
食堂卫生 | courses/food-safety/ courses/fire-safety/
安全员 | courses/work-safety/
修机器 | courses/electromechanical/
修设备 | courses/electromechanical/
电焊 | courses/applied-electronics/ certification/
上网 | courses/computer-networks/ courses/sample-evening/
网线 | courses/computer-networks/
电路板 | courses/applied-electronics/
BIM比赛 | competitions/bim-2022/ news/2026/bim-contest-2022/
比赛 | *contests
技能大赛 | competitions/ champions-studio/
获奖名单 | news/2026/sample-publicity/ news/publicity/ *contests
书房 | workers/
图书馆 | workers/
交友活动 | workers/
创业 | workers/ services/
招工 | services/
企业用工 | services/
党建 | services/ news/2026/party-building-plan/ news/thought/
入党 | news/2026/party-building-plan/ services/ news/thought/
公示 | news/publicity/ news/2026/sample-publicity/
最新通知 | news/notices/ news/
新闻 | news/news/ news/
老人模式 | accessibility/
字太小 | accessibility/
盲人 | accessibility/
版权 | legal/
个人信息 | privacy/
身份证 | privacy/ services/
合作企业 | about/partners/
老师 | about/equipment/ about/ services/
设备 | about/equipment/ venues/sample-workshop/ courses/electromechanical/
实训室 | venues/sample-workshop/ about/equipment/
教室在哪 | venues/ venues/sample-workshop/ about/equipment/ contact/
冠军 | champions-studio/
工会 | about/partners/ about/ news/2026/opening/
校区 | contact/ about/equipment/ about/
简介 | about/
学院介绍 | about/ news/2026/five-lines/
网站导航 | sitemap/
课程表 | calendar/ courses/
报名表 | news/2026/sample-enrolment/ competitions/sample-fire-safety/ how-to/
候补 | courses/status/full/ how-to/
灭火 | courses/fire-safety/
防火检查 | courses/fire-safety/
餐饮人员培训 | courses/food-safety/
食品加工 | courses/food-safety/
特种作业证 | certification/ courses/work-safety/
车间安全 | courses/work-safety/ courses/fire-safety/
劳动防护用品 | courses/work-safety/ courses/sample-on-demand/
网络维修 | courses/computer-networks/
网络安全 | courses/computer-networks/
看电路图 | courses/applied-electronics/
设备保养 | courses/electromechanical/
马克思主义学院 | news/2026/party-building-plan/ about/partners/ services/
大旺 | contact/ about/ about/equipment/
广东工商职业技术大学 | about/partners/ contact/ about/equipment/
首批15所 | about/equipment/ degree/
2000万 | about/equipment/ news/2026/five-lines/
和飞 | about/equipment/ degree/
挂牌 | news/2026/opening/ about/
建设方案 | news/2026/opening/ about/
读书角 | workers/
青年创业 | workers/ services/
联谊 | workers/
送教上门 | services/ courses/sample-on-demand/
开票 | contact/ services/ courses/sample-evening/
学徒 | courses/ services/
结业证 | certification/ courses/sample-evening/
备案号 | legal/
大字版 | accessibility/
读屏 | accessibility/
cookie | privacy/
电工培训 | courses/electromechanical/ certification/
叉车 | certification/
安全培训 | courses/work-safety/ courses/fire-safety/ courses/food-safety/ courses/trades/safety/
机修 | courses/electromechanical/
公示期 | news/2026/sample-publicity/ competitions/sample-electronics/ news/publicity/
竞赛规则 | *contests
评分标准 | competitions/sample-fire-safety/ competitions/sample-electronics/
培训人数 | about/numbers/
师资力量 | about/equipment/ about/
产教融合 | about/
学手艺 | courses/ champions-studio/ workers/
考证 | certification/
拿文凭 | degree/
厂里搞培训 | services/ courses/sample-on-demand/
职工食堂 | courses/food-safety/ courses/fire-safety/
焊接 | courses/applied-electronics/
查线路 | courses/applied-electronics/ courses/electromechanical/ courses/computer-networks/
防火 | courses/fire-safety/
打工人夜校 | *evening
团购课 | services/ courses/
工人书屋 | workers/
教学仪器 | about/equipment/
最新动态 | news/ news/news/ news/notices/
停课通知 | news/2026/sample-cancelled/ news/notices/
维修工 | courses/electromechanical/
技术顾问 | services/
校园开放时间 | about/equipment/ contact/ workers/
冬季班 | news/2026/sample-enrolment/
秋季班 | news/2026/sample-class-report/
逃生演练 | courses/fire-safety/
三维模型 | competitions/bim-2022/ news/2026/bim-contest-2022/
创客 | workers/
班次表 | courses/ how-to/ calendar/
劳模工匠 | champions-studio/ news/thought/ / about/ news/2026/party-building-plan/
技术工 | courses/ courses/electromechanical/
安全帽 | courses/work-safety/
车床 | courses/electromechanical/
网络工程师 | courses/computer-networks/
线路板焊接 | courses/applied-electronics/
投诉 | contact/ news/publicity/ legal/ accessibility/
异议 | news/publicity/ news/2026/sample-publicity/ competitions/sample-electronics/
联系 | contact/
客服电话 | contact/
招生 | degree/ courses/
招生简章 | degree/ courses/
食品检验 | courses/food-safety/
食品安全管理员 | courses/food-safety/
灭火器使用 | courses/fire-safety/
防火培训 | courses/fire-safety/
低压电工 | certification/
工业机器人 | courses/electromechanical/
电脑维修 | courses/computer-networks/
宽带 | courses/computer-networks/
电子厂 | courses/applied-electronics/
建筑 | competitions/bim-2022/ news/2026/bim-contest-2022/
车间学习 | news/2026/sample-study-session/
挂牌成立 | news/2026/opening/ about/
党员学习 | news/2026/party-building-plan/ news/thought/
帮企业解决难题 | services/
人才培养 | about/ services/
夜大 | degree/
专升本 | degree/
报考条件 | degree/ certification/
领取证书 | how-to/ certification/
场地 | venues/ about/equipment/
打印 | accessibility/
朗读 | accessibility/
免责声明 | legal/
企业内训 | services/
应急处置 | courses/work-safety/
员工活动 | workers/
修理家电 | courses/applied-electronics/ courses/electromechanical/
装路由器 | courses/computer-networks/
逃生 | courses/fire-safety/
工伤预防 | courses/work-safety/
技师 | certification/ credentials/ credentials/sample-skill-level/ competitions/bim-2022/ champions-studio/
大专文凭 | degree/
报班 | courses/ how-to/ courses/status/open/
开课通知 | news/notices/ calendar/ courses/ news/2026/sample-enrolment/
交钱 | courses/sample-evening/ degree/ how-to/
相亲 | workers/
校长 | about/equipment/ degree/ about/ news/2026/opening/
名师 | about/equipment/ about/ champions-studio/
劳务 | services/
"""

_TIMES = """
周末班 | *weekend
晚上 | *evening
夜校 | *evening
下班后 | *evening
晚间班 | *evening
星期六 | *weekend
周二晚上 | *evening
双休日上课 | *weekend
白天的课 | courses/work-safety/
12月12日 | courses/food-safety/ calendar/ news/2026/sample-enrolment/
1月16日 | courses/fire-safety/ calendar/
2027年1月 | *january calendar/ news/2026/sample-cancelled/
一月开班 | courses/fire-safety/ courses/computer-networks/ courses/sample-evening/ calendar/
12月开课 | courses/food-safety/ courses/work-safety/ courses/electromechanical/ calendar/
四月消防 | courses/fire-safety/
19:00 | *evening
晚上七点 | *evening
最近的培训 | calendar/ courses/ courses/status/open/
下个月有什么课 | calendar/ courses/ courses/status/upcoming/
正在报名 | courses/status/open/
春季班 | news/2026/sample-enrolment/ calendar/ courses/
周末消防课 | courses/fire-safety/
12月有什么班 | courses/food-safety/ courses/work-safety/ courses/electromechanical/ calendar/
1月9日 | courses/electromechanical/ calendar/
十二月十二号 | courses/food-safety/ calendar/
周四晚上 | *evening
礼拜天 | courses/food-safety/ courses/fire-safety/ courses/work-safety/ courses/electromechanical/
星期日上课 | *subjects
晚上7点 | *evening
业余时间 | *evening
2027年3月开课 | courses/food-safety/ courses/work-safety/ courses/sample-evening/ courses/electromechanical/
年底前的课 | calendar/ courses/
明年春天的班 | news/2026/sample-enrolment/ calendar/
12月4日截止 | courses/food-safety/ news/2026/sample-enrolment/
工作日白天 | courses/work-safety/
2027-01-16 | courses/fire-safety/
3月20日 | competitions/sample-fire-safety/ courses/electromechanical/ calendar/
周末电脑课 | courses/computer-networks/
晚上学电子 | courses/applied-electronics/
本周开班 | calendar/
4月的消防班 | courses/fire-safety/
5月 | courses/fire-safety/ courses/computer-networks/
下周六 | calendar/ courses/food-safety/ courses/fire-safety/ courses/electromechanical/ courses/work-safety/
周末白天 | *subjects
周二 | *evening
早上九点 | courses/food-safety/ courses/fire-safety/ courses/electromechanical/ courses/computer-networks/
晚上学安全生产 | courses/work-safety/
1月份开的课 | courses/fire-safety/ courses/computer-networks/ courses/sample-evening/ calendar/
元旦后开班 | calendar/ courses/fire-safety/
二〇二七年四月 | courses/fire-safety/ courses/food-safety/ courses/work-safety/ calendar/
12/12 | courses/food-safety/ calendar/
12.15 | courses/work-safety/ calendar/ news/2026/sample-enrolment/
星期四 | *evening
放假上课 | *subjects
报名到几号 | calendar/ courses/status/closed/
12月19日开班 | courses/electromechanical/
三月六号 | courses/food-safety/ competitions/sample-fire-safety/
周六周日 | *subjects
明年一月 | courses/fire-safety/ courses/computer-networks/ courses/sample-evening/ calendar/
礼拜六下午 | courses/work-safety/ courses/food-safety/ courses/fire-safety/ courses/electromechanical/
十二月份的班 | courses/food-safety/ courses/work-safety/ courses/electromechanical/ calendar/
晚上八点 | *evening
周末食品安全 | courses/food-safety/
2月26日截止 | courses/work-safety/ courses/sample-evening/
元月 | calendar/ courses/fire-safety/
星期天 | courses/food-safety/ courses/fire-safety/ courses/work-safety/ courses/electromechanical/
下午两点 | courses/work-safety/
年后开班 | calendar/ courses/
什么时候考试 | calendar/ how-to/ degree/ competitions/sample-fire-safety/ certification/
2026年12月 | courses/food-safety/ courses/work-safety/ courses/electromechanical/ calendar/
星期二上课 | *evening
十一月的消防班 | courses/fire-safety/ news/2026/sample-cancelled/
2027年5月15日 | courses/fire-safety/ calendar/
1月5日晚上 | courses/sample-evening/
12月25日截止 | courses/sample-evening/ calendar/
两周以内开班 | calendar/ courses/food-safety/ courses/status/open/
礼拜二 | *evening
十二月十九 | courses/electromechanical/ calendar/
四月十号 | courses/fire-safety/ calendar/
"""

_SLIPS = """
消放 | courses/fire-safety/
消放培训 | courses/fire-safety/
食品按全 | courses/food-safety/
实品安全 | courses/food-safety/
安全声产 | courses/work-safety/
机电计术 | courses/electromechanical/
机电技木应用 | courses/electromechanical/
电子枝术 | courses/applied-electronics/
计算机网洛 | courses/computer-networks/
学力提升 | degree/
学历题升 | degree/
竟赛 | *contests
企业付务 | services/
工匠学园 | about/ /
总公会 | about/partners/ about/ /
冠军工做室 | champions-studio/
创课空间 | workers/
合作单味 | about/partners/
隐思声明 | privacy/
无帐碍 | accessibility/
报铭步骤 | how-to/
证书查寻 | certification/
建筑信西模型 | competitions/bim-2022/ news/2026/bim-contest-2022/
消防安金 | courses/fire-safety/
食品安全培驯 | courses/food-safety/
消仿 | courses/fire-safety/
电工正 | certification/ courses/electromechanical/
计算几网络 | courses/computer-networks/
电字技术 | courses/applied-electronics/
集电技术 | courses/electromechanical/
肖防安全 | courses/fire-safety/
学厉提升 | degree/
联系我门 | contact/
证束 | certification/ credentials/ credentials/sample-skill-level/
技能竟赛 | *contests
企业服物 | services/
补帖 | courses/sample-on-demand/ certification/
报明 | how-to/ news/2026/sample-enrolment/
安全生铲 | courses/work-safety/
公式 | news/publicity/ news/2026/sample-publicity/
日厉 | calendar/
费用多小 | courses/sample-evening/ degree/ how-to/
地只 | contact/
联系店话 | contact/
书无 | workers/
无障爱 | accessibility/
网站声名 | legal/
灭火气 | courses/fire-safety/
食品安权 | courses/food-safety/
食品安全陪训 | courses/food-safety/
安全省产 | courses/work-safety/
计算机网络既术 | courses/computer-networks/
电子技术应拥 | courses/applied-electronics/
机电际术 | courses/electromechanical/
冠军公作室 | champions-studio/
职工书物 | workers/
夜叫 | *evening
多少前 | courses/sample-evening/ degree/ how-to/
学非 | degree/ courses/sample-evening/
电话号吗 | contact/
培训颗程 | courses/
通之公告 | news/notices/
学院新文 | news/news/
思想饮领 | news/thought/ news/2026/party-building-plan/
证书茶询 | certification/
职业资各 | certification/
高新区公会 | about/partners/ about/ news/2026/opening/
场地与社备 | about/equipment/
联系方是 | contact/
周未 | *subjects
名额紧长 | courses/status/limited/ how-to/
兑赛 | *contests
消访安全 | courses/fire-safety/
食物安全 | courses/food-safety/
食品安拳 | courses/food-safety/
按全生产 | courses/work-safety/
计算机往络 | courses/computer-networks/
机电技树 | courses/electromechanical/
电子继术 | courses/applied-electronics/
学历提声 | degree/
学例提升 | degree/
证书查洵 | certification/
企业服误 | services/
报名步揍 | how-to/
联系窝们 | contact/
通知公搞 | news/notices/
工匠学远 | / about/
技能竞塞 | *contests
职工书污 | workers/
关于学园 | about/
免肥 | courses/sample-evening/ courses/ how-to/
地止 | contact/
网站地涂 | sitemap/
消放证 | courses/fire-safety/ certification/
培训棵程 | courses/
晚尚 | *evening
灭伙器 | courses/fire-safety/
机电维休 | courses/electromechanical/
网络技述 | courses/computer-networks/
职业资格正书 | certification/
报名布骤 | how-to/
开班日力 | calendar/
通知公靠 | news/notices/
建筑信息魔型 | competitions/bim-2022/ news/2026/bim-contest-2022/
"""

_SCRIPTS = """
證書 | certification/ credentials/ credentials/sample-skill-level/
消防訓練 | courses/fire-safety/
學歷提升 | degree/
電子技術應用 | courses/applied-electronics/
計算機網絡 | courses/computer-networks/
聯繫我們 | contact/
報名步驟 | how-to/
食品安全培訓 | courses/food-safety/
競賽 | *contests
企業服務 | services/
請問學費多少錢 | degree/ courses/sample-evening/
職工書屋 | workers/
ＢＩＭ | competitions/bim-2022/ news/2026/bim-contest-2022/
２０２２年竞赛 | competitions/bim-2022/ news/2026/bim-contest-2022/
消\u200b防安\ufeff全 | courses/fire-safety/
学历[1]提升 | degree/
消 防 安 全 | courses/fire-safety/
“消防”培训！ | courses/fire-safety/
電話 | contact/
費用 | courses/sample-evening/ degree/ how-to/
課程 | courses/
夜間課程 | *evening
機電技術 | courses/electromechanical/
電工證 | certification/
無障礙 | accessibility/
學院簡介 | about/
隱私聲明 | privacy/
安全生產 | courses/work-safety/
週末班 | *subjects
肇慶高新區工匠學院 | / about/ news/2026/opening/
場地與設備 | about/equipment/
通知公告 | news/notices/
學費 | degree/ courses/sample-evening/
報名 | how-to/ news/2026/sample-enrolment/ courses/status/open/ courses/status/upcoming/
網絡技術 | courses/computer-networks/
滅火器 | courses/fire-safety/
週末課程 | *subjects
怎麼聯繫 | contact/
冠軍工作室 | champions-studio/
創客空間 | workers/
補貼 | courses/sample-on-demand/ certification/
學院動態 | news/
無障礙聲明 | accessibility/
ｘｉａｏｆａｎｇ | courses/fire-safety/
Ｆｉｒｅ　Ｓａｆｅｔｙ | courses/fire-safety/
學歷與證書 | certification/
關於學院 | about/
消防課程 | courses/fire-safety/
聯絡電話 | contact/
多少錢 | courses/sample-evening/ degree/
晚間課 | *evening
電腦 | courses/computer-networks/
焊工證 | certification/
黨建 | news/2026/party-building-plan/ services/ news/thought/
建築信息模型 | competitions/bim-2022/ news/2026/bim-contest-2022/
開班時間 | calendar/ courses/ how-to/
職業資格認證 | certification/ services/
設備 | about/equipment/ venues/sample-workshop/ courses/electromechanical/
電工培訓 | courses/electromechanical/ certification/
訂閱日曆 | calendar/
獲獎名單 | news/2026/sample-publicity/ news/publicity/ *contests
"""

_PINYIN = """
xiaofang | courses/fire-safety/
xiaofanganquan | courses/fire-safety/
xiao fang an quan | courses/fire-safety/
shipin anquan | courses/food-safety/
anquanshengchan | courses/work-safety/
jisuanji | courses/computer-networks/
jidian | courses/electromechanical/
dianzi jishu | courses/applied-electronics/
xueli | degree/ certification/
xuelitisheng | degree/
jingsai | *contests
zhengshu | certification/ credentials/ credentials/sample-skill-level/
lianxiwomen | contact/
baoming | how-to/ news/2026/sample-enrolment/
xfaq | courses/fire-safety/
spaq | courses/food-safety/
aqsc | courses/work-safety/
lxwm | contact/
xlts | degree/
jsjwl | courses/computer-networks/
qyfw | services/
rili | calendar/
XiaoFang | courses/fire-safety/
xiaofang peixun | courses/fire-safety/
shipinanquan | courses/food-safety/
dianhua | contact/
feiyong | courses/sample-evening/ degree/ how-to/
peixun | courses/ about/numbers/ services/
kecheng | courses/
duoshaoqian | courses/sample-evening/ degree/
diangong | courses/electromechanical/
zhoumo | *subjects
gongjiangxueyuan | / about/
xinwen | news/ news/news/
tongzhi | news/notices/
dizhi | contact/
hezuo | about/partners/
guanjun | champions-studio/
jdjs | courses/electromechanical/
dzjs | courses/applied-electronics/
jnjs | *contests
zs | certification/ credentials/ credentials/sample-skill-level/
gyxy | about/
wza | accessibility/
an quan sheng chan | courses/work-safety/
wangzhan ditu | sitemap/
baoming liucheng | how-to/
anquan | courses/work-safety/ courses/food-safety/ courses/fire-safety/
pxkc | courses/
bmbz | how-to/
jisuanjiwangluo | courses/computer-networks/
anquan shengchan | courses/work-safety/
lianxifangshi | contact/
xuefei | degree/ courses/sample-evening/
biSai | *contests
gonghui | about/partners/ about/ news/2026/opening/
wanshang | *evening
yexiao | *evening
diangongzheng | certification/
zenmebaoming | how-to/
xlyzs | degree/ certification/
dzjsyy | courses/applied-electronics/
jdjsyy | courses/electromechanical/
zgsw | workers/
gjgzs | champions-studio/
tzgg | news/notices/
xydt | news/
yssm | privacy/
wzdt | sitemap/
hzdw | about/partners/
cdysb | about/equipment/
jsjwljs | courses/computer-networks/
shi pin an quan | courses/food-safety/
xiaofangpeixun | courses/fire-safety/
shipin | courses/food-safety/
jisuanji wangluo jishu | courses/computer-networks/
weixin | contact/
zaixianbaoming | how-to/
butie | courses/sample-on-demand/ certification/
qiye fuwu | services/
zhiye jineng | competitions/bim-2022/ credentials/sample-skill-level/ certification/
dangjian | news/2026/party-building-plan/ services/ news/thought/
zgsywhd | workers/
wzsm | legal/
lianxi women | contact/
chengren gaokao | degree/
hangong | certification/
gongshi | news/publicity/ news/2026/sample-publicity/
shi pin an quan pei xun | courses/food-safety/
shiyanshi | venues/ about/equipment/ venues/sample-workshop/
fuwu | services/
mianfei | courses/sample-evening/ courses/ how-to/ courses/status/open/
jiezhi | calendar/ courses/status/closed/
"""

_ENGLISH = """
fire safety | courses/fire-safety/
food safety | courses/food-safety/
Food Safety Course | courses/food-safety/
work safety | courses/work-safety/
computer network | courses/computer-networks/
electronics | courses/applied-electronics/ competitions/sample-electronics/
contact | contact/
contact us | contact/
phone | contact/
courses | courses/
training | courses/ services/ news/2026/five-lines/
competition | competitions/ competitions/bim-2022/ champions-studio/
certificate | certification/ credentials/ credentials/sample-skill-level/
degree | degree/
calendar | calendar/
news | news/ news/news/
about | about/
bim contest | competitions/bim-2022/ news/2026/bim-contest-2022/
privacy | privacy/
evening class | *evening
price | courses/sample-evening/ degree/
how to enrol | how-to/
electromechanical | courses/electromechanical/
certificates | certification/ credentials/
phone number | contact/
opening hours | contact/
fees | courses/sample-evening/ degree/
weekend class | *subjects
skills competition | competitions/ competitions/bim-2022/ champions-studio/
computer course | courses/computer-networks/
partners | about/partners/
equipment | about/equipment/
accessibility | accessibility/
craftsman academy | / about/
trade union | about/partners/ about/ news/2026/opening/
site map | sitemap/
enrollment | how-to/
applied electronics | courses/applied-electronics/
food | courses/food-safety/
services for companies | services/
library | workers/
Fire Safety Training | courses/fire-safety/
where are you | contact/
how much | courses/sample-evening/ degree/
Contact | contact/
electrician | courses/electromechanical/ certification/
computer networks | courses/computer-networks/
Food safety training | courses/food-safety/
night school | *evening
tuition | degree/ courses/sample-evening/
how to register | how-to/
job | services/
notice | news/notices/
champion studio | champions-studio/
workers | workers/
opening | news/2026/opening/
maker space | workers/
party building | news/2026/party-building-plan/ services/ news/thought/
legal | legal/
venue | venues/ venues/sample-workshop/
equipments | about/equipment/
competition rules | competitions/ competitions/sample-fire-safety/ champions-studio/
email address | contact/
adult education | degree/
Zhaoqing | / about/
craftsman | / about/
enrolment deadline | courses/status/closed/ calendar/ how-to/
safety | courses/fire-safety/ courses/food-safety/ courses/work-safety/ courses/trades/safety/
fire | courses/fire-safety/
electronic technology | courses/applied-electronics/
network course | courses/computer-networks/
competition results | news/2026/sample-publicity/ competitions/ news/publicity/
qualification | certification/
telephone | contact/
address | contact/
weekend courses | *subjects
company training | services/
timetable | calendar/
union | about/partners/ about/
college degree | degree/
subscribe calendar | calendar/
welding | courses/applied-electronics/ certification/
registration | how-to/
work safety course | courses/work-safety/
map | contact/ sitemap/
about us | about/
where is the school | contact/ about/equipment/ about/
open courses | courses/status/open/ courses/
free | courses/sample-evening/ courses/ courses/status/open/ how-to/
electrician certificate | certification/ courses/electromechanical/
email | contact/
fire extinguisher | courses/fire-safety/
"""

_LATER = """
下了班能学的班 | *evening
孩子能跟着来上课吗 | *subjects how-to/ courses/
我只有初中毕业能学吗 | how-to/ degree/ *subjects courses/
五十岁还能学吗 | how-to/ courses/ *subjects courses/sample-evening/ accessibility/
老板给报名要盖章吗 | how-to/ services/
一次可以报两门吗 | how-to/ courses/ *subjects
上了一半不想上了怎么办 | how-to/ news/2026/sample-cancelled/
上课地方远不远 | contact/ about/equipment/ venues/
晚上七点的课 | *evening calendar/
周六上午有课吗 | *weekend calendar/ courses/
元旦放假上课吗 | calendar/ news/2026/sample-enrolment/ courses/ *january
1月份的消防课 | courses/fire-safety/ calendar/
几号截止 | calendar/ courses/status/closed/ courses/
还剩几个名额 | courses/status/limited/ courses/status/open/ courses/ *subjects
名额满了能不能排队 | courses/status/full/ courses/ how-to/ *subjects calendar/
灭火怎么学 | courses/fire-safety/
消防通道 | courses/fire-safety/
消防演练通知 | courses/fire-safety/ news/notices/
食物中毒 | courses/food-safety/
冷库管理 | courses/food-safety/
触电急救 | courses/work-safety/ courses/electromechanical/ courses/fire-safety/
车间安全检查 | courses/work-safety/ courses/fire-safety/
班组长培训 | courses/work-safety/ courses/
新员工入厂教育 | courses/work-safety/ services/ courses/sample-on-demand/
电机坏了会修吗 | courses/electromechanical/
变频器 | courses/electromechanical/
学看电路图 | courses/applied-electronics/ courses/electromechanical/
万用表怎么用 | courses/applied-electronics/ courses/electromechanical/
焊电路板 | courses/applied-electronics/
装监控 | courses/computer-networks/
公司网络老断 | courses/computer-networks/
学打字 | courses/computer-networks/
做表格 | courses/computer-networks/
学AI | courses/ *subjects courses/computer-networks/
机器人操作 | courses/electromechanical/
职业技能等级是什么 | certification/ credentials/ credentials/sample-skill-level/
五级证书 | certification/ credentials/ credentials/sample-skill-level/
证书有没有用 | certification/ credentials/
证书哪里能查到 | certification/ credentials/sample-skill-level/
拿了证有补贴吗 | certification/ courses/sample-on-demand/
高中文凭读大专 | degree/
工会出钱读书吗 | degree/ how-to/ workers/ courses/sample-evening/
成人大专几年 | degree/
比赛怎么报名 | competitions/ *contests
比赛有钱拿吗 | *contests
谁能参加竞赛 | *contests
比赛成绩在哪看 | news/publicity/ news/2026/sample-publicity/ *contests
装配赛 | competitions/sample-electronics/
冠军工作室在哪 | champions-studio/
我们公司想办一个班 | services/ courses/sample-on-demand/
三十个人的消防班 | courses/fire-safety/ services/
能到厂里来教吗 | services/ courses/sample-on-demand/ courses/fire-safety/
给员工做安全培训 | courses/work-safety/ services/
想招几个技工 | services/
校企合作怎么谈 | about/partners/ services/
技术难题找谁 | services/
人事部联系哪位 | contact/ services/
微信公众号是什么 | contact/
电话打不通 | contact/
办公室几点下班 | contact/
学院官网 | / about/ contact/
学院是公办的吗 | about/ degree/ about/partners/
谁是院长 | about/ about/equipment/ contact/
工会会员有优惠吗 | how-to/ degree/ courses/sample-evening/ workers/ courses/
图书室开放时间 | workers/ contact/
字能不能大一点 | accessibility/
眼睛不好怎么看 | accessibility/
怎么把网页念出来 | accessibility/
会不会要我身份证 | privacy/ services/ how-to/
照片能不能用 | legal/
转载文章 | legal/
网页上为什么写待公布 | news/2026/how-this-site-marks/
消坊安全 | courses/fire-safety/
安全升产 | courses/work-safety/
学历提生 | degree/
報名時間 | calendar/ how-to/ courses/
證書查詢 | certification/ credentials/sample-skill-level/
聯繫電話 | contact/
隱私 | privacy/
xiaofang anquan | courses/fire-safety/
peixun kecheng | courses/
lianxi | contact/
how much does it cost | courses/sample-evening/ degree/ how-to/
evening classes | *evening
contact number | contact/
四十多岁零基础学哪门 | how-to/ courses/ *subjects
能带小朋友吗 | how-to/ *subjects
学校离万达多远 | contact/ about/equipment/
半路退出会怎样 | how-to/ news/2026/sample-cancelled/
有学生价吗 | courses/sample-evening/ degree/ how-to/
学电焊 | courses/applied-electronics/ certification/ courses/electromechanical/
看懂图纸 | courses/electromechanical/ courses/applied-electronics/
组装电脑 | courses/computer-networks/
学做面包 | courses/food-safety/
食品添加剂 | courses/food-safety/
安全帽怎么戴 | courses/work-safety/
危险品仓库 | courses/work-safety/ courses/fire-safety/
修空调 | courses/electromechanical/ courses/applied-electronics/
PLC编程 | courses/electromechanical/ courses/computer-networks/
厂里缺人 | services/
一年办几次比赛 | *contests
证书丢了怎么补 | certification/ credentials/
多久能拿证 | certification/ credentials/
读书能报销吗 | degree/ courses/sample-on-demand/ certification/
周末开门吗 | contact/
有没有英文网站 | accessibility/ /
老花眼 | accessibility/
能不能拍照 | legal/ about/equipment/
二月开的课 | calendar/ courses/ *subjects
三月晚上 | *evening calendar/
下午三点的课 | calendar/ *subjects
消防安圈 | courses/fire-safety/
安全生惨 | courses/work-safety/
電腦維修 | courses/computer-networks/ courses/electromechanical/
tuikuan | how-to/ news/2026/sample-cancelled/
safety helmet | courses/work-safety/
refund | how-to/ news/2026/sample-cancelled/
"""

_VISITORS = """
下班后能上的课 | courses/work-safety/ courses/applied-electronics/ courses/sample-evening/
倒班的人怎么上课 | services/ how-to/ courses/ courses/sample-evening/
礼拜天有没有课 | *weekend
电焊能学吗 | courses/ certification/ courses/electromechanical/
修机器的培训 | courses/electromechanical/
钳工怎么学 | courses/electromechanical/ courses/
车间防火培训 | courses/fire-safety/
厨房师傅要学什么 | courses/food-safety/
考个技能等级要多少钱 | certification/ credentials/sample-skill-level/ courses/sample-evening/
我是打工的可以来上课吗 | how-to/ courses/ workers/ *subjects
报了名能换班吗 | courses/fire-safety/ how-to/ news/2026/sample-cancelled/
上课要穿工作服吗 | courses/sample-on-demand/ venues/sample-workshop/ how-to/ courses/sample-evening/
我六十岁了还能报名吗 | how-to/ courses/ *subjects
字太小看不清 | accessibility/
怎么把字调大 | accessibility/
眼睛不好怎么看网站 | accessibility/
能念给我听吗 | accessibility/
不会用电脑怎么报名 | how-to/ contact/
有没有人可以问 | contact/ how-to/
老人家想学手机 | courses/ courses/sample-evening/ courses/computer-networks/ accessibility/
地址在哪条街 | contact/ about/equipment/
坐几路公交车去 | contact/ about/equipment/ venues/sample-workshop/
电话几点有人接 | contact/
可以当面去问吗 | contact/
我们厂三十个人要做消防演练 | courses/fire-safety/ services/
给新员工做入职安全教育 | courses/work-safety/ services/
团体报名怎么办理 | services/ courses/sample-on-demand/ how-to/
可以开发票吗 | services/ how-to/ contact/ courses/sample-evening/
企业定制课程 | services/ courses/sample-on-demand/
请专家来解决技术问题 | services/
公司缺人能帮忙招工吗 | services/
合作协议怎么签 | about/partners/ services/
企业要准备哪些资料 | services/
党建活动怎么合作 | services/ news/2026/party-building-plan/
食堂员工培训 | courses/food-safety/
机电维修工内训 | courses/electromechanical/ services/
员工拿证有补贴吗 | courses/sample-on-demand/ certification/
培训记录在哪里导出 | courses/ calendar/ services/ how-to/
一个班最多多少人 | courses/ *subjects courses/sample-evening/
培训合同 | services/ about/partners/
按需开班是什么 | how-to/ courses/status/on-demand/ courses/sample-on-demand/
安全员继续教育 | courses/work-safety/
特种作业证在哪考 | certification/
哪些班快满了 | courses/status/limited/ how-to/ courses/ courses/work-safety/
培训课时多少 | courses/sample-evening/ courses/sample-on-demand/ courses/
职工学历补助 | degree/
结业证书样本 | certification/ credentials/sample-skill-level/
帮公司订阅课程日历 | calendar/
我儿子初中毕业能来读吗 | how-to/ degree/ courses/ certification/
孩子想学电子 | courses/applied-electronics/
学校食宿怎么安排 | how-to/ about/equipment/ contact/
毕业包分配吗 | degree/ certification/ services/ how-to/
收不收学费 | degree/ how-to/ courses/sample-evening/ courses/
几岁可以报 | how-to/ courses/ *subjects
这是正规学校吗 | about/ legal/ about/equipment/
老师水平怎么样 | about/equipment/ about/
校区安全吗可以停车吗 | venues/sample-workshop/ contact/ about/equipment/
学历国家承认吗 | degree/ certification/
暑假有班吗 | courses/ calendar/
放寒假有没有课 | courses/ calendar/
在校生可以参加比赛吗 | competitions/ competitions/sample-fire-safety/ competitions/sample-electronics/
专升本怎么报 | degree/
成人高考 | degree/
自考本科 | degree/
图书馆对外开放吗 | workers/
创业有扶持吗 | services/ workers/
建模比赛 | competitions/bim-2022/ news/2026/bim-contest-2022/
获奖名单在哪看 | competitions/bim-2022/ news/2026/bim-contest-2022/ news/2026/sample-publicity/ competitions/
比赛要交报名费吗 | competitions/sample-fire-safety/ competitions/sample-electronics/ competitions/
实训室开放时间 | about/equipment/ venues/sample-workshop/
网络工程师课程 | courses/computer-networks/
单片机 | courses/applied-electronics/
报班贵不贵 | courses/sample-evening/ how-to/ courses/
咋报名啊 | how-to/
在哪儿上课呀 | contact/ about/equipment/ how-to/ venues/sample-workshop/
啥时候开课 | calendar/ courses/ how-to/
学这个有啥用 | certification/ courses/ about/ credentials/sample-skill-level/
还招人不 | courses/status/open/ courses/ courses/status/limited/ how-to/
搞电脑的课 | courses/computer-networks/
灭火咋学 | courses/fire-safety/
吃的东西安全培训 | courses/food-safety/
有冇夜校 | courses/work-safety/ courses/applied-electronics/ courses/sample-evening/
点样报名 | how-to/
边度上堂 | contact/ about/equipment/ how-to/
消坊安全 | courses/fire-safety/
食品按全 | courses/food-safety/
安全声产 | courses/work-safety/
计算机网落 | courses/computer-networks/
机电技木 | courses/electromechanical/
职业资各 | certification/ services/
学力提升 | degree/
联系我门 | contact/
技能竟赛 | competitions/ champions-studio/
企业服物 | services/
补帖 | courses/sample-on-demand/ certification/
报名截至 | courses/status/closed/ how-to/ courses/
消防課程 | courses/fire-safety/
學費多少 | courses/sample-evening/ degree/ how-to/
報名條件 | how-to/ courses/ courses/sample-evening/ courses/sample-on-demand/
學院電話 | contact/
週末課程 | *weekend
職工書屋 | workers/
晚上的電子班 | courses/applied-electronics/
比賽獎項 | competitions/bim-2022/ competitions/ competitions/sample-fire-safety/
shipin anquan peixun | courses/food-safety/
diangong zheng | courses/electromechanical/ certification/
zenme baoming | how-to/
lianxi dianhua | contact/
xueli tisheng | degree/
zhoumo ban | *weekend
jdjsyy | courses/electromechanical/
butie | courses/sample-on-demand/ certification/
how much does the evening course cost | courses/sample-evening/
contact phone number | contact/
where is the academy | contact/ about/equipment/ about/
weekend classes | *weekend
skills competition | competitions/ champions-studio/ competitions/bim-2022/
electronics course | courses/applied-electronics/
is there a certificate | certification/
how to enrol | how-to/
12月有哪些班 | calendar/ courses/ courses/work-safety/ courses/food-safety/ courses/electromechanical/
1月16日 | courses/fire-safety/
明年春天的课 | calendar/ courses/ *subjects news/2026/sample-spring-timetable/
周二晚上 | courses/work-safety/ courses/sample-evening/ courses/applied-electronics/
上午九点的课 | *weekend
下个月开什么课 | calendar/ courses/
三月开班的 | courses/food-safety/ courses/work-safety/ courses/sample-evening/ courses/electromechanical/
今天有课吗 | calendar/ courses/
干完活晚上去学点啥 | courses/work-safety/ courses/applied-electronics/ courses/sample-evening/ courses/
双休日培训班 | *weekend
修空调电路要什么证 | certification/ courses/electromechanical/
装网线学哪个班 | courses/computer-networks/
我是保安要学消防 | courses/fire-safety/
饭堂阿姨健康证培训 | courses/food-safety/ certification/
升高级工怎么弄 | certification/ credentials/sample-skill-level/
学徒有工资吗 | courses/ how-to/ services/ certification/ courses/sample-on-demand/
退休工人能参加活动吗 | workers/ how-to/ courses/
年纪大手机上怎么放大 | accessibility/
网页能不能读出来 | accessibility/
怎么走到你们那里 | contact/ about/equipment/ venues/sample-workshop/
星期六你们上班吗 | contact/ courses/ *weekend
有没有微信群 | contact/
轮椅进得去吗 | about/equipment/ venues/sample-workshop/ accessibility/
五十名员工集体上安全课 | courses/work-safety/ services/
派老师到工厂授课 | services/ courses/sample-on-demand/
单位怎么付款 | services/ how-to/ courses/sample-evening/ contact/
技术改造找谁 | services/ contact/
搞联谊相亲 | workers/
企业文化活动 | workers/ services/
劳务用工帮助 | services/
安全生产月培训 | courses/work-safety/
班组长培训 | courses/work-safety/ services/
考试不及格能补考吗 | certification/ credentials/sample-skill-level/ how-to/ courses/sample-evening/
学分怎么算 | degree/ certification/ courses/ how-to/
请假规定 | contact/ how-to/ venues/sample-workshop/
培训通知在哪看 | news/ news/notices/ news/2026/sample-enrolment/
高中没毕业能提升学历吗 | degree/
女儿想读大学 | degree/
读几年毕业 | degree/
要不要考试入学 | degree/ certification/
住校可以吗 | how-to/ about/equipment/ contact/
参赛资格 | competitions/ competitions/sample-fire-safety/ competitions/sample-electronics/
BIM比赛成绩 | competitions/bim-2022/ news/2026/bim-contest-2022/
冠军工作室在哪 | champions-studio/
怎样领奖金 | competitions/bim-2022/ competitions/sample-fire-safety/ competitions/sample-electronics/
咋联系恁们 | contact/
要钱不要钱 | courses/sample-evening/ how-to/ degree/ courses/
几时截止报名 | courses/status/closed/ calendar/ courses/ how-to/
有没有免费的课 | courses/ courses/sample-evening/ how-to/
带啥去上课 | how-to/ courses/sample-evening/ courses/sample-on-demand/ venues/sample-workshop/
应用电子技木 | courses/applied-electronics/
食品安全陪训 | courses/food-safety/
计算机网络机术 | courses/computer-networks/
合做单位 | about/partners/
學歷提升怎麼報 | degree/
證書查詢 | certification/
網絡課 | courses/computer-networks/
企業培訓 | services/
anquan shengchan | courses/work-safety/
jisuanji wangluo | courses/computer-networks/
zai nali shang ke | contact/ about/equipment/ how-to/ venues/sample-workshop/
gongjiang xueyuan jieshao | about/ /
food safety training for my staff | courses/food-safety/
when does the next course start | calendar/ courses/
can I get a refund | how-to/ news/2026/sample-cancelled/ courses/sample-evening/
safety training evening | courses/work-safety/
四月份周末的班 | courses/food-safety/ courses/fire-safety/
元旦以后开的班 | calendar/ courses/ courses/sample-evening/ courses/fire-safety/ courses/computer-networks/
"""

_KEPT_BACK = """
我在流水线上班想学门手艺 | courses/ courses/electromechanical/ workers/ *subjects
开机床要不要证 | certification/ courses/electromechanical/
升班长要学什么 | courses/work-safety/ courses/ services/
夜里有人教吗 | courses/work-safety/ courses/applied-electronics/ courses/sample-evening/ about/equipment/
轮休能补课吗 | how-to/ news/2026/sample-cancelled/ contact/ courses/fire-safety/
师傅教几个学徒 | about/equipment/ courses/ courses/sample-evening/
饭店后厨培训 | courses/food-safety/
仓库管理员学消防 | courses/fire-safety/
普通话不好能学吗 | how-to/ courses/ *subjects
五十五岁学得动吗 | how-to/ courses/ *subjects courses/sample-evening/
字可以再大一点吗 | accessibility/
屏幕太亮刺眼 | accessibility/
网站上打不开日历 | calendar/ accessibility/
帮我爸报名 | how-to/ courses/
哪个车站下车 | contact/ about/equipment/ venues/sample-workshop/
学校有没有食堂吃饭 | about/equipment/ contact/ venues/sample-workshop/ courses/food-safety/
我们公司一百多人要培训 | services/
上门讲一次多少钱 | services/ courses/sample-on-demand/
给工人做技能鉴定 | certification/ services/
公司和学院怎么合作 | about/partners/ services/
要盖公章吗 | services/ how-to/ courses/sample-on-demand/ contact/
能不能先试听 | courses/ how-to/
员工培训计划表 | calendar/ services/ courses/
职工竞赛怎么组队 | competitions/ champions-studio/ competitions/sample-fire-safety/
电子厂员工学什么好 | courses/applied-electronics/ services/
证书丢了怎么补 | certification/
考证要考几门 | certification/ credentials/sample-skill-level/
报考条件 | certification/ degree/ how-to/ credentials/sample-skill-level/
成绩什么时候出来 | competitions/bim-2022/ news/2026/bim-contest-2022/ news/2026/sample-publicity/
住在大旺附近方便吗 | contact/ about/equipment/ about/
女孩子能学机电吗 | courses/electromechanical/
读完有没有学位 | degree/ certification/
孩子参加竞赛有什么好处 | competitions/ competitions/sample-fire-safety/ competitions/sample-electronics/
家长能陪同吗 | how-to/ courses/ *subjects contact/
贵院收不收外省学生 | how-to/ courses/ *subjects
校外人员用实训室 | about/equipment/ venues/sample-workshop/
教室有多少座位 | venues/sample-workshop/ about/equipment/ courses/sample-evening/
想当电工从哪学起 | courses/electromechanical/ certification/
交了钱不去能退吗 | news/2026/sample-cancelled/ how-to/ courses/sample-evening/
报满了还有下期吗 | courses/status/full/ calendar/ how-to/ courses/
啥课最便宜 | courses/sample-evening/ courses/ how-to/
有空位没 | courses/status/open/ how-to/ courses/ courses/status/limited/
边个教 | about/equipment/ courses/
几钱一个月 | courses/sample-evening/ how-to/ degree/
消防陪训 | courses/fire-safety/
安全生铲 | courses/work-safety/
食品安全培驯班 | courses/food-safety/
学历提生 | degree/
机点技术 | courses/electromechanical/
竞塞 | competitions/ champions-studio/ competitions/bim-2022/ competitions/sample-electronics/
電工課程 | courses/electromechanical/
幾時開課 | calendar/ courses/ how-to/
聯絡電話 | contact/
補貼申請 | courses/sample-on-demand/ certification/
dianzi jishu | courses/applied-electronics/
zhengshu | certification/ credentials/sample-skill-level/ credentials/
qiye fuwu | services/
opening hours | contact/
do you offer certificates for electricians | certification/ courses/electromechanical/
evening classes in january | courses/sample-evening/ courses/work-safety/ courses/applied-electronics/
周四晚上七点的班 | courses/work-safety/ courses/sample-evening/ courses/applied-electronics/
春节前还有班吗 | calendar/ courses/ *subjects
干了十年维修想拿证 | certification/ courses/electromechanical/
厂里放假能来学吗 | *weekend courses/ calendar/
学网络要会英语吗 | courses/computer-networks/ how-to/
急救知识培训 | courses/work-safety/ courses/fire-safety/
夜班工人白天的课 | courses/work-safety/ courses/computer-networks/ courses/applied-electronics/
我没有单位自己来报 | how-to/ courses/ *subjects
开叉车证去哪考 | certification/
学会了能加薪吗 | certification/ courses/ courses/sample-on-demand/ services/
老伴想陪我上课 | how-to/ courses/ contact/
耳朵背听不清 | accessibility/
页面怎么打印 | accessibility/ calendar/
手机屏幕太小怎么看 | accessibility/
退休老师能来授课吗 | about/equipment/ contact/ about/partners/
从高要区过来远吗 | contact/ about/equipment/
有没有咨询电话 | contact/
单位包班怎么收费 | services/ courses/sample-on-demand/ courses/sample-evening/ courses/status/on-demand/
要二十个人才开班吗 | services/ courses/ courses/sample-on-demand/ courses/status/on-demand/ *subjects
食堂全体人员食品安全 | courses/food-safety/
外包工人安全培训 | courses/work-safety/
企业文化建设 | workers/ services/ news/2026/party-building-plan/
请院长来座谈 | contact/ about/ services/
校企共建基地 | about/partners/ services/ about/equipment/
产品研发难题 | services/
招几个电工 | services/ courses/electromechanical/
发结业证明吗 | certification/ courses/sample-evening/ courses/sample-on-demand/ how-to/
二级技师条件 | certification/ credentials/sample-skill-level/
查询获奖证书 | certification/ competitions/bim-2022/ news/2026/bim-contest-2022/ news/2026/sample-publicity/
课时证明打印 | how-to/ certification/ courses/sample-evening/ accessibility/ courses/
附件下载在哪 | news/2026/sample-enrolment/ competitions/sample-fire-safety/ courses/sample-on-demand/
中专生能升大专吗 | degree/
学费可以分期吗 | degree/ courses/sample-evening/ how-to/
是全日制吗 | degree/ about/ courses/
孩子辍学了能学技术吗 | how-to/ courses/ *subjects degree/
学校名声好吗 | about/ about/equipment/ legal/
周日班几点放学 | *weekend
小班教学吗 | courses/ *subjects about/equipment/ courses/sample-evening/
大学生能用创客空间吗 | workers/ services/
参加比赛能评职称吗 | competitions/ certification/ champions-studio/ competitions/sample-fire-safety/
理论考试怎么考 | certification/ competitions/sample-fire-safety/ competitions/sample-electronics/
PLC编程 | courses/electromechanical/
画电路板 | courses/applied-electronics/
俺想报个名 | how-to/ courses/status/open/ courses/
钱怎么交 | courses/sample-evening/ how-to/ degree/
喺边度报名 | how-to/ contact/
几时有得报 | calendar/ courses/status/open/ how-to/ courses/ courses/status/upcoming/
哪个老师教得好 | about/equipment/
消防安泉 | courses/fire-safety/
安全生产陪训班 | courses/work-safety/
机电记术应用 | courses/electromechanical/
公司服务企页 | services/
报明条件 | how-to/ courses/ courses/sample-evening/ courses/sample-on-demand/
訂閱日曆 | calendar/
聯繫方式 | contact/
免費課程 | courses/sample-evening/ courses/ how-to/
安全員證 | courses/work-safety/ certification/
zhaopin | services/
weixin gongzhonghao | contact/
shenme shihou baoming | calendar/ how-to/ courses/
bisai | competitions/ champions-studio/ competitions/sample-fire-safety/ competitions/sample-electronics/
is parking available | contact/ venues/sample-workshop/ about/equipment/
company training | services/
how old do I have to be | how-to/ courses/ *subjects
五一以后的班 | calendar/ courses/fire-safety/ courses/
上午有什么课 | *weekend courses/work-safety/ courses/computer-networks/ courses/applied-electronics/
我想换个工作先学点本事 | courses/ workers/ services/ *subjects
小学毕业听得懂吗 | how-to/ courses/ *subjects
焊条怎么用哪里教 | courses/ certification/ courses/electromechanical/ about/equipment/
保养设备的课 | courses/electromechanical/
累了一天晚上还有课吗 | courses/work-safety/ courses/applied-electronics/ courses/sample-evening/
星期日消防 | courses/fire-safety/
搬运工要不要安全培训 | courses/work-safety/
修电梯的证 | certification/
老花镜都看不清 | accessibility/
能不能大声读给我 | accessibility/
电话打给谁 | contact/
请问大门朝哪边 | contact/ about/equipment/
我没文化能报名吗 | how-to/ courses/ *subjects
七十岁可以去书屋吗 | workers/
厂里组织六十人学急救 | courses/work-safety/ courses/fire-safety/ services/
对公转账可以吗 | courses/sample-evening/ services/ how-to/ contact/
能开安全培训证明吗 | courses/work-safety/ certification/ how-to/
我们缺技术工 | services/
工会怎么合作 | about/partners/ services/ about/
设备坏了找专家 | services/ courses/electromechanical/ about/equipment/ contact/
劳动竞赛怎么办 | competitions/ champions-studio/ competitions/sample-fire-safety/
党员活动室 | workers/ news/2026/party-building-plan/ services/ news/thought/
今年的培训安排 | calendar/ courses/ news/2026/sample-spring-timetable/
能订整个班吗 | courses/sample-on-demand/ courses/status/on-demand/ services/ courses/
职业资格报考时间 | certification/
员工学历升级 | degree/
缴费方式 | courses/sample-evening/ how-to/ degree/
发票抬头 | courses/sample-evening/ services/ how-to/ contact/
儿子学网络有前途吗 | courses/computer-networks/
宿舍几个人一间 | about/equipment/ contact/ how-to/
叫家长签字吗 | how-to/ courses/ *subjects
读完给什么文凭 | degree/ certification/
孩子十六岁行不行 | how-to/ courses/ *subjects
有没有奖学金 | courses/sample-on-demand/ degree/ certification/
大专生能报吗 | degree/ how-to/ courses/ courses/status/open/
学校设备先进吗 | about/equipment/
竞赛题目 | competitions/sample-electronics/ competitions/sample-fire-safety/ competitions/
什么时候比赛 | competitions/ calendar/ competitions/sample-fire-safety/ competitions/sample-electronics/
借书证怎么办 | workers/
三维建模大赛 | competitions/bim-2022/ news/2026/bim-contest-2022/
报名人数满了咋整 | courses/status/full/ how-to/ courses/
不想去了钱能拿回来不 | news/2026/sample-cancelled/ how-to/ courses/sample-evening/
哪天开始上 | calendar/ courses/ how-to/
便宜点的班 | courses/sample-evening/ how-to/ courses/
学点电的东西 | courses/electromechanical/ courses/applied-electronics/
乜时候开班 | calendar/ courses/ how-to/
要几多钱 | courses/sample-evening/ how-to/ degree/
安全生产吾 | courses/work-safety/
消方安全 | courses/fire-safety/
职业技能竞寨 | competitions/ champions-studio/ competitions/bim-2022/
计算机网洛技术 | courses/computer-networks/
学院动太 | news/
通知公高 | news/notices/
職業資格認證 | certification/ services/
合作夥伴 | about/partners/
隱私 | privacy/
xiaofang anquan | courses/fire-safety/
jineng jingsai | competitions/ champions-studio/ competitions/bim-2022/
dianhua | contact/
refund policy | how-to/ news/2026/sample-cancelled/ courses/sample-evening/
age limit | how-to/ courses/ *subjects
group training for companies | services/
下周有什么活动 | calendar/ workers/
二月的班 | courses/ calendar/ courses/computer-networks/ courses/sample-evening/ courses/applied-electronics/
"""

_COLD = """
下了夜班还能上什么课 | *evening courses/ calendar/
上一次课要几个钟头 | courses/sample-evening/ courses/sample-on-demand/ how-to/ *evening
交了钱能退吗 | how-to/ news/2026/sample-cancelled/ courses/sample-evening/
师傅我想考个焊工证 | certification/ courses/electromechanical/
我没有学历能不能来学 | how-to/ courses/ degree/ *subjects
厂里倒班怎么安排上课 | services/ how-to/ *evening
学会了能涨工资不 | certification/ degree/ courses/sample-on-demand/ how-to/
报了名忘了时间怎么查 | calendar/ how-to/ courses/
迟到了还能进去上课吗 | how-to/ courses/ calendar/ venues/sample-workshop/
上课发不发教材 | courses/sample-evening/ how-to/
灭火器怎么用哪里教 | courses/fire-safety/
想当车间安全员要学啥 | courses/work-safety/
厨房师傅要学的那个证 | courses/food-safety/ certification/
修机器的课什么时候开 | courses/electromechanical/
网线水晶头路由器这些有得学吗 | courses/computer-networks/
我今年五十八了还能报名吗 | how-to/ courses/ *subjects
字太小看不清怎么放大 | accessibility/
帮我念出来网页 | accessibility/
我眼睛不好能不能用大字 | accessibility/
我不会上网可以打电话报名吗 | contact/ how-to/
你们那个地方坐几路公交车到 | contact/ about/equipment/ venues/sample-workshop/
我想问一下你们星期天上不上课 | *weekend calendar/
喂你好请问消防那个班还有位置没有 | courses/fire-safety/ courses/status/open/ courses/status/limited/ how-to/
孙子想学电脑几岁可以 | courses/computer-networks/ how-to/
老伴想参加活动有什么 | workers/ calendar/
我们厂二十个人想学消防 | courses/fire-safety/ services/
给员工做安全教育怎么收费 | courses/work-safety/ services/
能不能派老师来我们公司讲课 | services/ courses/sample-on-demand/
想和学院签合作协议 | about/partners/ services/
我们缺技术工人能帮招人吗 | services/
公司党支部想搞主题党日 | services/ news/2026/party-building-plan/ news/2026/sample-study-session/
食堂的卫生培训 | courses/food-safety/
企业技术难题找谁解决 | services/
员工培训补贴怎么申请 | services/ certification/ courses/sample-on-demand/ how-to/
定制课程 | courses/sample-on-demand/ services/
单位集体报名流程 | services/ how-to/ competitions/sample-fire-safety/
新员工入职三级安全教育 | courses/work-safety/
零基础学单片机 | courses/applied-electronics/
想考计算机二级 | courses/computer-networks/ certification/
专升本怎么弄 | degree/
打工人怎么拿本科文凭 | degree/
哪里可以创业孵化 | workers/ services/
有没有网课直播 | courses/sample-evening/ how-to/ courses/
BIM比赛成绩在哪看 | competitions/bim-2022/ news/2026/bim-contest-2022/
冠军工作室招人吗 | champions-studio/
得奖名单公布了吗 | news/2026/sample-publicity/ competitions/sample-electronics/ news/publicity/
校园开放日 | about/ about/equipment/ calendar/ news/
边度报名啊 | how-to/
几时开课 | calendar/ courses/ how-to/
系咪要交钱 | courses/sample-evening/ how-to/
点去你哋学院 | contact/ about/equipment/
收唔收女工 | how-to/ courses/ *subjects
冇时间白天去有冇夜晚的 | *evening
学识咗有冇证攞 | certification/ how-to/
咋报名呀 | how-to/
啥时候考试嘞 | how-to/ calendar/ certification/
搞个电工证要多少钱 | certification/ courses/electromechanical/
机电技术因用 | courses/electromechanical/
按全生产培训 | courses/work-safety/
报名流成 | how-to/
连系方式 | contact/
竟赛结果 | competitions/ news/2026/sample-publicity/ competitions/sample-electronics/ competitions/bim-2022/
工将学院简介 | about/
電話號碼 | contact/
怎樣報名 | how-to/
殘疾人能報名嗎 | accessibility/ how-to/ courses/ *subjects
lianxi fangshi | contact/
duo shao qian | courses/sample-evening/ how-to/
jsj wangluo | courses/computer-networks/
wan shang de ke | *evening
how to sign up | how-to/
food hygiene course | courses/food-safety/
contest results | *contests news/2026/sample-publicity/ news/publicity/
十二月份有什么课 | calendar/ courses/food-safety/ courses/work-safety/ courses/electromechanical/ courses/
明年一月开的班 | *january calendar/ courses/
我是搞装修的想学点电路知识 | courses/applied-electronics/ courses/electromechanical/
夜校还办不办 | *evening
老板让我来学安全的那个班叫什么 | courses/work-safety/
我手机上怎么把上课时间存起来 | calendar/
请问你们学院正规吗 | about/ legal/
听说你们那边有图书室 | workers/
没读过书的人能来听课吗 | how-to/ courses/ *subjects
证件丢了去哪里补 | certification/ how-to/
一个月上几天课 | calendar/ courses/ how-to/ courses/sample-evening/ *evening
六十岁退休了还能学点啥 | how-to/ courses/ *subjects
屏幕上的字能再大一点吗 | accessibility/
我想问下礼拜六有没有课 | *weekend calendar/
上课的地方有没有饭吃 | about/equipment/ how-to/ contact/
能不能替我老公报个名 | how-to/
上次报名没报上这次还有机会吗 | courses/status/open/ courses/status/full/ how-to/ courses/status/upcoming/
灭火演练哪里有 | courses/fire-safety/
车间叉车司机要不要证 | certification/
我想换个班次 | news/2026/sample-cancelled/ how-to/ courses/
公司要做消防演习请你们指导 | courses/fire-safety/ services/
餐厅员工需要食品安全培训证明 | courses/food-safety/ certification/
设备坏了能请专家来看吗 | services/ about/equipment/
厂里想建党员活动室 | services/ news/2026/party-building-plan/
职工技能比武想借场地 | competitions/ about/equipment/ venues/sample-workshop/ champions-studio/
培训完给不给公司开证明 | certification/ services/ how-to/
我司需要电子维修方面的内训 | courses/applied-electronics/ services/
二十个保安的消防课 | courses/fire-safety/
想让员工提升学历怎么合作 | degree/ services/
毕业了想找个学校学技术 | courses/ about/ *subjects
自学编程有没有班 | courses/computer-networks/
在职本科怎么报 | degree/
参加比赛有奖金吗 | *contests news/2026/sample-publicity/
大专毕业能考技师吗 | certification/ degree/
有没有认识新朋友的活动 | workers/
想当电工学徒 | courses/electromechanical/
BIM证书 | certification/ competitions/bim-2022/ news/2026/bim-contest-2022/
你哋喺边度 | contact/ about/equipment/
想报个夜晚嘅班 | *evening
几多岁先可以报 | how-to/ courses/ *subjects
点样联络你哋 | contact/
食嘢安全嗰个课 | courses/food-safety/
中不中啊这个学院靠谱不 | about/
电子技数应用 | courses/applied-electronics/
学历与正书 | certification/
企业服勿 | services/
网上抱名 | how-to/ privacy/
消防安全課程 | courses/fire-safety/
聯絡方式 | contact/
xiao fang pei xun | courses/fire-safety/
ji dian ji shu | courses/electromechanical/
bao ming tiao jian | how-to/ courses/ *subjects
zen me lian xi | contact/
you mei you wan shang de ban | *evening
network engineer course | courses/computer-networks/
can I get a degree | degree/
"""

_PHONES = """
刚进厂什么都不懂适合哪个班 | courses/ how-to/ *subjects
车间老板让我学用灭火毯 | courses/fire-safety/
报名之后多久通知 | how-to/ news/notices/ calendar/
没带身份证能上课吗 | how-to/ privacy/ courses/
两口子一起报有没有折扣 | courses/sample-evening/ how-to/ degree/
你们跟技师学院是什么关系 | about/ about/partners/
学校归谁管 | about/ about/partners/ legal/
消防课上完要不要考 | courses/fire-safety/ how-to/ certification/
公司可以派人旁听吗 | services/ how-to/ courses/
怎么知道有新班开了 | calendar/ how-to/ news/notices/ courses/
日历订阅了怎么取消 | calendar/
我报的那个班改时间了吗 | calendar/ news/2026/sample-cancelled/ courses/fire-safety/ how-to/
这个网站谁在管 | legal/ about/
网站上的内容可不可信 | legal/ about/ news/2026/how-this-site-marks/
发现错别字告诉谁 | legal/ contact/ accessibility/
用眼睛看不见的人能用吗 | accessibility/
建筑信息模型是干什么的 | competitions/bim-2022/ news/2026/bim-contest-2022/
上届比赛第一名是谁 | news/2026/sample-publicity/ champions-studio/ *contests
拿到冠军有什么待遇 | champions-studio/ *contests
可以借学校的车床练手吗 | about/equipment/ venues/sample-workshop/ courses/electromechanical/
学徒工想提升自己 | courses/ degree/ workers/
学院有没有企业导师 | about/equipment/ about/ services/
五个培训方向还是六个 | services/ courses/ about/
培训班满几个人才开 | services/ courses/ how-to/ courses/status/on-demand/ courses/sample-on-demand/ *subjects
想给工人上一堂党史课 | services/ news/2026/party-building-plan/ news/thought/
毕业证和结业证哪个有用 | certification/ degree/
残疾职工能报名吗 | how-to/ accessibility/ courses/ *subjects
每周上几次 | courses/sample-evening/ *subjects calendar/ courses/
想把孩子送来学机电 | courses/electromechanical/
政府补钱吗 | courses/sample-on-demand/ certification/
消防考证 | courses/fire-safety/ certification/
后厨卫生 | courses/food-safety/
伙房 | courses/food-safety/
烧焊 | courses/applied-electronics/ certification/
拉网线 | courses/computer-networks/
电脑班 | courses/computer-networks/
上岗培训 | courses/work-safety/ certification/ courses/
长辈看的大字版 | accessibility/
公司内部培训 | services/
缺工 | services/
读个本科 | degree/
技能比赛名单 | *contests news/publicity/ news/2026/sample-publicity/
老师傅 | about/equipment/ about/ champions-studio/
总机号码 | contact/
学校定位 | contact/ about/equipment/
地铁口 | contact/ about/equipment/
电气维修 | courses/electromechanical/
火警演习 | courses/fire-safety/
星期三有课吗 | courses/work-safety/ calendar/ courses/
12月17号以后开的班 | calendar/ courses/ courses/electromechanical/
圣诞节那天上课吗 | calendar/ courses/
1月23日开班的 | courses/computer-networks/ calendar/
大年初五开工后有班吗 | calendar/ courses/
早上9点到12点的课 | *weekend
晚上9点下课 | *evening
每个星期六的培训 | *weekend
2027年5月中旬 | courses/fire-safety/ courses/computer-networks/ calendar/
4月2日17点截止 | courses/food-safety/ courses/work-safety/ calendar/
清明节后的课 | calendar/ courses/
本月底前报名的 | calendar/ courses/ courses/status/open/
十二月份星期六 | courses/food-safety/ courses/electromechanical/ courses/work-safety/ calendar/
三月初 | courses/food-safety/ courses/work-safety/ competitions/sample-fire-safety/ calendar/
礼拜四夜晚 | *evening
消防安权 | courses/fire-safety/
食品安全配训 | courses/food-safety/
安全生产课成 | courses/work-safety/
计算机网路 | courses/computer-networks/
学历提成 | degree/
企业服雾 | services/
机电技术英用 | courses/electromechanical/
电子技术应甲 | courses/applied-electronics/
灭火弃 | courses/fire-safety/
职业资格人证 | certification/ services/
培训可程 | courses/
職業技能等級 | certification/ credentials/sample-skill-level/ credentials/ competitions/bim-2022/
企業黨建 | services/ news/2026/party-building-plan/ news/thought/
開班日期 | calendar/ courses/ how-to/
電腦網絡課程 | courses/computer-networks/
報讀機電 | courses/electromechanical/
獎學金 | degree/ courses/sample-on-demand/ certification/
實訓室規定 | venues/sample-workshop/
場地設備 | about/equipment/
競賽規則 | *contests
shipin weisheng | courses/food-safety/
zaina baoming | how-to/ contact/
zhengshu chaxun | certification/
wangluo anquan | courses/computer-networks/
gongzuoshi | champions-studio/
qiye peixun | services/
shangke shijian | calendar/ courses/ how-to/
zhigong shuwu | workers/
xfaqpx | courses/fire-safety/
how do I sign up for fire safety class | courses/fire-safety/ how-to/
is it free | courses/ courses/sample-evening/ how-to/
food hygiene | courses/food-safety/
industrial safety | courses/work-safety/
repair machines | courses/electromechanical/
bachelor degree for workers | degree/ workers/
who runs this school | about/ about/partners/ legal/
next course deadline | calendar/ courses/status/closed/ courses/
我文化不高听得懂消防课吗 | courses/fire-safety/ how-to/ courses/
夜班下来早上能上课吗 | courses/ *weekend calendar/ courses/work-safety/
可不可以先交一半学费 | degree/ courses/sample-evening/ how-to/
培训期间工资照发吗 | how-to/ courses/ courses/sample-on-demand/ services/ certification/
我们单位想组队打比赛 | *contests
学校有没有焊接机器 | about/equipment/ venues/sample-workshop/ courses/applied-electronics/
没考过还能再考一次吗 | certification/ how-to/ courses/sample-evening/ credentials/sample-skill-level/
证书上写谁的名字盖谁的章 | certification/ how-to/
校园卡怎么办 | contact/ about/equipment/ workers/ how-to/
学院跟工会是一家吗 | about/ about/partners/
从厂里下班赶得上吗 | *evening courses/ contact/
订日历要下载软件吗 | calendar/
苹果手机怎么加日程 | calendar/
记者想采访找谁 | contact/
校长叫什么名字 | about/equipment/ degree/ about/
学院的目标是什么 | about/ news/2026/five-lines/
不用手机的人怎么报名 | how-to/ contact/
参加联谊要单身吗 | workers/
电工班 | courses/electromechanical/ certification/
救生疏散 | courses/fire-safety/
食堂承包 | courses/food-safety/
工地安全 | courses/work-safety/
网络布线 | courses/computer-networks/
招工信息 | services/
大专班 | degree/
奖杯 | *contests news/publicity/ news/2026/sample-publicity/
看不清楚 | accessibility/
一月五号晚上的课 | *evening calendar/
12月11日前报名 | courses/work-safety/ calendar/
2027年3月20日 | competitions/sample-fire-safety/ courses/electromechanical/ calendar/
星期五白天 | courses/work-safety/ calendar/
下午2点到5点 | courses/work-safety/
中秋放假有课吗 | calendar/ courses/ *weekend
三月九号 | courses/work-safety/ courses/sample-evening/ calendar/
消防安全课程报铭 | courses/fire-safety/ how-to/
机电技术应佣 | courses/electromechanical/
食品安荃 | courses/food-safety/
无障碍生明 | accessibility/
冠军工作是 | champions-studio/
學費補助 | degree/ courses/sample-on-demand/ certification/ courses/sample-evening/
報名截止日期 | courses/status/closed/ calendar/ how-to/ courses/
安全生產課 | courses/work-safety/
聯誼活動 | workers/
anquan peixun | courses/work-safety/ courses/food-safety/ courses/fire-safety/ courses/trades/safety/
baoming tiaojian | how-to/ courses/ *subjects
diannao | courses/computer-networks/
jiangxuejin | degree/ courses/sample-on-demand/ certification/
night classes for workers | *evening workers/
what do I need to bring | how-to/ courses/sample-evening/ courses/sample-on-demand/ venues/sample-workshop/
welding certificate | certification/
"""

_TABLES = {
    "questions": _QUESTIONS,
    "colloquial words": _COLLOQUIAL,
    "times": _TIMES,
    "slips": _SLIPS,
    "scripts": _SCRIPTS,
    "pinyin": _PINYIN,
    "English": _ENGLISH,
    "asked later": _LATER,
    "visitors of ten kinds": _VISITORS,
    "kept back": _KEPT_BACK,
    "written before the synonyms were read": _COLD,
    "on phones": _PHONES,
}


def _read(table: str) -> dict[str, tuple[str, ...]]:
    rows = [line.partition(" | ") for line in table.strip().splitlines()]
    return {
        query: tuple(path for page in pages.split() for path in _GROUPS.get(page, (page,)))
        for query, _, pages in rows
    }


QUERIES: Mapping[str, Mapping[str, tuple[str, ...]]] = {kind: _read(table) for kind, table in _TABLES.items()}
"""Maps each kind of query to its queries, and each of these to the pages that answer it."""
