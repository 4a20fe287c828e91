//! Names of a surname and one or two characters: what their own characters and words say, in points.

use super::beside::{ends_title, is_plain, left, opens_title, right};
use crate::entities::reading::Characters;
use crate::lexicon::persons::{DOUBLE, FOLLOWS, OFTEN, PLAIN, Persons, RARE, SOME, SOUND, SURNAME};
use crate::phrases::ends_any;
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
/// From this score on its neighbours in a list may lift it; what is below is not read.
const IN_LIST: i8 = 0;

/// The best reading that begins at character `i`, where a surname stands.
pub(super) fn read(t: &Persons, doc: &Characters<'_>, i: usize) -> Option<Reading> {
    let [Some(short), long] = shapes(t, doc.from(i)) else { return None };
    let left = left(t, doc, i)?;
    let alone = |c: char| !is_han(c);
    let opens = i.checked_sub(1).is_none_or(|b| alone(doc.char(b)));
    let plain = t.class(doc.char(i)) & (PLAIN | DOUBLE) != 0;
    let words = doc.words_from(i);
    let at = doc.byte(i);
    let (short, points) = short;
    let choose = |(len, shape): (usize, i8)| {
        let stop = i + len;
        let span = Span::new(at, doc.byte(stop));
        let own = by_words(t, doc.char(i), words, span);
        // Inside of running text with no title before, nothing below adds to what the words say, but for
        // what follows: most are no names already.
        let most = |right: i8, words: i8| opens || left > 2 || shape + left + right + words >= IN_LIST;
        if !most(0, own) && is_plain(t, doc, stop) {
            return None;
        }
        let mut right = right(t, doc, stop)?;
        // 选举张有为董事长: whose the 为 is nobody can tell.
        let rest = || doc.text().get(doc.byte(stop)..).unwrap_or("");
        if right == 4
            && len == short
            && doc.char(stop) == '为'
            && rest().strip_prefix('为').is_some_and(|r| opens_title(t, r))
        {
            right = 1;
        }
        // Nothing below adds more than three, but to an item between marks.
        if !opens && shape + left + right < -3 {
            return None;
        }
        // A word of its own goes on after the name: 毛正 + 维持, 王潜 + 本科.
        if right == -2
            && let Some(word) = words.iter().take(4).find(|w| w.span.start == span.end && w.span.len() > 3)
        {
            right = match word.tag {
                "v" | "d" | "ad" | "p" | "c" => 0,
                _ => -1,
            };
        }
        if !most(right, if right < 3 { own } else { own.max(-1) }) {
            return None;
        }
        let mut shape = shape;
        let last = doc.char(stop - 1);
        // A place is called like a person of three characters, but nobody introduces it.
        if left <= 1 && right < 3 && place_like(last) {
            shape -= 2;
        }
        // Between marks on both sides stands a whole item, whatever its characters.
        let next = doc.char(stop);
        let closes = alone(next);
        if opens && closes {
            shape = shape.max(i8::from(left >= 4));
        }
        // 蔡奇 + 陪同 leaves no 陪 to the name.
        if len > short
            && let Some((bytes, _)) = t.after.begins(doc.from(i + short))
            && bytes > 3
            && doc.byte(i + short) + bytes > span.end as usize
        {
            shape -= 2;
        }
        // 梅德韦 + 杰夫: a foreign name goes on.
        let sounds = |c: &char| t.class(*c) & SOUND != 0;
        if right < 0 && sounds(&next) && doc.from(i).iter().take(len).all(sounds) {
            shape -= 4;
        }
        // 尹弘 + 和省长, 徐航 + 为董事: a last character that joins, with more after it.
        let joins = matches!(last, '和' | '为' | '同' | '作' | '曾' | '方');
        // 尹弘和省长叶建春, 徐辉作的报告
        let of_another = matches!(last, '和' | '同' | '与') && right == 3 && is_han(doc.char(stop + 2));
        if len > short && joins && (right < 0 || of_another || next == '的') {
            shape -= 2 + i8::from(of_another);
        }
        // 聘任王颖 + 为副行长.
        let chosen = || ["聘任", "任命", "选举", "推选", "提名", "聘请", "委任", "增补"];
        if len > short && last == '为' && ends_any(doc.text().get(..at)?, &chosen()).is_some() {
            shape -= 8;
        }
        // 时任董事长许家印、: between a title and a mark stands a name, whatever its characters.
        if plain && left >= 5 && closes && len > short {
            shape = shape.max(2);
        }
        let least = match (left, right) {
            // 首席执行官周易等, 徐集贤教授: who is introduced or addressed may be called like a word.
            (5.., 1..) if plain => -1,
            // 任命方海生为副厅长; 行长应建国被…: words of other surnames are no names, but may be the given name.
            (3.., 4..) | (5.., 1..) if own == -3 => -1,
            (_, 3..) if plain && len > short => -1,
            _ if closes && opens => -2,
            _ => i8::MIN,
        };
        let words = own.max(least);
        let given = || doc.from(stop - 2).iter().take(2).all(|c| t.class(*c) & OFTEN != 0);
        let often = len > short && given();
        let item = often && words >= 0 && is_item(doc, i, stop);
        // Who is introduced by a title may be called like a word.
        shape += i8::from(item) + ordinary(t, doc, i) + if left >= 3 && words == -2 { -1 } else { words };
        // A surname that is an ordinary word as well needs more than marks and common words around it.
        let typical = words >= 2 && often;
        if (!plain && left <= 1 || left < 0) && right < 3 && !item && !typical {
            shape = shape.min(CERTAIN - 1 - left - right);
        }
        Some(Reading { span, shape, left, right }).filter(|r| r.score() >= IN_LIST)
    };
    let shapes = [Some((short, points)), long].into_iter().flatten();
    shapes.filter_map(choose).max_by_key(|r| (r.score(), r.span.end)).filter(|_| !ends_title(t, doc, i))
}

