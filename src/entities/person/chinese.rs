//! Names of a surname and one or two characters: what speaks for one at a place, in points.

use crate::lexicon::persons::{Class, DOUBLE, FOLLOWS, OFTEN, PLAIN, Persons, RARE, SOME, SOUND, SURNAME};
use crate::phrases::{ends_any, starts_any};
use crate::segment::words::Word;
use crate::span::{Clean, Span};

/// A reading of some characters as a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub span: Span<Clean>,
    /// How name-like the characters are.
    pub shape: i8,
    /// What stands before, what stands after.
    pub left: i8,
    pub right: i8,
}

impl Reading {
    pub(super) fn score(&self) -> i8 {
        self.shape + self.left + self.right
    }
}

/// From this score on a reading is a name by itself.
pub(super) const CERTAIN: i8 = 6;
/// From this score on it is one beside others in a list.
pub(super) const LIKELY: i8 = 4;

/// The best reading that begins at byte `at`, where a surname stands; `words` begin with the one that holds it.
pub(super) fn read(t: &Persons, text: &str, words: &[Word], at: usize) -> Option<Reading> {
    let left = left(t, text, at)?;
    if ends_title(t, text, at) {
        return None;
    }
    let plain = text.get(at..)?.chars().next().is_some_and(|c| t.class(c) & (PLAIN | DOUBLE) != 0);
    let shapes = shapes(t, text, at);
    let short = shapes.first().copied().flatten().map_or(at, |s| s.0);
    let alone = |c: Option<char>| !c.is_some_and(is_han);
    let opens = alone(text.get(..at)?.chars().next_back());
    let choose = |(end, shape): (usize, i8)| {
        let mut right = right(t, text, end)?;
        // 选举张有为董事长: whose the 为 is nobody can tell.
        if right == 4
            && end == short
            && text.get(end..)?.strip_prefix('为').is_some_and(|r| opens_title(t, r))
        {
            right = 1;
        }
        // Nothing below adds more than three, but to an item between marks.
        if !opens && shape + left + right < -3 {
            return None;
        }
        let span = Span::new(at, end);
        // A word of its own goes on after the name: 毛正 + 维持, 王潜 + 本科.
        if right == -2
            && let Some(word) =
                words.iter().take(4).find(|w| w.span.start as usize == end && w.span.len() > 3)
        {
            right = match word.tag {
                "v" | "d" | "ad" | "p" | "c" => 0,
                _ => -1,
            };
        }
        let mut shape = shape;
        // A place is called like a person of three characters, but nobody introduces it.
        if left <= 1 && right < 3 && place_like(text, end) {
            shape -= 2;
        }
        // Between marks on both sides stands a whole item, whatever its characters.
        let closes = alone(text.get(end..)?.chars().next());
        if opens && closes {
            shape = shape.max(i8::from(left >= 4));
        }
        // 蔡奇 + 陪同 leaves no 陪 to the name.
        if end > short && matches!(t.after.at(text, short), Some((len, _)) if len > 3 && short + len > end) {
            shape -= 2;
        }
        // An item of a list that looks like a name in every character.
        // 梅德韦 + 杰夫: a foreign name goes on.
        let sounds = |s: &str| s.chars().all(|c| t.class(c) & SOUND != 0);
        let next = text.get(end..)?.chars().next().filter(|&c| t.class(c) & SOUND != 0);
        if next.is_some() && right < 0 && sounds(span.of(text)) {
            shape -= 4;
        }
        // 尹弘 + 和省长, 徐航 + 为董事: a last character that joins, with more after it.
        let joins = span.of(text).ends_with(['和', '为', '同', '作', '曾', '方']);
        let rest = text.get(end..)?;
        // 尹弘和省长叶建春, 徐辉作的报告
        let of_another = span.of(text).ends_with(['和', '同', '与'])
            && right == 3
            && rest.chars().nth(2).is_some_and(is_han);
        if end > short && joins && (right < 0 || of_another || rest.starts_with('的')) {
            shape -= 2 + i8::from(of_another);
        }
        // 聘任王颖 + 为副行长.
        if end > short
            && span.of(text).ends_with('为')
            && ends_any(text.get(..at)?, &["聘任", "任命", "选举", "推选", "提名", "聘请", "委任", "增补"])
                .is_some()
        {
            shape -= 8;
        }
        // 时任董事长许家印、: between a title and a mark stands a name, whatever its characters.
        if plain && left >= 5 && closes && end > short {
            shape = shape.max(2);
        }
        let least = match (left, right) {
            // 首席执行官周易等, 徐集贤教授: who is introduced or addressed may be called like a word.
            (5.., 1..) if plain => -1,
            // 任命方海生为副厅长; 行长应建国被…: words of other surnames are no names, but may be the given name.
            (3.., 4..) | (5.., 1..) if by_words(t, text, words, span) == -3 => -1,
            (_, 3..) if plain && end > short => -1,
            _ if closes && opens => -2,
            _ => i8::MIN,
        };
        let words = by_words(t, text, words, span).max(least);
        let item = end > short && words >= 0 && is_item(text, at, end) && all_often(t, text, short, end);
        // Who is introduced by a title may be called like a word.
        shape += i8::from(item) + ordinary(t, text, at) + if left >= 3 && words == -2 { -1 } else { words };
        // A surname that is an ordinary word as well needs more than marks and common words around it.
        let typical = words >= 2 && all_often(t, text, short, end);
        if (!plain && left <= 1 || left < 0) && right < 3 && !item && !typical {
            shape = shape.min(CERTAIN - 1 - left - right);
        }
        Some(Reading { span, shape, left, right })
    };
    shapes.into_iter().flatten().filter_map(choose).max_by_key(|r| (r.score(), r.span.end))
}

