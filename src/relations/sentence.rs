//! A sentence as templates see it: groups of names with the part that each plays, clauses, and figures.

pub(super) use super::case::Case;
use super::case::case;
use super::cue;
use super::scene::{Name, Scene};
use super::stranger::names_somebody;
use crate::cues::Mark;
use crate::entities::EntityType;
use crate::figures::{Figure, Kind};
use crate::order;
use crate::phrases::{Sets, holds, starts_any};
use crate::span::{Clean, Span};

/// Names in one list: 甲银行、乙银行和丙银行.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    pub members: Vec<u32>,
    pub kind: EntityType,
    pub span: Span<Clean>,
    /// Where the text goes on after brackets.
    pub end: u32,
    pub case: Case,
    pub pronoun: bool,
}

impl Group {
    pub(super) fn is(&self, kinds: &[EntityType]) -> bool {
        kinds.contains(&self.kind)
    }
}

pub(super) struct Sentence<'a> {
    pub scene: &'a Scene<'a>,
    pub span: Span<Clean>,
    pub names: &'a [Name],
    pub groups: Vec<Group>,
    /// Byte offsets behind the punctuation that parts clauses.
    breaks: Vec<u32>,
    /// Byte offsets where titles (《) open and, as `false`, close.
    titles: Vec<(u32, bool)>,
    /// The words that templates look for, and the lists of all of them.
    marks: Vec<Mark>,
    cues: u64,
    /// Who the sentence before was about, where it is the same paragraph.
    pub carried: Option<Group>,
}

/// Longer "sentences" are tables or lists without punctuation: no template fits them.
const LONGEST: usize = 6000;

