//! What a figure means: which way it moved and against what, what it measures, whose it is and when.
//!
//! One pass over the sentences. For each figure the words before it are read ([`reading`]), then the noun phrase that
//! is left ([`phrase`]); what a clause leaves out comes from the figures before it.

mod aside;
mod bare;
mod base;
mod column;
mod consistency;
mod elsewhere;
mod generic;
mod groups;
mod head;
mod items;
mod lead;
mod lexicon;
mod marks;
mod metric;
mod movement;
mod moves;
mod nominal;
mod phrase;
mod reading;
mod scene;
mod status;
mod subject;
mod table;
mod unmeasured;
mod unsaid;
mod verbs;
mod versus;
mod when;
mod zip;

use super::{Direction, Figure, Kind, Name, Role, Status, Value};
use crate::clean::{BlockKind, CleanText, Notice};
use crate::segment::words::Word;
use crate::span::{self, Clean, Span};
use metric::Asked;
use movement::sign;
use reading::{Reading, is_transparent};
use scene::Scene;
use std::cell::OnceCell;
use zip::Zip;

/// What the sentence has said so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    /// The last figure that is an amount of its own.
    last: Option<usize>,
    /// The first level of the paragraph: what it is about.
    first: Option<usize>,
    /// The last one that states a level: what 同比增长 after it speaks of.
    level: Option<usize>,
    /// The last one with a metric at all.
    any: Option<usize>,
    /// The last list that 分别 gave out.
    list: Vec<usize>,
    zip: Option<Zip>,
    /// Whose the figure is where a party stands in the place of its measure: 私营企业23246亿元.
    party: Option<Span<Clean>>,
    /// The last movement whose base is written out, and its sentence; `None` in it where two bases are told in turn.
    told: Option<(Option<usize>, usize)>,
    /// What the figures before an open bracket have said: （原值为20.9亿元） ends with it.
    outer: Option<Outer>,
    /// A total, the first of its parts and their sentence.
    parts: Option<(usize, usize, usize)>,
    /// The sentence of [`Memory::last`].
    sentence: usize,
}

/// What is kept of [`Memory`] while a bracket is open, and the last figure before it.
#[derive(Clone, Debug)]
struct Outer {
    level: Option<usize>,
    any: Option<usize>,
    list: Vec<usize>,
    last: Option<usize>,
}

pub(crate) fn attribute(
    figures: &mut [Figure],
    clean: &CleanText,
    sentences: &[Span<Clean>],
    words: &[Word],
    names: &[Name],
) -> Vec<Notice> {
    let scene = Scene::new(clean.text(), words);
    let mut pass = Pass {
        scene,
        clean,
        names: subject::Names::new(names),
        memory: Memory::default(),
        when: when::Governing::default(),
        groups: 0,
        notices: Vec::new(),
        block: 0,
    };
    let mut next = 0;
    for (number, sentence) in sentences.iter().enumerate() {
        let from = next;
        while figures.get(next).is_some_and(|f| f.span.start < sentence.end) {
            next += 1;
        }
        if pass.enter(*sentence, number) {
            pass.memory = Memory::default();
        }
        pass.when.sentence();
        if from < next {
            // What stands far behind the last figure is asked by none.
            let last = figures.get(next - 1).map_or(sentence.end, |f| f.span.end);
            let end = span::ceil(pass.scene.text, last.saturating_add(160).min(sentence.end) as usize);
            let read: Span<Clean> = Span::new(sentence.start as usize, end);
            marks::read(read.of(pass.scene.text), read.start, &mut pass.scene.marks);
            pass.sentence(figures, from, next, *sentence, number);
        }
    }
    // Where one title alone names a period, its tables are of that.
    let titled = pass.when.titles.1.filter(|_| pass.when.titles.0 == 1).and_then(|t| u32::try_from(t).ok());
    table::rows(figures, clean, &pass.scene, &pass.names, titled);
    pass.notices
}

struct Pass<'a> {
    scene: Scene<'a>,
    clean: &'a CleanText,
    names: subject::Names<'a>,
    memory: Memory,
    when: when::Governing,
    groups: u32,
    notices: Vec<Notice>,
    block: usize,
}

