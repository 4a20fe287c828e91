//! Persons: by surname and what stands beside it, by lines of names, and by what the document says elsewhere.

mod beside;
mod byline;
mod chinese;
mod document;
mod foreign;

use super::candidate::Candidate;
use super::reading::Characters;
use super::{EntityType, Evidence};
use crate::clean::{BlockKind, CleanText};
use crate::lexicon::persons::{DOUBLE, FAMOUS, Persons, SOUND, SURNAME, without_address};
use crate::lexicon::starts::PERSONS;
use crate::span::{Clean, Span};
use chinese::{CERTAIN, LIKELY, Reading};

/// Every mention of a person that the rules find, in text order, without overlaps.
pub(crate) fn candidates(clean: &CleanText, doc: &Characters<'_>, t: &Persons) -> Vec<Candidate> {
    let text = clean.text();
    let mut found = Vec::new();
    let mut readings: Vec<Reading> = Vec::new();
    scan(t, doc, &mut found, &mut readings);
    for block in &clean.blocks {
        let is_byline = matches!(
            block.kind,
            BlockKind::Byline | BlockKind::Credit | BlockKind::SourceLine | BlockKind::Signatory
        );
        found.extend(byline::names(t, text, block.span, is_byline).into_iter().map(|s| named(s, 92)));
    }
    lists(text, &mut readings);
    found.extend(
        readings
            .iter()
            .filter(|r| r.score() >= CERTAIN)
            .map(|r| named(r.span, 70 + r.score().clamp(0, 9) as u8 * 3)),
    );
    let authors = clean.articles.iter().flat_map(|a| a.authors.iter().map(String::as_str));
    document::complete(t, doc, authors, found)
}

fn named(span: Span<Clean>, weight: u8) -> Candidate {
    Candidate { span, kind: EntityType::Person, evidence: Evidence::Pattern, weight, same_as: None }
}

/// One pass over the characters: readings of Chinese names, and foreign names as they are.
fn scan(t: &Persons, doc: &Characters<'_>, found: &mut Vec<Candidate>, readings: &mut Vec<Reading>) {
    let text = doc.text();
    for i in doc.starts(PERSONS) {
        let (c, before) = (doc.char(i), doc.until(i).last().copied().unwrap_or('\n'));
        let class = t.class(c);
        if class & (SURNAME | DOUBLE) != 0 {
            readings.extend(chinese::read(t, doc, i));
        }
        if class & FAMOUS != 0
            && let Some((len, _)) = t.figures.begins(doc.from(i))
        {
            let at = doc.byte(i);
            let span = Span::new(at, at + len);
            let ordinary = t.never.begins(doc.from(i)).is_some();
            let bounded = || beside::right(t, doc, i + span.of(text).chars().count()).is_some_and(|r| r > 0);
            if !ordinary && (len > 6 || bounded()) {
                found.push(Candidate { evidence: Evidence::Lexicon, ..named(span, 93) });
            }
        }
        let after_title = |i: usize| {
            let titled = t.heads.may_end(doc.until(i)) || t.before.may_end(doc.until(i));
            let span = if titled { foreign::after_title(t, doc, i) } else { None };
            span.map(|s| named(s, 85))
        };
        if class & SOUND != 0 && chinese::is_han(before) {
            found.extend(after_title(i));
        } else if class & SOUND != 0 && matches!(before, '，' | '。' | '；' | '\n') {
            found.extend(foreign::opening(t, text, doc.byte(i)).map(|s| named(s, 85)));
        }
        if matches!(c, '·' | '•' | '‧' | '・' | '∙') {
            let whole = foreign::dotted(t, text, doc.byte(i));
            found.extend(whole.map(|s| named(foreign::without_next_word(doc, i, s), 92)));
        }
        if c.is_ascii_uppercase() && !before.is_ascii_alphanumeric() {
            let at = doc.byte(i);
            // 山姆·奥特曼（Sam Altman）: the same person in two scripts.
            let same_as = found.last().map(|f| f.span).filter(|s| foreign::in_brackets(text, *s, at));
            found.extend(foreign::latin(t, text, at, same_as).map(|s| Candidate { same_as, ..named(s, 92) }));
        }
        // CEO马克龙
        if c == 'O' {
            found.extend(after_title(i + 1));
        }
    }
}