/// What the words of the lexicon, from the one on that holds its start, say about a reading; nothing where there are none.
fn by_words(t: &Persons, text: &str, words: &[Word], span: Span<Clean>) -> i8 {
    let mut inside = words.iter().take_while(|w| w.span.start < span.end);
    let Some(start) = inside.next() else { return 0 };
    if start.span == span {
        return match start.tag {
            "nr" => 1 + i8::from(span.len() > 6),
            // 苏黎世, 夏威夷: called like a person.
            "ns" => -8,
            _ => -4,
        };
    }
    if start.span.start < span.start {
        return -3;
    }
    let Some(second) = inside.next() else { return -2 };
    let end = inside.last().map_or(second.span.end, |w| w.span.end);
    if end > span.end {
        // 刘忠利 + 用: a word that the name would cut.
        return -3;
    }
    // A name that the lexicon lacks falls apart into its characters.
    if start.span.len() == 3 && second.span.len() > 3 {
        let surname = text.get(start.span.range()).and_then(|s| s.chars().next()).map_or(0, |c| t.class(c));
        return match second.tag {
            "nr" => 2,
            "n" | "v" | "vn" | "a" | "ns" | "d" if surname & PLAIN != 0 => -2,
            "n" | "v" | "vn" | "a" | "ns" | "d" => -3,
            _ => 0,
        };
    }
    // 夏玉 + 米: a word that is no name ends where the name would go on.
    if start.span.len() > 3 {
        return if start.tag == "nr" { 0 } else { -2 };
    }
    1 + i8::from(span.len() > 6)
}

/// Whether the character at `at` is the last of a title (行长, 主任).
pub(super) fn ends_title(t: &Persons, text: &str, at: usize) -> bool {
    let after = text.get(at..).and_then(|r| r.chars().next()).map_or(at, |c| at + c.len_utf8());
    matches!(t.before.before(text, after), Some((len, Class::Firm | Class::Soft | Class::Credit)) if len > after - at)
}