/// What the words of the lexicon, from the one on that holds its start, say about a reading; nothing where there are none.
fn by_words(t: &Persons, surname: char, words: &[Word], span: Span<Clean>) -> i8 {
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
        let surname = t.class(surname);
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

/// Against a name speaks an ordinary word that begins with its surname, or that stands in place of the given name.
fn ordinary(t: &Persons, doc: &Characters<'_>, i: usize) -> i8 {
    let is_word = |i: usize| t.never.begins(doc.from(i)).is_some();
    if is_word(i) {
        -4
    } else if is_word(i + 1) {
        -3
    } else {
        0
    }
}

/// The readings of a surname with one and with two characters, each with its length and points.
pub(super) fn shapes(t: &Persons, chars: &[char]) -> [Option<(usize, i8)>; 2] {
    let Some((&first, mut given)) = chars.split_first() else { return [None; 2] };
    let mut surname = match t.class(first) {
        c if c & PLAIN != 0 => 2,
        c if c & RARE != 0 => 1,
        c if c & SURNAME != 0 => 0,
        _ => -2,
    };
    if t.class(first) & DOUBLE != 0
        && let Some(([second], after)) = given.split_at_checked(1)
        && t.is_double([first, *second])
    {
        given = after;
        surname = 3;
    }
    let points = |c: &char| match t.class(*c) {
        c if c & OFTEN != 0 => Some(1),
        c if c & SOME != 0 => Some(0),
        c if c & SURNAME != 0 => Some(0),
        c if c & FOLLOWS != 0 => Some(-4),
        _ => is_han(*c).then_some(-2),
    };
    let Some((one, after)) = given.split_first().filter(|_| surname >= 0) else { return [None; 2] };
    let Some(first) = points(one) else { return [None; 2] };
    let two = after.first();
    // 马方, 黎方: a party, not a person.
    let surname = if *one == '方' && two.is_none_or(|c| !is_han(*c)) { surname - 3 } else { surname };
    let len = chars.len() - after.len();
    // One character alone is more often an ordinary word.
    let short = (len, surname + first - i8::from(surname < 3));
    // A name does not end in a word that follows names.
    let second = two.filter(|c| t.class(**c) & FOLLOWS == 0).and_then(points);
    [Some(short), second.map(|second| (len + 1, surname + first + second))]
}

pub(super) fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FA5}').contains(&c)
}

/// Whether the name is the whole of an item between marks of a list.
fn is_item(doc: &Characters<'_>, start: usize, end: usize) -> bool {
    let before = start.checked_sub(1).map(|b| doc.char(b));
    before == Some('、') && matches!(doc.char(end), '、' | '和' | '及' | '与' | '等')
}

fn place_like(last: char) -> bool {
    "村镇县州港湾桥庄庙寨屯塘岭坪路街乡山河江湖岛城源川阳安宁".contains(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn name(text: &str, surname: &str) -> Option<(String, bool)> {
        let i = text.chars().position(|c| surname.starts_with(c))?;
        read(Lexicon::embedded().persons(), &Characters::new(text, &[], Lexicon::embedded().starts()), i)
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
            assert_eq!(name(text, surname), Some((want.to_owned(), true)), "{text}");
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
