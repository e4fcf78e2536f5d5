"""Stars that stand for something are text: for names and digits, for any letters, for what is required."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.markdown.fast.test_render import compare
from tests.markdown.normalise.html import html_of


@pytest.mark.parametrize(
    "source",
    [
        "王*明、李*华等获奖。",
        "王*明\n李*华\n张*伟",
        "学员王*明、李*华、欧阳*明。",
        "张**、李**等获奖。",
        "王*、李*（男）",
        "| 姓名 |\n| - |\n| 王*明、李*华 |",
        "张*三 138****1234、李*四 139****1234",
        "证件号 441202********1234、441203********5678",
        "- 王*明，李*华",
        "只收*.doc和*.xls文件",
        "*.jpg、*.png",
        "*.*和*.*",
        "TEST_*和CHECK_*两组，*_OLD和*_NEW两类",
        "姓名*、电话*、地址*为必填",
        "姓名*、电话*",
        "请填写姓名*、电话*。",
        "姓名*、电话*，其余选填。",
        "难度：****\n实用：***",
        "- 难度：*****",
        "填写姓名*、电话*（必填）",
        "带*为必填：姓名*、电话*、邮箱",
        "带*的为必填项；带**的为选填项。",
        "标*的必填，姓名*填全名",
        "姓名*：张三　电话*：待公布",
        "欢迎(*^_^*)，再见(*￣▽￣*)",
        "加油(*≧▽≦) o(*￣︶￣)",
        "体积V=a*b*c",
        "L*W*H",
        "面积a*b*2，长*宽*高=600*400*300",
        "金额=单价*数量*税率",
        "单价*数量*税率=金额",
        "- 长*宽*高",
        "W=F*s，P=W/t，F=m*a",
        "(A+B)*C-(D+E)*F",
        "SUM(A1:A10)*B1*2",
        "电阻10Ω*2只、电容1μF*3只",
        "工时*单价+材料*数量",
        "应发=基本工资+加班*1.5*小时",
        "| 甲 |\n|--|\n| 钢管DN25*2根、弯头*4个 |",
        "| 甲 |\n|--|\n| 姓名*、电话*、地址* |",
        "| 甲 | 乙 |\n|--|--|\n| 姓名*、电话* | 必填 |",
        "工号*：\n电话*：",
        "学费另计*。\n（*材料费也是）",
        "- 企业职工*；\n  *须有社保",
        "难度：***\n用时：**s",
        "SELECT COUNT(*), SUM(*) FROM a",
        "带(*)的必填，有(*)的选填",
        "姓名*、电话*由前台登记",
        "名额：30人*；学时：40*。",
        "叉车班*（2天）、行车班*（4天）",
        "F=m*g\nW=F*(h+d)",
        "总分=“实操”*60%+“理论”*40%，满分2*50",
        "工作量=课时*班级，津贴=工作量*标准",
        "周长=边长*4，面积=边长*边长；合计：全体学员本学期的总额=定额*人次",
        "实收=应收*折扣\n余额=预存-实收*次数",
        "螺丝刀*6把\n手电筒*2个\n扳手*1套",
        "S=π*d^2/4，周长C=π*d，角速度ω=2*π*n",
        "2*理论+3*实操",
        "R=R1*R2为积，20Ω*3=60Ω为和",
        "2**10=1024，10**3=1000",
        "a**2+b**2=c**2",
        "搜索时“*”代表任意字，“焊*”代表焊工等",
        '用"**"标出，再写一个"**"',
        "陈某*，黄某*（*为代班）",
        "教室号A*开头的在东楼，C*开头的在西楼",
        '=COUNTIF(A:A,"*工*")，=SUMIF(B:B,"车*",C:C)+SUMIF(B:B,"*床",C:C)',
        "A*算法和B*算法，A*、C*和D*算法",
        "按*键，再按1，末了按*键",
        "三*级、四*级",
        "拨：*100#；再拨：*101*2#。",
        "****年**月**日",
        "住在**省**市**区**路**号",
        "兹有***同志，是我单位**车间工人",
        "6*优，5*良，4*差",
        "声明char *s, *t; 再写*s=*t; *t=0;",
        "主函数有int argc和char **argv，形参是int *a[]",
    ],
)
def test_stars_that_stand_for_something_are_text(source):
    html = html_of(source)
    assert "<em>" not in html
    assert "<strong>" not in html
    assert html.count("*") == source.count("*")
    assert html_of(source.replace("*", "\\*")) == html


@pytest.mark.parametrize(
    ("source", "html"),
    [
        (
            "**获奖名单：**王*明、李*华",
            "<p><strong>获奖名单：</strong>王*明、李*华</p>",
        ),
        ("请*务必*带，先*看*后*做*。", "<p>请<em>务必</em>带，先<em>看</em>后<em>做</em>。</p>"),
        ("请按*Ctrl+C*键，或按*F5*键。", "<p>请按<em>Ctrl+C</em>键，或按<em>F5</em>键。</p>"),
        ("第*2*组，第*3*组", "<p>第<em>2</em>组，第<em>3</em>组</p>"),
        ("*2*号和*3*号", "<p><em>2</em>号和<em>3</em>号</p>"),
        ("A*重要*B", "<p>A<em>重要</em>B</p>"),
        ("**王**和**李**", "<p><strong>王</strong>和<strong>李</strong></p>"),
        ("我姓*高*，你姓*李*。", "<p>我姓<em>高</em>，你姓<em>李</em>。</p>"),
        ("这是*重点*，那是*难点*。", "<p>这是<em>重点</em>，那是<em>难点</em>。</p>"),
        (
            "提**高**安全意识，**注意防范**。",
            "<p>提<strong>高</strong>安全意识，<strong>注意防范</strong>。</p>",
        ),
        ("使用**.NET**开发", "<p>使用<strong>.NET</strong>开发</p>"),
        ("*甲，**乙**、丙*，丁", "<p><em>甲，<strong>乙</strong>、丙</em>，丁</p>"),
        ("**《办法》**、*（试行）*。", "<p><strong>《办法》</strong>、<em>（试行）</em>。</p>"),
        ("一<br>*<mark>二</mark>*", "<p>一<br><em><mark>二</mark></em></p>"),
        ("<u>*<b>二</b>*</u>", "<p><u><em><b>二</b></em></u></p>"),
        ("*重点*、*难点*：（*试行*）", "<p><em>重点</em>、<em>难点</em>：（<em>试行</em>）</p>"),
        ("*重点*：姓名*、电话*", "<p><em>重点</em>：姓名*、电话*</p>"),
        ("先看*（草案）*再提意见", "<p>先看<em>（草案）</em>再提意见</p>"),
        ("甲**2**组和乙**3**组", "<p>甲<strong>2</strong>组和乙<strong>3</strong>组</p>"),
        ("**姓名*、电话*、地址*由前台登记**", "<p><strong>姓名*、电话*、地址*由前台登记</strong></p>"),
        ("(*“甲”*)和（*_乙_*）", "<p>(<em>“甲”</em>)和（<em><em>乙</em></em>）</p>"),
        ("2*3=6，**重点**，5*6*7", "<p>2*3=6，<strong>重点</strong>，5*6*7</p>"),
        ("注**的**与带**的**", "<p>注<strong>的</strong>与带<strong>的</strong></p>"),
        ("*_甲_*", "<p><em><em>甲</em></em></p>"),
        ("<b>*</b>姓名，<b>*</b>电话", "<p><b>*</b>姓名，<b>*</b>电话</p>"),
        ("A=*甲*，B=*乙*", "<p>A=<em>甲</em>，B=<em>乙</em></p>"),
        ("每期*40*人/班", "<p>每期<em>40</em>人/班</p>"),
        ("2**8=256，**要背**", "<p>2**8=256，<strong>要背</strong></p>"),
        ("车工A**10**人，钳工B**20**人", "<p>车工A<strong>10</strong>人，钳工B<strong>20</strong>人</p>"),
        ("（*甲*）、（**乙**）", "<p>（<em>甲</em>）、（<strong>乙</strong>）</p>"),
        ("看A*图纸*B，再看C*工艺*D", "<p>看A<em>图纸</em>B，再看C<em>工艺</em>D</p>"),
        ("第*1*讲、第*2*讲", "<p>第<em>1</em>讲、第<em>2</em>讲</p>"),
        ("由A*讲解*，B*评分*", "<p>由A<em>讲解</em>，B<em>评分</em></p>"),
        ("**年**度和**月**份", "<p><strong>年</strong>度和<strong>月</strong>份</p>"),
        ("***同志们***，早", "<p><strong><em>同志们</em></strong>，早</p>"),
        ('他说("*真的*")好', '<p>他说("<em>真的</em>")好</p>'),
        ("*alpha*和*beta*", "<p><em>alpha</em>和<em>beta</em></p>"),
        ("a long *time*, a double *bed*", "<p>a long <em>time</em>, a double <em>bed</em></p>"),
        ("char **s和**要点**", "<p>char **s和<strong>要点</strong></p>"),
        ("`a*b`王*明、李*华", "<p><code>a*b</code>王*明、李*华</p>"),
    ],
)
def test_emphasis_stays_emphasis(source, html):
    assert html_of(source) == html


@given(
    st.lists(
        st.sampled_from(
            (
                "王",
                "李",
                "欧阳",
                "*",
                "**",
                "明",
                "、",
                "，",
                "\n",
                "`",
                "等",
                "高",
                ".doc",
                "_",
                "A",
                "（",
                "=",
                "。",
                "带",
                "的",
                "(",
                "^",
                ")",
            )
        ),
        max_size=14,
    )
)
def test_both_renderers_agree_on_stars_of_names(pieces):
    compare("".join(pieces))


@given(
    st.lists(
        st.sampled_from(
            (
                "“",
                "”",
                '"',
                "2",
                "π",
                "√",
                "x",
                "单价",
                "SUM(",
                ",",
                "年",
                "#",
                "、",
                "头",
                "*",
                "**",
                "int ",
                "+",
                "=",
                "（",
                "）",
                "，",
                "\n",
                "]",
            )
        ),
        max_size=14,
    )
)
def test_both_renderers_agree_on_stars_of_formulas_and_programs(pieces):
    compare("".join(pieces))


@pytest.mark.parametrize(
    "written", ["工号*。电话*甲", "工号*：电话*甲", "工号*）电话*甲", "工号**：电话**甲", "带*的*甲"]
)
def test_stars_before_a_sign_are_the_same_for_both_renderers(written):
    compare(written)


def test_a_star_among_pairs_is_text():
    assert html_of("**带*的都要填。**") == "<p><strong>带*的都要填。</strong></p>"
    assert html_of("工号*：\n**带*的要填**") == "<p>工号*：</p>\n<p><strong>带*的要填</strong></p>"
    assert html_of("`*`和*甲*") == "<p><code>*</code>和<em>甲</em></p>"


def test_stars_in_addresses_stay():
    html = html_of("见https://example.org/a_*/b_*/c和[乙](x_*.md)")
    assert html.count("*") == 4 + 1


@pytest.mark.parametrize("signs", [("*1 ", "*2 "), ("*", "**"), ("**", "***"), ("*1：", "*2：")])
def test_stars_that_all_begin_lines_are_signs_of_notes(signs):
    source = "\n".join(f"{sign}以{word}为准" for sign, word in zip(signs, ("收据", "合同"), strict=True))
    assert re.sub("<[^>]*>", "", html_of(f"说明：\n{source}")) == f"说明：\n{source}"
    assert "<em>收据</em>" in html_of("*收据*为准\n*合同*也行")


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("带*为必填：\n*姓名\n*手机\n单位", "<p>带*为必填：</p>\n<p>*姓名<br>\n*手机<br>\n单位</p>"),
        ("标*的要填\n*姓名\n*工种", "<p>标*的要填<br>\n*姓名<br>\n*工种</p>"),
        ("*为必填\n*姓名\n工种", "<p>*为必填<br>\n*姓名<br>\n工种</p>"),
        ("卡片（*必填）\n*姓名：____\n*工种：", "<p>卡片（*必填）<br>\n*姓名：____<br>\n*工种：</p>"),
        (
            "*姓名\n*工种\n\n（*为必填项）",
            "<p>*姓名<br>\n*工种</p>\n<p>（*为必填项）</p>",
        ),
        (
            "- 钳工*\n- 铣工*\n\n*先体检",
            "<ul>\n<li>钳工*</li>\n<li>铣工*</li>\n</ul>\n<p>*先体检</p>",
        ),
        ("学费900元*。\n\n*含工装\n*不退", "<p>学费900元*。</p>\n<p>*含工装<br>\n*不退</p>"),
        ("优惠课程*\n*钳工\n*铣工", "<p>优惠课程*<br>\n*钳工<br>\n*铣工</p>"),
        ("*钳工\n铣工*", "<p><em>钳工<br>\n铣工</em></p>"),
        ("*钳工\n*铣工", "<ul>\n<li>钳工</li>\n<li>铣工</li>\n</ul>"),
        ("带“*”的必填\n\n* 姓名\n* 工种", "<p>带“*”的必填</p>\n<ul>\n<li>姓名</li>\n<li>工种</li>\n</ul>"),
    ],
)
def test_a_star_right_before_a_word_is_no_bullet_where_stars_mean_something(source, html):
    assert html_of(source) == html
    compare(source)
