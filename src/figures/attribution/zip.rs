//! Lists that 分别 gives out: what stands before it goes to the figures behind it, one to one.

use super::Memory;
use super::base::classify;
use super::head::head;
use super::items::{items_of, joined, named, shared_head, shared_with};
use super::lexicon::{Cue, cue_before};
use super::marks;
use super::reading::{Mark, Reading};
use super::scene::Scene;
use super::subject::Names;
use crate::figures::date::{is_stretch, members};
use crate::figures::{Base, BaseKind, Figure, Granularity, Kind, Period, Phrase, Role, Words};
use crate::phrases::{Sets, ends_any, holds};
use crate::span::{Clean, Span};

/// The items that a list with 分别 gives out, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Zip {
    items: Vec<Item>,
    next: usize,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    pub metric: Option<Phrase>,
    pub when: Option<u32>,
    pub base: Option<Base>,
    pub subject: Option<Phrase>,
    /// Its share of the stretch of time that `when` names: 2023 of 2022年至2024年.
    pub part: Option<Period>,
}

impl Item {
    /// What the list says of its figure goes before what the figure has.
    pub(super) fn give(self, figure: &mut Figure) {
        figure.metric = self.metric.or(figure.metric.take());
        figure.when = self.when.or(figure.when);
        figure.period = self.part.or(figure.period.take());
        figure.base = self.base.map(Box::new).or(figure.base.take());
        figure.subject = self.subject.or(figure.subject.take());
    }
}

impl Zip {
    /// Gives each figure of the list at `at` its own year, quarter or month of the one stretch that governs them all:
    /// 2022年至2024年…分别为, 预计2024-2026年EPS为1.2/1.5/1.8元.
    pub(super) fn spread(
        zip: Option<Zip>,
        scene: &Scene<'_>,
        figures: &[Figure],
        at: usize,
        sentence: Span<Clean>,
    ) -> Option<Zip> {
        // What an earlier list has left is no list of this figure.
        let zip = zip.filter(Zip::is_fresh);
        let given =
            |i: &Item| i.metric.is_some() || i.subject.is_some() || i.when.is_some() || i.part.is_some();
        if zip.as_ref().is_some_and(|zip| zip.items.iter().any(given)) {
            return zip;
        }
        match parts(scene, figures, at, sentence) {
            Some(parts) => Some(Zip {
                items: parts.into_iter().map(|p| Item { part: Some(p), ..Item::default() }).collect(),
                next: 0,
            }),
            None => zip,
        }
    }

    pub(super) fn next(&mut self) -> Option<Item> {
        let item = self.items.get(self.next).cloned();
        self.next += 1;
        item
    }

    /// Whether nothing has been given out yet.
    pub(super) fn is_fresh(&self) -> bool {
        self.next == 0
    }
}

/// The years of the stretch that governs a figure, where they are as many as the figures of its list.
fn parts(scene: &Scene<'_>, figures: &[Figure], at: usize, sentence: Span<Clean>) -> Option<Vec<Period>> {
    let figure = figures.get(at).filter(|f| f.kind != Kind::Duration)?;
    let date = figures.get(figure.when? as usize).filter(|d| d.span.start >= sentence.start)?;
    let period = date.period.as_ref().filter(|p| is_stretch(p))?;
    let joined = |text: &str| text.chars().filter(|c| "、和与及/".contains(*c)).count();
    // 前三季度, 上半年: told as one.
    let range = date.span.of(scene.text).holds_in("-－–—~～至到/、");
    let average = figure.base.as_ref().is_some_and(|b| b.kind == BaseKind::Cagr);
    if !range || average || date.span.end > figure.span.start {
        return None;
    }
    let count = run(scene, figures, at);
    // 国产与进口分别为 two things, and not two years.
    let before = scene.text.get(date.span.end as usize..figure.span.start as usize)?;
    let last = before.rfind(|c: char| c.is_ascii_digit()).and_then(|i| before.get(i..)).unwrap_or(before);
    let parts = members(period);
    (count > 1 && parts.len() == count && joined(last) + 1 != count).then_some(parts)
}