impl<'a> Sentence<'a> {
    pub(super) fn new(
        scene: &'a Scene<'a>,
        span: Span<Clean>,
        before: Option<&Sentence<'a>>,
    ) -> Sentence<'a> {
        let names = if span.len() > LONGEST { &[] } else { scene.names_in(span) };
        let mut sentence = Sentence {
            scene,
            span,
            names,
            groups: Vec::new(),
            breaks: Vec::new(),
            titles: Vec::new(),
            marks: Vec::new(),
            cues: 0,
            carried: None,
        };
        if span.len() > LONGEST {
            return sentence;
        }
        // Without a name only the signing of so many projects for so much money is told.
        if names.iter().any(part) || sentence.figures(span, Kind::Money).next().is_some() {
            sentence.marks = cue::read(span.of(scene.text), span.start);
            let of_names = if names.is_empty() { cue::SIGN_PROJECTS } else { u64::MAX };
            let lists = |all, mark: &Mark| all | mark.lists;
            sentence.cues =
                cue::ALWAYS | sentence.marks.iter().filter(|m| m.lists & of_names != 0).fold(0, lists);
            (sentence.breaks, sentence.titles) = punctuation(scene.text, span);
            sentence.groups = sentence.group();
        }
        let near = before.filter(|b| b.span.end == span.start);
        sentence.carried = near.and_then(|b| b.topic().cloned().or_else(|| b.carried.clone()));
        sentence
    }

    pub(super) fn text(&self) -> &'a str {
        self.span.of(self.scene.text)
    }

    /// The text between two byte offsets of the document.
    pub(super) fn between(&self, start: u32, end: u32) -> &'a str {
        Span::<Clean>::new(start as usize, end as usize).of(self.scene.text)
    }

    /// The clause that holds byte `at`.
    pub(super) fn clause(&self, at: u32) -> Span<Clean> {
        let i = self.breaks.partition_point(|b| *b <= at);
        let start = i.checked_sub(1).and_then(|i| self.breaks.get(i)).copied().unwrap_or(self.span.start);
        let end = self.breaks.get(i).copied().unwrap_or(self.span.end);
        Span::new(start as usize, end as usize)
    }

    /// Whether byte `at` stands in a title: 《关于签署协议的公告》 names what it is about, and tells nothing.
    pub(super) fn in_title(&self, at: u32) -> bool {
        let before = self.titles.iter().take_while(|t| t.0 < at);
        before.fold(0, |depth, t| if t.1 { depth + 1 } else { depth - 1 }) > 0
    }

    /// Where the words of a list of cues stand, in order.
    pub(super) fn find(&self, list: u64) -> impl DoubleEndedIterator<Item = Span<Clean>> + use<'_> {
        let listed = self.marks.iter().filter(move |m| m.lists & list != 0);
        listed.map(|m| Span::new(m.start as usize, m.end as usize))
    }

    /// The cues between two byte offsets.
    pub(super) fn marks_in(&self, start: u32, end: u32) -> impl Iterator<Item = &Mark> {
        let first = self.marks.partition_point(|m| m.start < start);
        let rest = self.marks.get(first..).unwrap_or(&[]).iter();
        rest.take_while(move |m| m.start < end).filter(move |m| m.end <= end)
    }

    /// Whether a word of one of the lists stands in the sentence.
    pub(super) fn has(&self, lists: u64) -> bool {
        self.cues & lists != 0
    }

    pub(super) fn groups_in(&self, span: Span<Clean>) -> impl DoubleEndedIterator<Item = &Group> {
        self.groups.iter().filter(move |g| span.contains(g.span))
    }

    pub(super) fn figures(
        &self,
        span: Span<Clean>,
        kind: Kind,
    ) -> impl DoubleEndedIterator<Item = (u32, &'a Figure)> + use<'a> {
        self.scene.of_kind(span, kind)
    }

    /// Who the sentence is about: the first group that begins a clause unmarked.
    fn topic(&self) -> Option<&Group> {
        self.groups.iter().find(|g| g.case == Case::Plain && is_actor(g))
    }

    /// Who acts at byte `at`: the nearest unmarked group before it in its clause, or in a clause before;
    /// 由 names the actor outright.
    pub(super) fn actor(&self, at: u32, kinds: &[EntityType]) -> Option<&Group> {
        let fits = |g: &&Group| {
            g.end <= at
                && g.is(kinds)
                && matches!(g.case, Case::Plain | Case::By)
                && !self.is_owner(g)
                && !self.is_aside(g, at)
        };
        let actor = self.groups.iter().rev().find(fits)?;
        // 甲公司披露，王某擅自与他人签约: a person who begins a clause in between acts himself.
        let person = |g: &Group| {
            g.kind == EntityType::Person
                && (actor.end..at).contains(&g.span.start)
                && g.case == Case::Plain
                && self.clause(g.span.start).start == g.span.start
        };
        (!self.groups.iter().any(person)).then_some(actor)
    }

    /// Who the sentence before was about, where this one names no actor before byte `at`, not even one unknown to us.
    pub(super) fn carried_to(&self, at: u32, kinds: &[EntityType]) -> Option<&Group> {
        self.carried.as_ref().filter(|g| g.is(kinds) && !self.strange(self.span.start, at))
    }

    /// Whether words stand between two places that may name somebody unknown to us.
    pub(super) fn strange(&self, start: u32, at: u32) -> bool {
        let head = Span::new(start as usize, at as usize);
        let names = self.scene.names_in(head).iter().map(|n| (n.span.start, n.end));
        let figures = self.scene.figures_in(head).map(|(_, f)| (f.span.start, f.span.end));
        let mut known: Vec<(u32, u32)> = names.chain(figures).collect();
        order::sort_by_key(&mut known, |k| [k.0, k.1, 0, 0]);
        known.push((at, at));
        let mut from = start;
        known.into_iter().any(|(start, end)| {
            let between = self.between(from, start.max(from));
            from = end.max(from);
            names_somebody(between)
        })
    }

    /// The group that a preposition marks, nearest before byte `at`.
    pub(super) fn marked(&self, at: u32, case: Case, kinds: &[EntityType]) -> Option<&Group> {
        self.groups.iter().rev().find(|g| g.end <= at && g.case == case && g.is(kinds))
    }

    /// 甲（乙持股70%）持有丙: whoever stands in a bracket that is closed again does not act behind it.
    fn is_aside(&self, group: &Group, at: u32) -> bool {
        let rest = self.between(group.end, at);
        let first = rest.find(['（', '(', '）', ')']).and_then(|i| rest.get(i..));
        first.is_some_and(|r| r.starts_in("）)"))
    }

    /// 甲公司的产品, 甲公司董事长: the group only tells whose the next word is. A team acts for its firm.
    fn is_owner(&self, group: &Group) -> bool {
        let rest = self.between(group.end, self.span.end);
        match rest.strip_prefix('的') {
            Some(rest) => starts_any(rest, &["团队", "客户经理", "工作人员", "信贷员"]).is_none(),
            None => {
                // 甲公司（证券代码：600001，…）股票: what is traded does not act. 甲网消息: nor who reports.
                let inner = rest.strip_prefix(['（', '(']).and_then(|r| r.split_once(['）', ')']));
                let traded = inner.map_or(rest, |(_, rest)| rest);
                starts_any(traded, &["股票", "股份的", "股权", "的股", "A股", "B股", "H股"]).is_some()
                    || group.kind == EntityType::Media && is_dateline(rest)
                    || self.only_tells(group)
                    || super::title::starts_with_title(self.scene.offices, rest)
            }
        }
    }

    /// 央行今天发布的数据显示，…: whoever publishes figures takes no part in what they tell.
    fn only_tells(&self, group: &Group) -> bool {
        let clause = self.between(group.end, self.clause(group.span.start).end);
        clause.trim_end_in("，,：").ends_with("显示")
            && !clause.contains('《')
            && (holds(clause, "发布") || holds(clause, "公布") || holds(clause, "数据"))
    }

    fn group(&self) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        // Where the text that can mark the next group begins.
        let mut from = self.span.start;
        let mut owner = None;
        for name in self.names {
            if !part(name) {
                continue;
            }
            if name.kind != EntityType::Policy && self.in_title(name.span.start) {
                continue;
            }
            let clause = self.clause(name.span.start);
            // 与丙公司股东丁签署: the firm only tells whose shareholder 丁 is.
            let rest = self.between(name.end, self.span.end);
            let rest = rest.strip_prefix('的').unwrap_or(rest);
            if let Some(rest) = rest.strip_prefix("股东")
                && self.names.iter().any(|n| n.span.start + rest.len() as u32 == self.span.end)
            {
                owner = Some(case(self.between(from.max(clause.start), name.span.start)));
                from = name.end;
                continue;
            }
            let of_owner = owner.take();
            if let Some(last) = groups.last_mut()
                && of_owner.is_none()
                && joins(self.between(last.end, name.span.start), last.kind, name.kind)
                && ((last.kind == EntityType::Person) == (name.kind == EntityType::Person)
                    || last.case == Case::To)
                && (last.kind == EntityType::Policy) == (name.kind == EntityType::Policy)
            {
                if !last.members.contains(&name.entity) {
                    last.members.push(name.entity);
                }
                last.span.end = name.span.end;
                last.end = name.end;
                last.pronoun &= name.pronoun;
            } else {
                let before = self.between(from.max(clause.start), name.span.start);
                groups.push(Group {
                    members: vec![name.entity],
                    kind: name.kind,
                    span: name.span,
                    end: name.end,
                    case: of_owner.unwrap_or_else(|| case(before)),
                    pronoun: name.pronoun,
                });
            }
            from = name.end;
        }
        groups
    }
}