/// Against a name speaks an ordinary word that begins with its surname, or that stands in place of the given name.
fn ordinary(t: &Persons, text: &str, at: usize) -> i8 {
    let never = &t.never;
    let after = text.get(at..).and_then(|r| r.chars().next()).map_or(at, |c| at + c.len_utf8());
    if never.at(text, at).is_some() {
        -4
    } else if never.at(text, after).is_some() {
        -3
    } else {
        0
    }
}

/// The readings of a surname with one and with two characters, each with its end and points.
pub(super) fn shapes(t: &Persons, text: &str, at: usize) -> [Option<(usize, i8)>; 2] {
    let mut chars = text.get(at..).unwrap_or("").chars();
    let Some(first) = chars.next() else { return [None; 2] };
    let mut end = at + first.len_utf8();
    let mut surname = match t.class(first) {
        c if c & PLAIN != 0 => 2,
        c if c & RARE != 0 => 1,
        c if c & SURNAME != 0 => 0,
        _ => -2,
    };
    if t.class(first) & DOUBLE != 0 {
        let second = chars.clone().next().map_or(0, char::len_utf8);
        if text.get(at..end + second).is_some_and(|s| t.is_double(s)) {
            chars.next();
            end += second;
            surname = 3;
        }
    }
    let points = |c: Option<char>| match c.map_or(0, |c| t.class(c)) {
        c if c & OFTEN != 0 => Some(1),
        c if c & SOME != 0 => Some(0),
        c if c & SURNAME != 0 => Some(0),
        c if c & FOLLOWS != 0 => Some(-4),
        _ => c.filter(|&c| is_han(c)).map(|_| -2),
    };
    let (one, two) = (chars.next(), chars.next());
    let Some(first) = points(one) else { return [None; 2] };
    let end = end + one.map_or(0, char::len_utf8);
    if surname < 0 {
        return [None; 2];
    }
    // 马方, 黎方: a party, not a person.
    let surname = if one == Some('方') && two.is_none_or(|c| !is_han(c)) { surname - 3 } else { surname };
    // One character alone is more often an ordinary word.
    let short = (end, surname + first - i8::from(surname < 3));
    // A name does not end in a word that follows names.
    let two = two.filter(|c| t.class(*c) & FOLLOWS == 0);
    let long = points(two).map(|second| (end + two.map_or(0, char::len_utf8), surname + first + second));
    [Some(short), long]
}

pub(super) fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FA5}').contains(&c)
}

/// What stands before a name; `None` where no name can begin.
pub(super) fn left(t: &Persons, text: &str, at: usize) -> Option<i8> {
    let before = text.get(..at).unwrap_or("");
    let Some(last) = before.chars().next_back() else { return Some(1) };
    if is_han(last) || last.is_ascii_alphanumeric() {
        return Some(match t.before.before(text, at) {
            // 文 and 图 credit only before a colon or a slash.
            Some((3, Class::Credit)) => -1,
            Some((_, Class::Firm | Class::Credit)) => 5,
            Some((_, Class::Soft | Class::Appoint)) => 3,
            // 董事长为某某, 法定代表人是某某
            Some((3, Class::Lead)) if matches!(last, '为' | '是' | '由') && titled(t, text, at - 3) => 4,
            Some((_, _)) => 1,
            None if last.is_ascii_digit() => -2,
            None => match last {
                '长' | '员' | '师' | '家' | '人' | '主' | '官' | '手' => 2,
                '司' | '行' | '局' | '院' | '所' | '部' | '会' | '厅' | '委' | '社' | '校' | '厂' | '店'
                | '村' | '镇' | '县' | '市' | '区' | '省' => 0,
                _ => -2,
            },
        });
    }
    Some(match last {
        '·' | '•' | '‧' | '・' | '．' | '〔' | '%' => return None,
        ':' | '：' | '/' | '／' | '|' | '｜' | ' ' | '\u{3000}' | '（' | '(' | '【' | '“' | '"' | ')'
        | '）' => {
            let before = before_brackets(before);
            let inner = before.trim_end_matches([
                ':', '：', '/', '／', '|', '｜', ' ', '\u{3000}', '（', '(', '【', '“', '"', ')', '）',
            ]);
            match t.before.before(text, inner.len()) {
                Some((_, Class::Firm | Class::Credit)) => 5,
                Some((_, Class::Soft)) => 3,
                _ => 1,
            }
        }
        _ => 1,
    })
}