/// 分别 in the clause before the phrase: 国产与进口分别披露批签发量.
pub(super) fn each_before(scene: &Scene<'_>, r: &Reading, span: Span<Clean>) -> Option<usize> {
    if r.each.is_some() {
        return r.each;
    }
    let (floor, end) = (r.floor, span.start as usize);
    let each = scene.mark_within(marks::EACH, floor, end)?;
    let behind = scene.text.get(each.end as usize..end)?;
    // Behind a wide mark other than a comma the clause goes back to the comma.
    let clause = match scene.mark_within(marks::LIST_CLAUSE, floor, end) {
        Some(mark) if mark.end - mark.start > 1 => scene.mark_within(marks::COMMA, floor, end),
        mark => mark,
    };
    let within = clause.is_none_or(|mark| mark.end <= each.start);
    (within && behind.chars().count() <= 8).then_some(each.start as usize)
}

/// The figures that follow in the same list.
fn run(scene: &Scene<'_>, figures: &[Figure], at: usize) -> usize {
    let mut count = 1;
    let mut last = at;
    let mut i = at + 1;
    while let (Some(a), Some(b)) = (figures.get(last), figures.get(i)) {
        let gap = scene.text.get(a.span.end as usize..b.span.start as usize).unwrap_or("");
        let gap = gap.trim_in(" +＋约近超)）");
        if count > 24 {
            break;
        }
        let in_brackets = matches!(gap, "（" | "(" | "（同比" | "(同比" | "环比" | "、环比" | "，环比");
        if in_brackets {
            // Passed over: a bracket behind a member of the list.
            let closing = figures.get(i + 1).is_some_and(|c| {
                let g = scene.text.get(b.span.end as usize..c.span.start as usize).unwrap_or("");
                g.len() < 24 && (g.holds_in("）)") || holds(g, "环比"))
            });
            if !closing {
                break;
            }
            last = i;
            i += 1;
            continue;
        }
        let own = |g: &str| match g.chars().next() {
            // 分别增长5.6%和下降8.2%: each with its own movement.
            Some('、' | '和' | '及' | '与') => g.char_indices().nth(1).is_some_and(|(i, _)| {
                let word = g.get(i..).unwrap_or("");
                cue_before(word).is_some_and(|(w, cue)| {
                    w.len() == word.len() && matches!(cue, Cue::Move(_) | Cue::ShortMove(_))
                })
            }),
            _ => false,
        };
        let joined = matches!(gap, "、" | "和" | "及" | "与" | "/" | "／" | "以及" | "或") || own(gap);
        let alike = figures.get(at).is_some_and(|f| f.kind == b.kind);
        if !(joined && alike) {
            break;
        }
        count += 1;
        last = i;
        i += 1;
    }
    count
}

/// Heads that no item lacks which has one of its own.
const ABSTRACT: &[&str] =
    &["余额", "总额", "增速", "占比", "比重", "产量", "销量", "批签发量", "数量", "增加值", "涨幅", "跌幅"];