/// 甲网消息, 财联社8月11日讯: who reports.
fn is_dateline(rest: &str) -> bool {
    const WORDS: &[&str] = &["消息", "讯", "电", "报道", "快讯"];
    let dated =
        rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '月' | '日' | '年' | ' '));
    starts_any(rest, WORDS).is_some() || dated.len() < rest.len() && starts_any(dated, WORDS).is_some()
}

/// Whether a name can play a part.
fn part(name: &Name) -> bool {
    name.is_organisation() || matches!(name.kind, EntityType::Person | EntityType::Policy)
}

fn is_actor(group: &Group) -> bool {
    !matches!(group.kind, EntityType::Person | EntityType::Policy | EntityType::Place)
}

/// What joins the names of a list. Agencies in a heading may stand side by side.
fn joins(gap: &str, before: EntityType, name: EntityType) -> bool {
    let agencies = before == EntityType::Government && name == EntityType::Government;
    match gap.trim_in(" 　") {
        "" => agencies || !gap.is_empty(),
        gap => matches!(gap, "、" | "和" | "与" | "及" | "以及" | "暨" | "、和" | "，以及" | ",以及"),
    }
}

/// Offsets behind clause punctuation, and those where titles open and close. A comma between digits parts nothing, nor does one in brackets or titles.
fn punctuation(text: &str, span: Span<Clean>) -> (Vec<u32>, Vec<(u32, bool)>) {
    let mut breaks = Vec::new();
    let mut titles = Vec::new();
    let mut depth = 0_u32;
    let sentence = span.of(text);
    let bytes = sentence.as_bytes();
    // The marks begin with few bytes, and Chinese characters with others.
    let marks =
        bytes.iter().enumerate().filter(|(_, b)| matches!(b, b'(' | b')' | b',' | b':' | b';' | 0xE3 | 0xEF));
    for (i, _) in marks {
        let Some(c) = sentence.get(i..).and_then(|rest| rest.chars().next()) else { continue };
        let at = span.start + i as u32;
        if matches!(c, '《' | '〈' | '》' | '〉') {
            titles.push((at, matches!(c, '《' | '〈')));
        }
        let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
        match c {
            '（' | '(' | '《' => depth += 1,
            '）' | ')' | '》' => depth = depth.saturating_sub(1),
            ',' if digit(i.checked_sub(1)) && digit(Some(i + 1)) => {}
            '，' | ',' | '；' | ';' | '：' | ':' | '。' | '！' | '？' | '】' if depth == 0 => {
                breaks.push(at + c.len_utf8() as u32);
            }
            _ => {}
        }
    }
    (breaks, titles)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_in_numbers_and_brackets_part_no_clause() {
        let text = "甲（乙，丙）有1,200元，丁《戊，己》。";
        let span = Span::new(0, text.len());
        let (breaks, titles) = punctuation(text, span);
        let parts: Vec<&str> = breaks.iter().map(|b| &text[..*b as usize]).collect();
        assert_eq!(titles.len(), 2);
        assert_eq!(parts, ["甲（乙，丙）有1,200元，", text]);
    }
}
