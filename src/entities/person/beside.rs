//! What stands beside a name, in points: titles and verbs before it, forms of address and verbs after it.

use super::chinese::is_han;
use crate::entities::reading::Characters;
use crate::lexicon::persons::{Class, Persons, TURNS};
use crate::phrases::{Sets, starts_any};

/// What stands before a name that begins at character `i`; `None` where no name can begin.
pub(super) fn left(t: &Persons, doc: &Characters<'_>, i: usize) -> Option<i8> {
    let Some(last) = i.checked_sub(1).map(|b| doc.char(b)) else { return Some(1) };
    if is_han(last) || last.is_ascii_alphanumeric() {
        return Some(match t.before.ends(doc.until(i)) {
            // 文 and 图 credit only before a colon or a slash.
            Some((3, Class::Credit)) => -1,
            Some((_, Class::Firm | Class::Credit)) => 5,
            Some((_, Class::Soft | Class::Appoint)) => 3,
            // 董事长为某某, 法定代表人是某某
            Some((3, Class::Lead)) if matches!(last, '为' | '是' | '由') && titled(t, doc, i - 1) => 4,
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
            let text = doc.text();
            let inner = before_brackets(text.get(..doc.byte(i)).unwrap_or(""))
                .trim_end_in(":：/／|｜ \u{3000}（(【“\")）");
            match t.before.before(text, inner.len()) {
                Some((_, Class::Firm | Class::Credit)) => 5,
                Some((_, Class::Soft)) => 3,
                _ => 1,
            }
        }
        _ => 1,
    })
}

fn titled(t: &Persons, doc: &Characters<'_>, i: usize) -> bool {
    matches!(t.before.ends(doc.until(i)), Some((len, Class::Firm)) if len > 3)
}

/// The text before a remark in brackets: 会计机构负责人（会计主管人员）.
fn before_brackets(before: &str) -> &str {
    let Some(remark) = before.strip_suffix(['）', ')']) else { return before };
    let open = remark.char_indices().rev().take(20).find(|(_, c)| matches!(c, '（' | '('));
    open.and_then(|(i, _)| remark.get(..i)).unwrap_or(before)
}

/// Whether nothing at character `i` speaks for a name that ends there: an ordinary character, and no phrase.
pub(super) fn is_plain(t: &Persons, doc: &Characters<'_>, i: usize) -> bool {
    is_han(doc.char(i)) && t.class(doc.char(i)) & TURNS == 0 && !t.after.may_begin(doc.from(i))
}

/// What stands after a name that ends before character `i`; `None` where the name goes on.
pub(super) fn right(t: &Persons, doc: &Characters<'_>, i: usize) -> Option<i8> {
    let Some(&next) = doc.from(i).first() else { return Some(1) };
    let after = doc.text().get(doc.byte(i)..).unwrap_or("");
    let turns = t.class(next) & TURNS != 0;
    if turns && takes_office(t, after) {
        return Some(4);
    }
    if let Some((len, class)) = t.after.begins(doc.from(i)) {
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
        return Some(if turns && counts_persons(after) {
            3
        } else if t.institutions.begins(doc.from(i)).is_some() {
            -3
        } else {
            -2
        });
    }
    let behind = || after.get(next.len_utf8()..).unwrap_or("");
    Some(match next {
        '·' | '•' | '‧' | '・' => return None,
        '/' | '／' if is_credit(behind()) => 4,
        ' ' | '\u{3000}' if is_credit(after.trim_start()) => 3,
        '（' | '(' | '，' | ',' if is_biography(behind()) => 4,
        c if c.is_ascii_alphanumeric() => 0,
        _ => 1,
    })
}

/// 董事长, 副行长: a title of two to four characters begins the text.
pub(super) fn opens_title(t: &Persons, text: &str) -> bool {
    let ends = text.char_indices().map(|(i, c)| i + c.len_utf8()).take(5).skip(1);
    ends.into_iter().any(|end| matches!(t.before.before(text, end), Some((len, Class::Firm)) if len == end))
}

/// Whether character `i` is the last of a title (行长, 主任).
pub(super) fn ends_title(t: &Persons, doc: &Characters<'_>, i: usize) -> bool {
    let last = doc.char(i).len_utf8();
    matches!(t.before.ends(doc.until(i + 1)), Some((len, Class::Firm | Class::Soft | Class::Credit)) if len > last)
}

/// 任南通市财政局局长, 为副厅长，: an office to the end of the clause. The first characters stand in [`TURNS`].
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
    let year = after.get(..4).is_some_and(|y| y.starts_in("12") && y.bytes().all(|b| b.is_ascii_digit()));
    (year && after.get(4..).is_some_and(|r| r.starts_with('年') || r.starts_in("-—–")))
        || starts_any(after, &["男", "女", "左", "右", "中）", "前排", "后排", "本报", "署名"]).is_some()
}

/// 六名…, 等三人: the persons before are counted.
fn counts_persons(after: &str) -> bool {
    let after = after.strip_prefix('等').unwrap_or(after);
    let digit = |c| {
        matches!(c, '0'..='9' | '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
    };
    let rest = after.trim_start_matches(digit);
    rest.len() < after.len() && rest.starts_in("名位人")
}
