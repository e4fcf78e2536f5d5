// The words of the course finder.
export const FINDER = {
  all: (number) => `共${number}门课程`,
  found: (number) => (number ? `找到${number}门课程` : "没有找到课程"),
  show: (number) => (number ? `看${number}门课程` : "没有找到课程"),
  chosen: (number) => `（已选${number}项）`,
  drop: (title, number) => `不限“${title}”（有${number}门）`,
  clear: "清除全部筛选",
  reading: "正在读取全部课程……",
  failed: "没有读到全部课程，请检查网络，再选一次。",
};