fn titled(t: &Persons, text: &str, at: usize) -> bool {
    matches!(t.before.before(text, at), Some((len, Class::Firm)) if len > 3)
}

/// The text before a remark in brackets: 会计机构负责人（会计主管人员）.
fn before_brackets(before: &str) -> &str {
    let Some(remark) = before.strip_suffix(['）', ')']) else { return before };
    let open = remark.char_indices().rev().take(20).find(|(_, c)| matches!(c, '（' | '('));
    open.and_then(|(i, _)| remark.get(..i)).unwrap_or(before)
}

/// What stands after a name; `None` where the name goes on.
pub(super) fn right(t: &Persons, text: &str, end: usize) -> Option<i8> {
    let after = text.get(end..).unwrap_or("");
    let mut chars = after.chars();
    let Some(next) = chars.next() else { return Some(1) };
    if takes_office(t, after) {
        return Some(4);
    }
    if let Some((len, class)) = t.after.at(text, end) {
        return Some(match class {
            Class::Address if starts_any(after, &["先生", "女士", "同志"]).is_some() => 4,
            Class::Address | Class::Speech => 3,
            Class::Career => 2,
            Class::Acts if counts_persons(after) => 3,
            // A word of two characters is there by chance less often than one of one.
            Class::Acts => 1 + i8::from(len > 3),
            _ => 0,
        });
    }
    if is_han(next) {
        return Some(if counts_persons(after) {
            3
        } else if t.institutions.at(text, end).is_some() {
            -3
        } else {
            -2
        });
    }
    Some(match next {
        '·' | '•' | '‧' | '・' => return None,
        '/' | '／' if after.get(next.len_utf8()..).is_some_and(is_credit) => 4,
        ' ' | '\u{3000}' if is_credit(after.trim_start()) => 3,
        '（' | '(' | '，' | ',' if is_biography(chars.as_str()) => 4,
        c if c.is_ascii_alphanumeric() => 0,
        _ => 1,
    })
}

/// 董事长, 副行长: a title of two to four characters begins the text.
fn opens_title(t: &Persons, text: &str) -> bool {
    let ends = text.char_indices().map(|(i, c)| i + c.len_utf8()).take(5).skip(1);
    ends.into_iter().any(|end| matches!(t.before.before(text, end), Some((len, Class::Firm)) if len == end))
}

/// 任南通市财政局局长, 为副厅长，: an office to the end of the clause.
fn takes_office(t: &Persons, after: &str) -> bool {
    const VERBS: &[&str] = &[
        "不再担任",
        "不再兼任",
        "辞去",
        "续任",
        "连任",
        "任",
        "为",
        "担任",
        "拟任",
        "兼任",
        "现任",
        "曾任",
        "历任",
        "的",
    ];
    let Some(verb) = starts_any(after, VERBS) else { return false };
    let office = after.get(verb.len()..).unwrap_or("");
    let end = office
        .char_indices()
        .take(40)
        .find(|(_, c)| matches!(c, '，' | '。' | '；' | '、' | '（' | '(' | '\n'));
    let end = end.map_or(office.len(), |(i, _)| i);
    let said = office.get(..end).unwrap_or("");
    let bare = said.strip_suffix("职务").or_else(|| said.strip_suffix("一职")).unwrap_or(said);
    // 免去方海生的副厅长职务, and not 方海生的副厅长.
    (verb != "的" || bare.len() < said.len())
        && matches!(t.before.before(office, bare.trim_end_matches('的').len()), Some((len, Class::Firm)) if len > 3 && end < 120)
}

fn is_credit(after: &str) -> bool {
    starts_any(after, &["摄", "文", "图", "制", "供图", "绘"]).is_some()
}

