// Splits a query into words: synonyms are replaced by the site's words, question words are dropped.

// Dropped anywhere in a query; longer ones come first.
export const ASKING = ("有没有 是不是 能不能 可不可以 怎么样 怎么办 为什么 想要学 我想要 告诉我 问一下 查一下 找一下 有哪些 哪一个 "
  + "点样 有冇 边个 你哋 我哋 佢哋 唔该 系咪 识咗 请问 请教 麻烦 你好 您好 谢谢 怎么 怎样 如何 什么 哪里 哪儿 哪些 哪个 哪有 在哪 可以 能否 是否 有无 我想 我要 想要 想学 要学 想报 想问 "
  + "我们 你们 咱们 他们 一下 需要 应该 关于 有关 本人 知道 帮我 咋办 咋样 不能 有啥 没有 吗 呢 吧 啊 呀 的 "
  + "how what where when which who the to of for in on at and or is are can do does you your my me we us it").split(" ");
// Words for what most of the site is about: dropped next to other words.
const GENERAL = new Set("课 课程 课堂 班 班次 培训班 学习班 上课 开课 course courses class classes training lesson lessons".split(" "));
// Returns the words for what most of the site is about that a text has, single characters left out.
export const generalWords = (text) => Array.from(GENERAL).filter((word) => word.length > 1 && text.includes(word));
export const PARTICLES = Array.from("的了吗呢吧啊呀么嘛哦是有在我你您他她们要想去来和与或及给把被就都也很哪谁这那能会可着过得地还再请问啥咋多几个些嘅咗哋唔嘢喺攞");

const DIGITS = "零一二三四五六七八九";

function toNumber(chinese) {
  const [tens, ones] = chinese.includes("十") ? chinese.split("十") : ["", chinese];
  const digit = (text) => Array.from(text).reduce((number, each) => number * 10 + DIGITS.indexOf(each), 0);
  return String((chinese.includes("十") ? (tens ? digit(tens) : 1) * 10 : 0) + digit(ones));
}

// Returns a folded text with dates and numbers in the site's words: 2026年1月5日, 周六, 多少 (几多 in Guangdong); who
// is 今年五十八 asks about age, and who says 5日以后 about all that is then.
export function withDates(text) {
  return text
    .replace(/几多/g, "多少")
    .replace(/今年(?:[一二三四五六七八九十]{2,3}|\d\d)岁?(?![年月日号个点])/g, "年龄 ")
    .replace(/(?:星期|礼拜)(?=[一二三四五六日天])/g, "周").replace(/周天/g, "周日")
    .replace(/[零一二三四五六七八九十]+(?=[月号日点])/g, (found, at) => (text[at - 1] === "周" ? found : toNumber(found)))
    .replace(/(20\d\d) (\d\d?) (\d\d?)/g, (_, year, month, day) => `${year}年${+month}月${+day}日`)
    .replace(/月([一二三四五六七八九十]+|\d\d?)(?=$|[ 的开])/g, (_, day) => `月${/\d/.test(day) ? day : toNumber(day)}日`)
    .replace(/(\d)号/g, "$1日").replace(/元月/g, "1月")
    .replace(/(晚上|下午|傍晚)?(\d\d?)点[钟半整]?/g, (_, part, hour) => (
      `${part || ""} ${String(part && hour < 12 ? +hour + 12 : +hour).padStart(2, "0")} `))
    .replace(/(^|[^\d年])(\d\d?)月份?(?!\d)/g, "$1年$2月")
    .replace(/([日月])(?:[以之]?[前后]|过后|起)/g, "$1 时间 ");
}

export const isHan = (text) => /^\p{Script=Han}+$/u.test(text);
export const isNumeral = (character) => DIGITS.includes(character) || "十百千两".includes(character);
export const isParticle = (character) => PARTICLES.includes(character);
// A synonym of one Chinese character is part of many words: it only counts if nothing else is known of them.
const isHint = (said) => said.length === 1 && isHan(said);

// Returns a Map from what people say to the site's words for it; these words are keys too.
export function readLexicon(synonyms, fold) {
  const lexicon = new Map();
  const add = (said, words) => lexicon.set(said, (lexicon.get(said) || []).concat(words));
  Object.keys(synonyms).forEach((word) => {
    add(fold(word), []);
    synonyms[word].forEach((said) => add(fold(said), fold(word)));
  });
  return lexicon;
}

const isLatin = (character) => /[a-z]/.test(character || "");

// Returns a text with each Latin word that is none of the lexicon's replaced by its singular or basic form, if that
// is: machines, companies, repairing.
function withBasicForms(text, vocabulary) {
  const formOf = (word) => [word, word.replace(/s$/, ""), word.replace(/ies$/, "y"), word.replace(/(es|ed|ing)$/, "")]
    .find((form) => vocabulary.has(form)) || word;
  return text.replace(/[a-z]{4,}/g, formOf);
}

// Returns the Latin words of the lexicon, also those of its phrases.
export const latinWords = (lexicon) => new Set(Array.from(lexicon.keys()).join(" ").match(/[a-z]+/g));

// Returns the longest of the words that a text has at a position; a Latin word must not be part of another.
function wordAt(text, at, words) {
  let longest = "";
  words.forEach((word) => {
    if (word.length <= longest.length || !text.startsWith(word, at)) return;
    const cutsWord = isLatin(word[0]) && (isLatin(text[at - 1]) || isLatin(text[at + word.length]));
    if (!cutsWord) longest = word;
  });
  return longest;
}

// Returns the question word at a position, unless a longer word of people's begins with its last character: 想学多久.
function askingAt(text, at, said) {
  const asking = wordAt(text, at, ASKING);
  const next = asking.length > 1 ? wordAt(text, at + asking.length - 1, said) : "";
  return next.length > asking.length ? "" : asking;
}

// Returns the words of a folded text, without spaces: {text, said}; `said` if it stands for other words.
export function cutWords(folded, lexicon) {
  const text = withBasicForms(folded, latinWords(lexicon));
  const words = [];
  let rest = "";
  const end = () => {
    (rest.match(/[a-z]+|[^a-z ]+/g) || []).forEach((each) => words.push({ text: each, said: false }));
    rest = "";
  };
  const said = Array.from(lexicon.keys()).filter((each) => !isHint(each));
  for (let at = 0; at < text.length;) {
    const known = wordAt(text, at, said);
    const asking = askingAt(text, at, said);
    if (known.length && known.length >= asking.length) {
      end();
      words.push({ text: known, said: lexicon.get(known).length > 0 });
    } else if (asking) {
      end();
    } else {
      rest += text[at];
    }
    at += Math.max(known.length, asking.length) || 1;
  }
  end();
  const special = words.filter(({ text: word }) => !GENERAL.has(word));
  return special.length ? special : words;
}
