// The words that scripts write on a page, the same as in the catalogue (sitebuilder/messages/zh_cn).
export const STATUS = {
  "on-demand": "按需开班",
  upcoming: "即将报名",
  open: "报名中",
  limited: "名额紧张",
  full: "已满（可候补）",
  closed: "报名截止",
  running: "开课中",
  ended: "已结束",
  cancelled: "已取消",
  undecided: "待定",
};
export const COMPETITION_STATUS = { ...STATUS, running: "进行中" };
export const TIME_OF_DAY = { day: "白天", evening: "晚上", weekend: "周末" };
export const WEEKDAYS = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];
export const OFFER = {
  day: (month, day, weekday, time) => `${month}月${day}日（${weekday}）${time}`,
  onDemand: "人数够了就开班",
  opens: (day) => `${day}开始报名`,
  closes: (day) => `${day}截止`,
  left: (number) => `，余${number}人`,
  moved: (day) => `改期，原定${day}`,
  open: "，新日期待公布",
};
export const UNKNOWN = "待公布";