/// Pairs what stands before 分别 with the figures of the list behind it.
#[allow(clippy::too_many_arguments)]
pub(super) fn zip_items(
    scene: &Scene<'_>,
    names: &Names<'_>,
    figures: &[Figure],
    at: usize,
    r: &Reading,
    each: usize,
    np: Option<Span<Clean>>,
    memory: &mut Memory,
) {
    let count = run(scene, figures, at);
    if count < 2 {
        return;
    }
    let mut items = vec![Item::default(); count];
    // Dates before 分别: 2015年和2018年的销售额分别为.
    let dates: Vec<usize> = (0..at)
        .rev()
        .map_while(|i| {
            figures.get(i).filter(|f| f.kind == Kind::Date && f.span.start as usize >= r.floor).map(|_| i)
        })
        .take(count + 1)
        .collect();
    if dates.len() == count {
        for (item, date) in items.iter_mut().zip(dates.iter().rev()) {
            // 分别比上月和上年同期高: the dates are what it is compared with.
            let against = figures.get(*date).filter(|d| {
                matches!(r.base, Some((Mark::Versus, s, e)) if d.span.start as usize >= s && d.span.end as usize <= e)
            });
            match against {
                Some(date) => {
                    let text = date.span.of(scene.text);
                    item.base = Some(Base { kind: classify(text), text: Words::Made(text.into()) });
                }
                None => item.when = u32::try_from(*date).ok(),
            }
        }
    }
    // 2021-2023年及2024年1-6月: three years and a half.
    if dates.len() > 1 && dates.len() < count {
        let periods = || dates.iter().rev().filter_map(|i| Some((*i, figures.get(*i)?.period.as_ref()?)));
        let parts: Vec<(usize, Option<Period>)> = periods()
            .flat_map(|(i, p)| match p.granularity == Granularity::Year && is_stretch(p) {
                true => members(p).into_iter().map(|m| (i, Some(m))).collect(),
                false => vec![(i, None)],
            })
            .collect();
        if parts.len() == count {
            for (item, (date, part)) in items.iter_mut().zip(parts) {
                item.when = u32::try_from(date).ok();
                item.part = part;
            }
        }
    }
    let behind_dates = dates.first().and_then(|d| figures.get(*d)).map_or(r.floor, |f| f.span.end as usize);
    let phrase = match np {
        Some(span) if (span.end as usize) <= each => Some(span),
        _ => scene.noun_phrase(if behind_dates <= each { behind_dates.max(r.floor) } else { r.floor }, each),
    };
    // 同比分别: a base and no phrase.
    let phrase = phrase.filter(|p| {
        let text = p.of(scene.text);
        !cue_before(text).is_some_and(|(word, cue)| {
            word.len() == text.len() && matches!(cue, Cue::Yoy | Cue::Mom | Cue::Cagr)
        })
    });
    let tail = np.filter(|s| s.start as usize >= each).map(|s| s.of(scene.text));
    let parts = phrase.map_or_else(Vec::new, |p| items_of(scene, names, r.floor, p, count));
    let chain = names.chain(scene.text, r.floor, each);
    if chain.len() == count {
        for (item, name) in items.iter_mut().zip(&chain) {
            item.subject = Some(name.clone());
        }
    }
    // 甲银行、乙银行和丙银行不良贷款率分别: whose they are, and the one measure behind the names.
    let behind_names = chain.last().filter(|_| chain.len() == count && tail.is_none()).and_then(|name| {
        let rest = phrase.filter(|p| p.end > name.span.end)?;
        let text = scene.text.get(name.span.end as usize..rest.end as usize)?;
        let measure = text.trim_start_in("的等，, ");
        head(measure).map(|_| Span::new(rest.end as usize - measure.len(), rest.end as usize))
    });
    if let Some(measure) = behind_names {
        for item in &mut items {
            item.metric = Some(Phrase { span: measure, text: None, entity: None });
        }
    } else if parts.len() == count {
        let texts: Vec<&str> = parts.iter().map(|s| named(s.of(scene.text))).collect();
        // 进口和国产产量: what is a measure elsewhere may be an item here.
        let lends = texts.last().and_then(|t| head(t).filter(|h| t.len() > h.len() && ABSTRACT.contains(h)));
        let longer = texts.last().and_then(|t| head(t));
        let first_has = texts.first().is_some_and(|t| {
            head(t).is_some_and(|h| match longer.filter(|t| t.len() > h.len() && t.starts_with(h)) {
                // 绿色贷款和普惠贷款余额.
                Some(_) => false,
                None => h != *t || lends.is_none(),
            })
        });
        let shared = if first_has { None } else { shared_head(texts.last().copied().unwrap_or("")) };
        // 城镇、农村居民人均可支配收入: what stands behind the word that changes.
        let shared = match (shared, parts.first(), parts.last()) {
            // 大、中、小型企业PMI: what stands behind the one character that changes.
            (_, Some(first), Some(last)) if first.len() <= 4 && last.len() > 9 => {
                let text = last.of(scene.text);
                text.char_indices().nth(1).and_then(|(i, _)| text.split_at_checked(i)).or(shared)
            }
            (Some((_, head)), Some(first), Some(last)) if !last.of(scene.text).contains('的') => {
                let cut = scene.behind_words(*last, scene.count_words(*first));
                let longer = cut.and_then(|at| {
                    let text = last.of(scene.text);
                    let at = at - last.start as usize;
                    Some((text.get(..at)?, text.get(at..)?))
                });
                let joint = |t: &str| t.starts_with(['及', '和', '与', '、']);
                longer
                    .filter(|(_, tail)| tail.len() > head.len() && tail.ends_with(head) && !joint(tail))
                    .or(shared)
            }
            _ => shared,
        };
        let before = memory.level.and_then(|l| figures.get(l)).and_then(|l| l.metric.as_ref());
        let shared = match (before, parts.last()) {
            (Some(before), Some(last)) if !first_has => {
                let same = shared_with(scene, *last, super::head::shown(scene, before));
                same.or(shared)
            }
            _ => shared,
        };
        for (i, (item, part)) in items.iter_mut().zip(&parts).enumerate() {
            let mut text = named(part.of(scene.text));
            let mut span = Span::new(part.start as usize, part.start as usize + text.len());
            if let Some((kept, _)) = shared
                && i + 1 == count
            {
                text = kept;
                span = Span::new(part.start as usize, part.start as usize + kept.len());
            }
            let shown = match (tail, shared) {
                (Some(tail), _) => Some(joined(text, tail)),
                (None, Some((_, head))) => Some(joined(text, head)),
                (None, None) => None,
            };
            // 第一、二、三产业.
            let ranked = i > 0
                && text.starts_in("二三四")
                && parts.first().is_some_and(|p| p.of(scene.text).starts_with('第'));
            let shown = if ranked { Some(format!("第{}", shown.as_deref().unwrap_or(text))) } else { shown };
            // 上海银行和南京银行的科技贷款余额: the names are whose it is.
            let head = tail.map(str::to_owned).or(shared.map(|(_, h)| h.to_owned()));
            let party = tail.is_some() && ends_any(text, &["公司", "银行", "集团", "基金"]).is_some();
            item.metric = match (party || names.is_name(scene.text, span), head) {
                (true, Some(head)) => {
                    item.subject = item.subject.take().or_else(|| names.phrase_at(span));
                    Some(Phrase {
                        span: parts.last().copied().unwrap_or(span),
                        text: Some(head.into()),
                        entity: None,
                    })
                }
                _ => Some(Phrase { span, text: shown.map(Into::into), entity: None }),
            };
        }
    } else if let Some(levels) = levels_before(scene.text, figures, at, count)
        .filter(|_| (phrase.is_none() || r.growth.is_some()) && r.moves && tail.is_none())
    {
        // 交易140.5亿笔、金额4.8万亿元，分别增长13%、3.4%: the figures before, one by one.
        for (item, before) in items.iter_mut().zip(&levels) {
            // 增速分别快于全部工业1.7和3.3个百分点: their movements.
            let noun = r.growth.and_then(|(s, e)| scene.text.get(s..e));
            let pace = before.metric.as_ref().zip(noun).map(|(m, noun)| Phrase {
                text: Some(format!("{}{noun}", super::head::shown(scene, m)).into()),
                ..m.clone()
            });
            item.metric = pace.or_else(|| before.metric.clone());
            item.subject = before.subject.clone();
        }
    } else if memory.list.len() == count && parts.len() <= 1 {
        // 同比增速分别为: the same things as in the list before.
        let own = phrase.map(|p| p.of(scene.text)).filter(|t| head(t).is_some() && tail.is_none());
        for (item, before) in items.iter_mut().zip(&memory.list) {
            let Some(before) = figures.get(*before) else { continue };
            item.subject = before.subject.clone();
            if own.is_none() {
                item.metric = before.metric.clone();
            }
            if dates.is_empty() {
                item.when = before.when;
                item.part = before.period.clone().filter(|_| before.kind != Kind::Duration);
            }
        }
    }
    memory.zip = Some(Zip { items, next: 0 });
}