/// 男, 女, a year of birth, or a place in a picture.
fn is_biography(after: &str) -> bool {
    let after = after.trim_start();
    let year =
        after.get(..4).is_some_and(|y| y.starts_with(['1', '2']) && y.bytes().all(|b| b.is_ascii_digit()));
    (year && after.get(4..).is_some_and(|r| r.starts_with('年') || r.starts_with(['-', '—', '–'])))
        || starts_any(after, &["男", "女", "左", "右", "中）", "前排", "后排", "本报", "署名"]).is_some()
}

/// 六名…, 等三人: the persons before are counted.
fn counts_persons(after: &str) -> bool {
    let after = after.strip_prefix('等').unwrap_or(after);
    let digit = |c| {
        matches!(c, '0'..='9' | '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
    };
    let rest = after.trim_start_matches(digit);
    rest.len() < after.len() && rest.starts_with(['名', '位', '人'])
}

/// Whether the name is the whole of an item between marks of a list.
fn is_item(text: &str, at: usize, end: usize) -> bool {
    let mark = |c: Option<char>| matches!(c, Some('、'));
    mark(text.get(..at).and_then(|b| b.chars().next_back()))
        && (mark(text.get(end..).and_then(|a| a.chars().next()))
            || text.get(end..).is_some_and(|a| a.starts_with(['和', '及', '与', '等'])))
}

/// Whether the last two characters of a name both are typical of given names.
fn all_often(t: &Persons, text: &str, short: usize, end: usize) -> bool {
    let given = text.get(..end).map(|name| name.chars().rev().take(2).all(|c| t.class(c) & OFTEN != 0));
    short < end && given == Some(true)
}

fn place_like(text: &str, end: usize) -> bool {
    let last = text.get(..end).and_then(|b| b.chars().next_back());
    matches!(
        last,
        Some(
            '村' | '镇'
                | '县'
                | '州'
                | '港'
                | '湾'
                | '桥'
                | '庄'
                | '庙'
                | '寨'
                | '屯'
                | '塘'
                | '岭'
                | '坪'
                | '路'
                | '街'
                | '乡'
                | '山'
                | '河'
                | '江'
                | '湖'
                | '岛'
                | '城'
                | '源'
                | '川'
                | '阳'
                | '安'
                | '宁'
        )
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn name(text: &str, surname: &str) -> Option<(String, bool)> {
        let at = text.find(surname)?;
        read(Lexicon::embedded().persons(), text, &[], at)
            .map(|r| (r.span.of(text).to_owned(), r.score() >= CERTAIN))
    }

    #[test]
    fn titles_verbs_and_brackets_make_names_certain() {
        for (text, surname, want) in [
            ("某公司董事长李晓东表示，", "李", "李晓东"),
            ("（记者 钱宁）", "钱", "钱宁"),
            ("实验室主任陈坚介绍，", "陈", "陈坚"),
            ("责任编辑：赵梓涵\n", "赵", "赵梓涵"),
            ("，孙立平说，", "孙", "孙立平"),
            ("周文/摄", "周", "周文"),
            ("董事会秘书司马文涛用数据说话", "司马", "司马文涛"),
            ("林志强，男，1970年出生", "林", "林志强"),
        ] {
            let read = text.find(surname).and_then(|at| read(Lexicon::embedded().persons(), text, &[], at));
            assert_eq!(name(text, surname), Some((want.to_owned(), true)), "{text} {read:?}");
        }
    }

    #[test]
    fn ordinary_words_are_no_names() {
        for (text, surname) in [
            ("支持高新技术企业", "高"),
            ("各金融机构", "金"),
            ("相关负责人高度评价", "高"),
            ("由方正证券承销", "方"),
            ("记者于近日获悉", "于"),
            ("时任行长", "时"),
        ] {
            assert!(!name(text, surname).is_some_and(|n| n.1), "{text}");
        }
    }
}