impl Pass<'_> {
    /// Moves on to the block of a sentence; whether it is a new one.
    fn enter(&mut self, sentence: Span<Clean>, number: usize) -> bool {
        let mut moved = number == 0;
        while self.clean.blocks.get(self.block).is_some_and(|b| b.span.end <= sentence.start) {
            self.block += 1;
            moved = true;
        }
        if moved {
            let block = self.clean.blocks.get(self.block);
            let kind = block.map_or(BlockKind::Paragraph, |b| b.kind);
            // The company stands above the name of its announcement.
            if let Some(title) = block.filter(|b| matches!(b.kind, BlockKind::Title | BlockKind::Kicker)) {
                let above = self.block.checked_sub(1).and_then(|b| self.clean.blocks.get(b));
                let kicked = above.is_some_and(|b| b.kind == BlockKind::Kicker);
                self.names.title(self.scene.text, title.span, kicked);
            }
            let said = block.map_or("", |b| b.span.of(self.scene.text));
            self.when.enter(kind, said);
            self.names.enter(kind);
        }
        moved
    }

    fn sentence(
        &mut self,
        figures: &mut [Figure],
        from: usize,
        to: usize,
        sentence: Span<Clean>,
        number: usize,
    ) {
        self.memory.sentence = number;
        let mut last = None;
        for at in from..to {
            let Some(figure) = figures.get(at) else { continue };
            if figure.kind == Kind::Date {
                self.when.date(self.scene.text, figures, at, sentence.start as usize);
                continue;
            }
            if matches!(figure.role, Some(Role::Past | Role::Future)) && figure.kind == Kind::Duration {
                self.when.leaves();
            }
            if is_transparent(figure)
                || reading::running(self.scene.text, figure)
                || matches!(figure.kind, Kind::Number | Kind::IndexPoint) && figure.role.is_some()
            {
                continue;
            }
            if self.memory.outer.is_some()
                && !self.in_bracket(sentence.start as usize, figure.span.start as usize)
                && let Some(outer) = self.memory.outer.take()
            {
                (self.memory.level, self.memory.any, self.memory.list) = (outer.level, outer.any, outer.list);
                last = outer.last;
            }
            self.figure(figures, at, last, sentence, from);
            last = Some(at);
            self.memory.last = Some(at);
        }
        // 从…开始: a beginning without an end is a level.
        let mut ends = false;
        for figure in figures.get_mut(from..to).unwrap_or(&mut []).iter_mut().rev() {
            match figure.role {
                Some(Role::To) => ends = true,
                Some(Role::From) if !ends => figure.role = Some(Role::Level),
                _ => {}
            }
        }
        consistency::check(self.scene.text, figures, from, to, &mut self.notices);
    }

    fn figure(
        &mut self,
        figures: &mut [Figure],
        at: usize,
        last: Option<usize>,
        sentence: Span<Clean>,
        from: usize,
    ) {
        let start = sentence.start as usize;
        let r = reading::read(&self.scene, figures, at, start, last);
        let joint = self.joint(figures, at, last);
        if let Joint::List(model) = joint {
            self.continues(figures, at, model, &r);
            return;
        }
        let annotates = joint == Joint::Annotation;
        let from_last = last.and_then(|l| figures.get(l)).map(|l| l.span.end as usize);
        if !annotates
            && self.memory.outer.is_none()
            && let Some(end) = from_last
            && self.in_bracket(end, figures.get(at).map_or(end, |f| f.span.start as usize))
        {
            let Memory { level, any, .. } = self.memory;
            self.memory.outer = Some(Outer { level, any, list: self.memory.list.clone(), last });
        }
        movement::assign(&self.scene, figures, at, &r, annotates, last);
        self.measure(figures, at, &r, annotates, last, start);
        if let Some(figure) = figures.get_mut(at) {
            movement::led(self.scene.text, figure, &r);
        }
        let moment = self.when.of(&self.scene, figures, at, &r, from, start);
        if let Some(f) = figures.get_mut(at) {
            f.when = if annotates { None } else { moment };
        }
        if annotates && let Some(level) = last.and_then(|l| figures.get(l)) {
            let (when, part) = (level.when, level.period.clone().filter(|_| level.kind != Kind::Duration));
            if let Some(f) = figures.get_mut(at).filter(|f| f.when.is_none()) {
                f.when = when;
                f.period = part;
            }
        }
        let told = self.told(figures, at, start);
        base::assign(&self.scene, figures, at, &r, annotates, self.memory.level.or(last), last, told);
        status::assign(&self.scene, figures, at, &r, start, from);
        // 预计将达105GW，同比增长30%: the movement of a forecast is one too.
        if let Some(level) = self.memory.level.and_then(|l| figures.get(l))
            && matches!(level.status, Some(Status::Forecast | Status::Target))
            && let Some(figure) = figures.get(at)
            && figure.role == Some(Role::Change)
            && figure.when == level.when
            && figure.metric.as_ref().map(|m| m.span) == level.metric.as_ref().map(|m| m.span)
        {
            let status = level.status;
            if let Some(figure) = figures.get_mut(at) {
                figure.status = status;
            }
        }
        subject::assign(&self.scene, &mut self.names, figures, at, &r, start, last);
        if let Some(party) = self.memory.party.take()
            && let Some(figure) = figures.get_mut(at)
        {
            figure.subject = self.names.phrase_at(party);
        }
        self.memory.zip = Zip::spread(self.memory.zip.take(), &self.scene, figures, at, sentence);
        self.groups(figures, at, &r, last);
        self.part(figures, at);
        self.remember(figures, at, annotates);
    }

    /// Whether a bracket is open before a figure.
    fn in_bracket(&self, sentence_start: usize, start: usize) -> bool {
        let open = span::ceil(self.scene.text, sentence_start.max(start.saturating_sub(120)));
        let left = self.scene.text.get(open..start).unwrap_or("").as_bytes();
        // （ and ） differ in their last byte alone.
        let bracket = left.windows(3).rev().find(|w| matches!(w, [0xEF, 0xBC, 0x88 | 0x89]));
        bracket.is_some_and(|w| w.last() == Some(&0x88))
    }

    /// How a figure follows the one before it.
    fn joint(&self, figures: &[Figure], at: usize, last: Option<usize>) -> Joint {
        let (Some(last), Some(figure)) = (last, figures.get(at)) else { return Joint::None };
        let Some(previous) = figures.get(last) else { return Joint::None };
        let gap = self.scene.text.get(previous.span.end as usize..figure.span.start as usize).unwrap_or("");
        if gap.len() > 24 {
            return Joint::None;
        }
        let bare = gap.trim_matches([' ', '+', '＋']);
        if matches!(bare, "（" | "(") && matches!(figure.kind, Kind::Percent | Kind::Pp | Kind::Bp) {
            return Joint::Annotation;
        }
        let closed = bare.strip_prefix(['）', ')', '）']);
        let joiner = closed.unwrap_or(bare).trim();
        let model = match closed {
            // 169.3万瓶（+19%）、45.7万瓶: the list goes on with the figure before the brackets.
            Some(_) => self.memory.level.unwrap_or(last),
            None => last,
        };
        let rest = ["、", "和", "及", "与", "或", "以及", "/", "／", "或者", "，和", "~"];
        let rest = rest.iter().filter_map(|j| joiner.strip_prefix(j)).min_by_key(|r| r.len());
        let Some(rest) = rest else { return Joint::None };
        let rest = rest.trim();
        let given = self.memory.zip.is_some() && previous.role == Some(Role::Change);
        let modifier = rest.is_empty()
            || lexicon::cue_before(rest).is_some_and(|(w, c)| {
                w.len() == rest.len()
                    && match c {
                        lexicon::Cue::Modifier | lexicon::Cue::Filler => true,
                        // 分别增长5.6%和下降8.2%.
                        lexicon::Cue::Move(_) | lexicon::Cue::ShortMove(_) => given,
                        _ => false,
                    }
            });
        let alike = figures.get(model).is_some_and(|m| {
            m.kind == figure.kind && (m.unit.code == figure.unit.code || m.kind != Kind::Count)
        });
        let alternative = joiner.starts_with('或');
        if modifier && (alike || alternative) { Joint::List(model) } else { Joint::None }
    }

    /// The next figure of a list: what stands once stands for all.
    fn continues(&mut self, figures: &mut [Figure], at: usize, model: usize, r: &Reading) {
        let Some(first) = figures.get(model).cloned() else { return };
        let zipped = self.memory.zip.as_mut().and_then(Zip::next);
        let Some(figure) = figures.get_mut(at) else { return };
        let falls = |f: &Figure| matches!(f.value, Value::Exact(v) if v.is_negative());
        let fell = falls(&first);
        figure.direction = first.direction;
        figure.role = first.role;
        figure.status = first.status;
        figure.base = first.base;
        figure.metric = first.metric;
        figure.subject = first.subject;
        figure.when = first.when;
        figure.group = first.group;
        if let Some(item) = zipped {
            item.give(figure);
        }
        if matches!(figure.role, Some(Role::Change))
            && figure.base.is_some()
            && let Some(signed) = sign(self.scene.text, figure)
        {
            figure.direction = Some(signed);
        }
        // 增速分别为-36.9%、1.9%, 分别增长54%、-5%: each has its own sign.
        figure.direction = match first.direction {
            Some(Direction::Up) if falls(figure) => Some(Direction::Down),
            Some(Direction::Down) if fell && !falls(figure) => Some(Direction::Up),
            _ => figure.direction,
        };
        // 分别增长5.6%和下降8.2%.
        if figure.role == Some(Role::Change)
            && let Some((_, lexicon::Cue::Move(direction) | lexicon::Cue::ShortMove(direction))) =
                self.scene.text.get(r.floor..figure.span.start as usize).and_then(lexicon::cue_before)
        {
            figure.direction = Some(direction);
        }
        if figure.kind == Kind::Multiple && first.ratio.is_some() {
            figure.ratio = base::ratio(figure, r).map(Box::new);
        }
        if figure.group.is_some() {
            self.memory.list.push(at);
        }
        if figure.role != Some(Role::Change) && figure.role != Some(Role::Share) {
            self.memory.level = Some(at);
        }
    }

    fn measure(
        &mut self,
        figures: &mut [Figure],
        at: usize,
        r: &Reading,
        annotates: bool,
        last: Option<usize>,
        sentence_start: usize,
    ) {
        let Some(figure) = figures.get(at) else { return };
        let asked = Asked {
            scene: &self.scene,
            names: &self.names,
            figures,
            at,
            figure,
            r,
            last,
            first: self.memory.first,
            level: self.memory.level.or(self.memory.any).or(last),
            floor: metric::floor_of(figures, at, r),
            sentence_start,
            read: OnceCell::new(),
        };
        let found = asked.metric(annotates, &mut self.memory);
        if let Some(figure) = figures.get_mut(at) {
            figure.metric = found;
        }
    }

    /// What a movement without a base goes on with: 食品价格环比上涨0.3%，非食品价格上涨0.2%. 其中，城市上涨0.2%.
    fn told(&self, figures: &[Figure], at: usize, sentence_start: usize) -> Option<usize> {
        let (told, sentence) = self.memory.told?;
        let told = told?;
        let head = || {
            let end = span::ceil(self.scene.text, sentence_start + 24);
            let head = self.scene.text.get(sentence_start..end).unwrap_or("");
            head.starts_with("其中") || head.starts_with('分') || head.contains("中，")
        };
        // 资产同比增长4.6%；负债增长5.0%.
        let goes_on = || self.scene.text.get(..sentence_start).is_some_and(|t| t.ends_with('；'));
        let near =
            sentence == self.memory.sentence || sentence + 1 == self.memory.sentence && (head() || goes_on());
        let apart = || {
            let between = figures.get(told + 1..at).unwrap_or(&[]);
            between.iter().any(|f| f.kind == Kind::Date && f.base.is_none())
        };
        (near && !apart()).then_some(told)
    }

    fn remember(&mut self, figures: &[Figure], at: usize, annotates: bool) {
        let Some(figure) = figures.get(at) else { return };
        if figure.role == Some(Role::Change)
            && let Some(base) = figure.base.as_ref().filter(|b| !b.text.is_empty())
        {
            let sentence = self.memory.sentence;
            // 同比增长8%，环比增长1%: what goes on with which, nobody says.
            let both = self.memory.told.is_some_and(|(told, s)| {
                let before = told.and_then(|t| figures.get(t)).and_then(|t| t.base.as_ref());
                s == sentence && before.is_none_or(|b| b.kind != base.kind)
            });
            self.memory.told = Some(((!both).then_some(at), sentence));
        }
        let passing = figure.kind == Kind::Duration
            && figure.metric.as_ref().is_none_or(|m| m.span.start > figure.span.start || m.span.len() < 9);
        if !annotates
            && !passing
            && !matches!(figure.role, Some(Role::Change | Role::Share))
            && figure.metric.is_some()
        {
            self.memory.level = Some(at);
            self.memory.first.get_or_insert(at);
        }
        if figure.metric.is_some() && figure.kind != Kind::Duration {
            self.memory.any = Some(at);
        }
        if figure.group.is_none() {
            self.memory.zip = None;
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    None,
    /// The list goes on; the figure that it takes its words from.
    List(usize),
    /// In brackets behind a level: （+12.8%）.
    Annotation,
}