/// 三者增加值分别增长…，占规上工业比重分别为…: the things of the list before, each with its share.
pub(super) fn zip_of(scene: &Scene<'_>, figures: &[Figure], at: usize, share: &Phrase, memory: &mut Memory) {
    let list = &memory.list;
    if list.len() < 2 || run(scene, figures, at) != list.len() {
        return;
    }
    let Some(of) = share.text.as_deref().and_then(|t| t.find('占').and_then(|at| t.get(at..))) else {
        return;
    };
    let item = |f: &Figure| {
        let part = f.metric.as_ref().map_or("", |m| super::head::shown(scene, m));
        let part = part.split('占').next().unwrap_or("");
        Item {
            metric: Some(Phrase { span: share.span, text: Some(format!("{part}{of}").into()), entity: None }),
            subject: f.subject.clone(),
            ..Item::default()
        }
    };
    memory.zip =
        Some(Zip { items: list.iter().filter_map(|i| figures.get(*i)).map(item).collect(), next: 0 });
}

/// The figures of levels before, where they are as many as those that 分别 gives out and stand in one clause or two.
fn levels_before<'f>(text: &str, figures: &'f [Figure], at: usize, count: usize) -> Option<Vec<&'f Figure>> {
    let figure = figures.get(at)?;
    let start = figure.span.start;
    let mut levels: Vec<&Figure> = figures
        .get(..at)?
        .iter()
        .rev()
        .take(8)
        .take_while(|f| f.span.start + 240 >= start)
        .filter(|f| {
            let told = match figure.kind {
                Kind::Pp | Kind::Bp => matches!(f.role, Some(Role::Level | Role::Change)),
                _ => f.role == Some(Role::Level),
            };
            told && f.kind != Kind::Duration && f.metric.is_some()
        })
        .take(count)
        .collect();
    levels.reverse();
    let between = text.get(levels.first()?.span.end as usize..start as usize)?;
    if between.holds_in("。；\n") {
        return None;
    }
    let apart = levels.windows(2).all(
        |w| matches!(w, [a, b] if a.metric.as_ref().map(|m| m.span) != b.metric.as_ref().map(|m| m.span)),
    );
    (levels.len() == count && apart).then_some(levels)
}

/// 分别为A、B、C，比上月下降x、y、z: the same things as in the list before, once more without 分别.
pub(super) fn zip_again(
    scene: &Scene<'_>,
    figures: &[Figure],
    at: usize,
    r: &Reading,
    sentence_start: usize,
    memory: &mut Memory,
) {
    let list = &memory.list;
    // They stand in text order.
    let first = list.first().and_then(|i| figures.get(*i));
    let near = first.is_some_and(|f| f.span.start as usize >= sentence_start);
    if list.len() < 2 || !near || run(scene, figures, at) != list.len() {
        return;
    }
    let item = |f: &Figure| Item {
        metric: f.metric.clone(),
        subject: f.subject.clone(),
        // 提升至2019年的: what has a date of its own has no other.
        when: f.when.filter(|_| r.date.is_none()),
        part: f.period.clone().filter(|_| r.date.is_none() && f.kind != Kind::Duration),
        base: None,
    };
    memory.zip =
        Some(Zip { items: list.iter().filter_map(|i| figures.get(*i)).map(item).collect(), next: 0 });
}