/// Names beside names: a list of persons lifts its members, and overlapping readings give way to the better one.
fn lists(text: &str, readings: &mut Vec<Reading>) {
    let mut kept: Vec<Reading> = Vec::with_capacity(readings.len());
    for reading in readings.drain(..) {
        match kept.last_mut() {
            Some(last) if last.span.overlaps(reading.span) => {
                if reading.score() > last.score() {
                    *last = reading;
                }
            }
            _ => kept.push(reading),
        }
    }
    let joined: Vec<bool> = kept
        .windows(2)
        .map(|pair| match pair {
            [a, b] => {
                let between = Span::<Clean>::new(a.span.end as usize, b.span.start as usize).of(text);
                let between = without_address(between);
                !between.is_empty()
                    && matches!(between, "、" | "和" | "与" | "及" | "以及" | " " | "　" | "， " | "/")
            }
            _ => false,
        })
        .collect();
    // Two short words are a list of anything; one of two names in doubt has three characters.
    let lift = |reading: &mut Reading, neighbour: Option<Reading>| {
        let score = reading.score();
        let both =
            |n: Reading| n.score() >= LIKELY && score >= LIKELY && n.span.len().max(reading.span.len()) > 6;
        if score < CERTAIN && neighbour.is_some_and(|n| n.score() >= CERTAIN || both(n)) {
            reading.left += CERTAIN - score;
        }
    };
    let mut before: Option<Reading> = None;
    for (i, reading) in kept.iter_mut().enumerate() {
        lift(reading, before);
        before = joined.get(i).filter(|&&j| j).map(|_| *reading);
    }
    let mut after: Option<Reading> = None;
    for (i, reading) in kept.iter_mut().enumerate().rev() {
        lift(reading, after);
        after = i.checked_sub(1).and_then(|k| joined.get(k)).filter(|&&j| j).map(|_| *reading);
    }
    *readings = kept;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn persons(text: &str) -> Vec<String> {
        let clean = CleanText::paragraph(text);
        candidates(
            &clean,
            &Characters::new(text, &[], Lexicon::embedded().starts()),
            Lexicon::embedded().persons(),
        )
        .iter()
        .map(|c| c.span.of(text).to_owned())
        .collect()
    }

    #[test]
    fn lists_share_their_certainty() {
        assert_eq!(persons("向孙立平、高安民和毕坚六名投资者发行股份"), ["孙立平", "高安民", "毕坚"]);
        assert_eq!(persons("（记者张宁、钱多 李晓明）"), ["张宁", "钱多", "李晓明"]);
    }

    #[test]
    fn a_name_that_is_certain_once_is_found_everywhere() {
        let text = "某银行行长方远说，效果明显。会后方远参观了展厅。方远大的目标。";
        assert_eq!(persons(text), ["方远", "方远"]);
    }

    #[test]
    fn surname_and_title_stand_for_the_only_bearer() {
        assert_eq!(persons("董事长王晓光介绍，公司成立十年。王总说，"), ["王晓光", "王总"]);
        assert_eq!(persons("王总说，公司成立十年。"), [""; 0]);
    }

    #[test]
    fn text_without_names_gives_none() {
        for text in [
            "支持高新技术企业和金融机构，平安、中原、方正等品牌",
            "方法简单，常常用于高级管理，成本周期长，万元以上",
            "余额增加，严格执行，温和增长，全面安排，广泛参与",
        ] {
            assert_eq!(persons(text), [""; 0], "{text}");
        }
    }
}
