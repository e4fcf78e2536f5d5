// Scripts that are easily broken by making them small (test_minified_scripts.py): a name, then its lines.
//# a template in a template
const r = { a: 3 }; show(`<b> ${r.a ? `${r.a}/5` : 'N/A'} </b>`);
//# three templates deep
const f = (x) => `a ${x.map((y) => `b ${y ? `c  ${y}` : ``} `).join(`|`)}  d`; show(f([0, 1]));
//# an object in a template
show(`${ { a: '}' }.a }  ${ [1, 2].map((n) => { return n * 2; }) }`);
//# blanks and lines in a template
show(`  a

	b  // no comment
/* none */  `);
//# a tag with its raw text
const t = (s, ...v) => s.raw.join('|') + v; show(t`a\n${1}\u{41} b`);
//# a backtick escaped
show(`\` \${x} \\`);
//# a dollar without a bracket
show(`$ $$ {a} $a ${'$'}{`);
//# an expression behind a bracket
const s = 'ab12'; if (s) /\d+/.test(s) && show(s.replace(/[/\]]/g, ''));
//# an expression with a slash in a class
show('a/b]c'.split(/[/\]]/));
//# an expression with signs of comments
show(/\/\/ x/.test('a // x'), /\/*x*/.exec('/x').index);
//# an expression behind return
const f = (s) => { return /a b/g.test(s); }; show(f('a b'));
//# an expression behind typeof
show(typeof /x/, /x/ instanceof RegExp);
//# an expression in a template
show(`${'a-b'.replace(/-/g, '/')}/${/`/.test('`')}`);
//# a division that looks like an expression
let a = 8, g = 2, b = 2; show(a / b / g, (a) / b / g, [a][0] / b / g);
//# a division behind a bracket and ++
let i = 4; const x = { y: 6 }; show(i++ / 2, x.y /2/ 1, x['y']/2/1);
//# an expression with flags and a quantifier
show('éA'.match(/\p{L}{1,2}/giu), /a{2}/y.test('aa'));
//# lines without semicolons
let a = 1
let b = a
++b
show(a, b)
//# return at a line's end
const f = () => {
  return
  1
}
show(f())
//# a bracket at a line's beginning
const a = [1, 2]
;[3, 4].forEach((x) => a.push(x))
show(a)
//# a line that goes on with a bracket
const f = (x) => x
const y = f
(5)
show(y)
//# a template at a line's beginning
const t = (s) => s[0]
const y = t
`z`
show(y)
//# break at a line's end
outer: for (const a of [1, 2]) {
  for (;;) {
    show(a)
    break
    outer
  }
}
//# do while without a semicolon
let i = 0
do i++; while (i < 3) show(i)
//# the end of a script in a string
show('</script><!--', "</SCRIPT>", `</script >`);
//# comments of HTML
let x = 3, y = 2; show(1 < !--x, x, y-- > 0, y);
//# quotation marks in strings
show('"', "'", '\'"', "\"'", '\\', '\
', '\x41\u4e2d\u{1f600}');
//# separators of lines in strings
show('  ', '\u2028');
//# signs in a row
let a = 1, b = 2; show(a + +b, a - -b, a + ++b, a - --b, a+ + +b, - -a, !(!a));
//# a minus and an arrow of HTML
let x = 3; const y = []; while (x --> 0) y.push(x); show(y);
//# numbers
show(1.0, .5, 5., 1e3, 0x1F, 0b11, 0o17, 1_000, 1.0.toFixed(1), 5..toString(), 1e21, 12345678901234567890);
//# large whole numbers
show(String(2n ** 64n), String(0xFFn), typeof 1n);
//# powers
show((-2) ** 2, 2 ** -1, 2 ** 3 ** 2, (2 ** 3) ** 2);
//# the order of operators
show((1, 2), 1 || 0 && 0, (1 || 0) && 0, !1 in [0], (null ?? 1) || 2, 1 + (2 + '3'));
//# an optional chain
const o = { a: { b: () => 7 } }; show(o?.a?.b?.(), o.x?.y.z, o?.['a'].b(), (o.x ?? 5));
//# conditions in conditions
const f = (a, b) => a ? b ? 1 : 2 : b ? 3 : 4; show(f(1, 1), f(1, 0), f(0, 1), f(0, 0));
//# if and else in each other
const f = (a, b) => { if (a) { if (b) return 1; } else return 2; return 3; }; show(f(1, 1), f(1, 0), f(0, 0));
//# a loop with closures
const f = []; for (let i = 0; i < 3; i++) f.push(() => i); show(f.map((g) => g()));
//# a name taken in an inner scope
let a = 1; { let a = 2; show(a); } const f = (a) => { { let b = a; show(b, a); } }; f(3); show(a);
//# names of properties
const a = 1, o = { a, 'b-c': 2, 3: 4, class: 5, get d() { return 6; }, ['e' + a]: 7, async *f() {} }; show(o, o.class, Object.keys(o));
//# names kept for others
const o = JSON.parse('{"length":9,"x":1}'); show(o.length, o.x); window.name = 4; show(window.name);
//# destructuring with defaults
const { a = 1, b: { c = 2, ...d } = {}, ...e } = { b: { f: 3 }, g: 4 }; const [x, , y = 5, ...z] = [1, 2]; show(a, c, d, e, x, y, z);
//# arguments and defaults that see others
const f = (a, b = a, c = () => a + b) => { a = 9; return c(); }; show(f(1), f(1, 2)); function g() { return arguments.length; } show(g(1, 2));
//# a class with all it may have
class A { x = 1; static y = 2; static m() { return this.y; } get z() { return this.x; } constructor(n) { this.x = n; } } class B extends A { constructor() { super(8); } z2() { return super.z; } } show(new B().z, A.m(), new B().z2(), A.name.length > 0);
//# generators
function* g() { const x = yield 1; yield* [x, 3]; } const i = g(); show(i.next().value, i.next(2).value, [...i]);
//# errors
const f = () => { try { throw new TypeError('a'); } catch { return 1; } finally { show('f'); } }; show(f()); try { null.x; } catch (e) { show(e instanceof TypeError); }
//# switch that falls through
const f = (x) => { switch (x) { case 1: case 2: show('a'); default: show('b'); break; case 3: { let y = 1; show(y); } } }; f(1); f(3); f(4);
//# for in, of and with a comma
for (const k in { a: 1, b: 2 }) show(k); for (const [k, v] of new Map([[1, 2]])) show(k, v); for (let i = 0, j = 9; i < j; i += 3, j--) show(i, j);
//# functions before they stand there
show(f()); function f() { return g(); } function g() { return 1; } { function h() { return 2; } show(h()); }
//# a variable before it is set
show(typeof v); var v = 1; show(v); if (v) { var w = 2; } show(w); for (var i = 0; i < 2; i++); show(i);
//# void, delete and in
const o = { a: 1, b: 2 }; delete o.a; show(void 0, 'a' in o, o, undefined === void 0, delete o.b);
//# what is equal and what the same
show(null == undefined, null === undefined, 0 == '', NaN != NaN, typeof x === 'undefined', !!'0');
//# endless, not a number and minus zero
show(1 / 0 === Infinity, Number.isNaN(NaN), 1 / -0, Object.is(-0, 0)); { const Infinity = 1, undefined = 2; show(Infinity, undefined); }
//# a comma in an arrow
const f = (a) => (show(a), a + 1), g = () => ({}), h = () => {}; show(f(1), g(), h());
//# an immediate function
(function () { show(this === undefined); })(); !function () { show(1); }(); (() => show(2))(); (async () => 1)();
//# assignments that say less
let a = null, b = 1, c = 0; a = a ?? 5; b = b && 6; c = c || 7; a += b -= 1; show(a, b, c, b = c = 2, a);
//# labels
a: { b: { show(1); break a; } show(2); } c: for (let i = 0; i < 3; i++) { if (i === 1) continue c; show(i); }
//# Chinese names
const 名称 = '学院', o = { 学费: 380 }; const { 学费 } = o; show(名称, 学费, o.学费, `${名称}：${学费}`);
//# comments everywhere
/* a */ const /* b */ f /* c */ = // d
  (/* e */ x /* f */) => /* g */ x // h
  /* ` ' " */ + 1; show(/* i */ f(1));
//# conditions made shorter
const f = (a) => { if (!a) return; if (a > 1) show('x'); else show('y'); return a === 1 ? true : false; }; show(f(0), f(1), f(2));
//# what is thrown away only when it does nothing
let n = 0; const t = () => ++n; t(); t() && 0; void t(); `${t()}`; [t()]; ({ [t()]: 1 }); show(n);
