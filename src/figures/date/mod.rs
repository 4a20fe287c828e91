//! Dates and periods: a grammar finds them, a resolver says which days they are.

mod calendar;
mod cursor;
mod days;
mod duration;
mod gate;
mod grammar;
mod latest;
mod length;
mod part;
mod resolve;
mod usage;
mod words;
mod year;

use super::merge::leftmost_of_tail;
use super::numeral::Numeral;
use super::starts::{Starts, take_before};
use super::text::{among, char_at};
use super::{Anchor, Base, BaseKind, Figure, Kind, TimeRelation};
use crate::calendar::Date;
use crate::clean::CleanText;
use crate::cues::Cues;
use crate::phrases;
use crate::span::{Clean, Span};
pub(super) use calendar::{is_stretch, members};
use cursor::Cursor;
use grammar::Expression;
use resolve::{Resolver, Surroundings};
use std::sync::LazyLock;

/// Every date and duration of the text, in order, not overlapping. `numerals` are those of [`super::numeral::scan`];
/// those inside a returned span are read by nobody else. `starts` says where to look.
pub(crate) fn dates(
    clean: &CleanText,
    sentences: &[Span<Clean>],
    numerals: &[Numeral],
    starts: &Starts,
    anchor: Option<Date>,
) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut rest = Rest { numerals, dates: &starts.dates, halves: &starts.halves };
    let mut next = 0;
    let mut from = 0;
    while let Some(first) = sentences.get(from) {
        while clean.articles.get(next).is_some_and(|a| a.span.end <= first.start) {
            next += 1;
        }
        let article = clean.articles.get(next);
        let end = article.map_or(u32::MAX, |a| a.span.end);
        let count = sentences.iter().skip(from).take_while(|s| s.start < end).count().max(1);
        let here = sentences.get(from..from + count).unwrap_or(&[]);
        let resolver = match article.and_then(|a| a.date) {
            Some(date) => Resolver::new(Some(date), Anchor::Article),
            None => Resolver::new(anchor, Anchor::Document),
        };
        let read = found.len();
        let start = rest;
        let resolver = article_dates(clean.text(), here, &mut rest, resolver, &mut found);
        if let Some(resolver) = resolver.again() {
            found.truncate(read);
            rest = start;
            article_dates(clean.text(), here, &mut rest, resolver, &mut found);
        }
        from += count;
    }
    found
}

/// What of the text is still to be read.
#[derive(Clone, Copy)]
struct Rest<'a> {
    numerals: &'a [Numeral],
    dates: &'a [u32],
    halves: &'a [u32],
}

/// Adds the dates and lengths of time of one article.
fn article_dates(
    text: &str,
    sentences: &[Span<Clean>],
    rest: &mut Rest<'_>,
    mut resolver: Resolver,
    found: &mut Vec<Figure>,
) -> Resolver {
    for (number, sentence) in sentences.iter().enumerate() {
        let from = found.len();
        let here = take_before(&mut rest.dates, sentence.end);
        if !here.is_empty() {
            sentence_dates(text, *sentence, number, here, &mut resolver, found);
        }
        let halves = take_before(&mut rest.halves, sentence.end);
        if rest.numerals.first().is_some_and(|n| n.span.start < sentence.end) || !halves.is_empty() {
            let place = usage::Place { text, sentence: *sentence, resolver: &resolver };
            rest.numerals = durations(&place, rest.numerals, halves, from, found);
        }
    }
    resolver
}

/// Adds the lengths of time of one sentence between its dates; returns the numerals behind the sentence.
fn durations<'n>(
    place: &usage::Place<'_>,
    numerals: &'n [Numeral],
    halves: &[u32],
    from: usize,
    found: &mut Vec<Figure>,
) -> &'n [Numeral] {
    let here = numerals.iter().take_while(|n| n.span.start < place.sentence.end).count();
    let (mut rest, behind) = numerals.split_at_checked(here).unwrap_or((numerals, &[]));
    let dated = found.len();
    let mut date = from;
    while let Some(first) = rest.first() {
        let dates = found.get(..dated).unwrap_or(&[]);
        while dates.get(date).is_some_and(|d| d.span.end <= first.span.start) {
            date += 1;
        }
        let mut used = 1;
        if dates.get(date).is_none_or(|d| !d.span.overlaps(first.span))
            && let Some((figure, count)) = duration::duration(place, rest, date > from)
        {
            used = count;
            found.push(figure);
        }
        rest = rest.get(used..).unwrap_or(&[]);
    }
    let first = found.get(from..dated).and_then(|dates| dates.first()).map(|d| d.span.start);
    let halves = halves
        .iter()
        .filter_map(|at| duration::half(place, *at as usize, first.is_some_and(|start| start < *at)));
    found.extend(halves);
    if found.len() > dated {
        leftmost_of_tail(found, from);
    }
    behind
}

fn sentence_dates(
    text: &str,
    sentence: Span<Clean>,
    number: usize,
    starts: &[u32],
    resolver: &mut Resolver,
    found: &mut Vec<Figure>,
) {
    let line = sentence.of(text);
    let base = sentence.start as usize;
    let (mut at, mut clause, mut rest) = (0, 0, None);
    let mut starts = starts.iter().map(|start| *start as usize - base);
    let mut begins = |at: usize| {
        starts.find_map(|start| {
            let glued = gate::glued_year(line, start).filter(|_| start >= at);
            (start >= at && (glued.is_some() || gate::may_begin(line, start)))
                .then_some((glued.unwrap_or(start), glued.is_some()))
        })
    };
    while let Some((start, glued)) = rest.take().or_else(|| begins(at)) {
        let Some(expression) = grammar::expression(line, start, glued) else { continue };
        let between = line.get(at..start).unwrap_or("");
        if let Some(mark) = between.rfind(is_clause_mark) {
            clause = at + mark + char_at(between, mark).map_or(1, char::len_utf8);
        }
        let around = surroundings(line, clause, start, expression.end, number);
        let period = resolver.resolve(expression, around);
        if around.relation == TimeRelation::AsOf
            && let Some(end) = period.end
        {
            report_period(line, expression, end, resolver);
        }
        let mut figure =
            Figure::new(Kind::Date, Span::new(base + start, base + expression.end), rule(&expression));
        if around.base {
            figure.base =
                Some(Box::new(versus(before_base(line, clause, start), expression.of(line, start))));
        }
        figure.period = Some(period);
        found.push(figure);
        at = expression.end;
        if let grammar::Part::Plan(year) = expression.first.part
            && let Some((first, last, end)) = words::years_of_plan(Cursor::new(line, at), year)
        {
            let from = line
                .get(at..end)
                .map_or(at, |t| end - t.trim_start_matches(['”', '"', '期', '间', '时', '的']).len());
            let mut figure = Figure::new(Kind::Date, Span::new(base + from, base + end), "date.plan");
            figure.period = Resolver::years(first, last);
            found.push(figure);
            at = end;
        }
        // A date that ends amid a run of digits leaves the rest of it to be read.
        rest = Some((at, false)).filter(|(at, _)| Cursor::new(line, *at).is_digit());
    }
}

fn is_clause_mark(c: char) -> bool {
    matches!(c, ',' | '，' | '。' | '、' | ';' | '；' | '!' | '！' | '?' | '？')
}

fn rule(e: &Expression) -> &'static str {
    use grammar::{Part, Year};
    match (e.last, e.first.year, e.first.part) {
        (Some(_), ..) | (_, _, Part::Years(_)) => "date.range",
        (_, _, Part::Plan(_)) => "date.plan",
        (_, _, Part::BareDay(_)) => "date.bare-day",
        (_, Year::Given(_), _) => "date.absolute",
        (_, Year::Open, Part::Months(..) | Part::Day(..) | Part::Quarters(..) | Part::Half(_)) => {
            "date.open-year"
        }
        _ => "date.relative",
    }
}

/// 截至二零二五年六月三十日止六个月: the period that is reported on ends here.
fn report_period(line: &str, expression: Expression, end: Date, resolver: &mut Resolver) {
    let mut c = Cursor::new(line, expression.end);
    c.eat('止');
    let months = if c.eat_str("年度") {
        Some(12)
    } else {
        c.number().filter(|_| c.eat('个') && c.eat('月')).map(|n| n.value).filter(|n| (1..=24).contains(n))
    };
    let start = months.and_then(|m| calendar::month_after(calendar::first_of(end.year, end.month)?, 1 - m));
    if let Some(start) = start {
        resolver.reports_on(start, end);
    }
}

fn surroundings(line: &str, clause: usize, start: usize, end: usize, sentence: usize) -> Surroundings {
    let before = line.get(clause..start).unwrap_or("").trim_end_matches([' ', '“', '"']);
    let after = Cursor::new(line, end);
    let mut ahead = after;
    ahead.eat('”');
    ahead.eat('"');
    let close =
        before.char_indices().rev().nth(11).map_or(before, |(i, _)| before.get(i..).unwrap_or(before));
    let (mut relation, edge_word) = relation(before, ahead);
    // 2000年召开大会以来.
    if relation == TimeRelation::In {
        let clause_rest = line.get(end..).unwrap_or("");
        let stop = clause_rest
            .char_indices()
            .take(40)
            .find(|(_, c)| matches!(c, '，' | ',' | '。' | '；'))
            .map(|(i, _)| i);
        if stop.and_then(|i| clause_rest.get(..i)).is_some_and(|r| r.ends_with("以来")) {
            relation = TimeRelation::Since;
        }
    }
    // 从去年大会到今年大会: the end of a stretch and no deadline.
    if relation == TimeRelation::By && close.contains(['从', '自', '由']) {
        relation = TimeRelation::Until;
    }
    let rest = line.get(end..).unwrap_or("");
    let rest = rest.char_indices().nth(10).map_or(rest, |(i, _)| rest.get(..i).unwrap_or(rest));
    let rest = rest.split(['，', ',', '、', '。']).next().unwrap_or("");
    let is_future = |t: &str| FUTURE_CUES.lists(t) != 0;
    let bracketed = before.ends_with(['（', '(']) && matches!(after.peek(), Some(':' | '为'));
    // 与上年末持平.
    let level = before.ends_with(['与', '和', '同'])
        && phrases::starts_any(rest, &["持平", "基本持平", "相比", "相当"]).is_some();
    let base = bracketed || level || phrases::ends_any(before, BASE_WORDS).is_some();
    Surroundings {
        relation,
        future: is_future(close)
            || is_future(rest)
            || before.ends_with('将')
            || rest.starts_with(['将', '將', '拟', '擬']),
        may_lie_ahead: edge_word || rest.starts_with("合约") || rest.starts_with("期货"),
        base,
        told: base && phrases::starts_any(line.get(start..).unwrap_or(""), TOLD).is_some(),
        sentence,
        alone: line.trim().len() == end - start,
        recurs: phrases::ends_any(before, RECURRING).is_some(),
        remote: phrases::ends_any(before, FOUNDED).is_some() || phrases::starts_any(rest, REMOTE).is_some(),
    }
}

/// Words before and behind the year of a founding or a maturity.
const FOUNDED: &[&str] = &[
    "成立于",
    "创立于",
    "创建于",
    "创办于",
    "设立于",
    "始建于",
    "始于",
    "建于",
    "生于",
    "注册于",
    "上市于",
    "到期日为",
    "有效期至",
    "成立時間",
    "成立时间：",
    "成立日期：",
];
/// Words before a month that comes every year, or is one of the moon.
const RECURRING: &[&str] = &["每年", "每年的", "农历", "農曆", "阴历", "旧历"];
const REMOTE: &[&str] = &[
    "成立",
    "创立",
    "创建",
    "创办",
    "设立",
    "注册成立",
    "出生",
    "到期",
    "期满",
    "届满",
    "远景",
    "愿景",
    "上市",
];

/// Words that make the date behind them a base of comparison.
const BASE_WORDS: &[&str] = &["较", "比", "較", "相比", "对比", "相较", "相较于", "较之"];

/// Words for the period before the one that is told of, and for its beginning.
const TOLD: &[&str] = &["上年", "上月", "上季", "上个", "上一", "前一", "年初"];

/// The base of comparison that a date is: 较去年末, （二零二四年：….
fn versus(word: &str, date: &str) -> Base {
    Base { kind: BaseKind::Versus, text: format!("{word}{date}").into() }
}

fn before_base(line: &str, clause: usize, start: usize) -> &str {
    let before = line.get(clause..start).unwrap_or("");
    BASE_WORDS.iter().find(|w| before.ends_with(**w)).copied().unwrap_or("")
}

static FUTURE_CUES: LazyLock<Cues> = LazyLock::new(|| Cues::new(&[(1, FUTURE)]));

/// Words of a clause that put its open dates ahead of the day of writing.
const FUTURE: &[&str] = &[
    "预计",
    "拟于",
    "拟在",
    "计划",
    "有望",
    "力争",
    "即将",
    "将于",
    "将在",
    "将会",
    "将陆续",
    "定于",
    "届时",
    "提前下达",
    "預計",
    "將於",
];

/// How the date is used, and whether the word behind it lets it lie ahead.
fn relation(before: &str, after: Cursor<'_>) -> (TimeRelation, bool) {
    let ends = |words: &[&str]| phrases::ends_any(before, words).is_some();
    let mut c = after;
    c.space();
    if ends(&["截至", "截止", "截止到", "截至到", "截止至", "截至于", "截止于"]) {
        return (TimeRelation::AsOf, false);
    }
    let starts_a_word = c.peek().is_some_and(|c| among("以至迄来起开之后及或前底末", c));
    if !starts_a_word && !before.ends_with(['自', '从', '到', '至']) {
        return (TimeRelation::In, false);
    }
    let since =
        c.starts_with("以来") || c.starts_with("至今") || c.starts_with("迄今") || c.starts_with("来,");
    if since {
        return (TimeRelation::Since, false);
    }
    let starts =
        c.starts_with("起") && !c.starts_with("起步") && !c.starts_with("起到") && !c.starts_with("起草")
            || c.starts_with("开始")
            || c.starts_with("之日起");
    if starts || ends(&["自", "自从"]) {
        return (TimeRelation::Since, starts);
    }
    let later = c.eat_any(&["以后", "之后", "及以后", "及之后", "或之后", "或以后"])
        || c.starts_with("后")
            && !["后续", "后期", "后台", "后端", "后市", "后半", "后两", "后三", "后勤"]
                .iter()
                .any(|w| c.starts_with(w));
    if later {
        return (TimeRelation::After, true);
    }
    let earlier = c.eat_any(&["以前", "之前", "及以前", "及之前", "或之前", "或以前", "底前", "末前"])
        || c.starts_with("前")
            && !["前后", "前期", "前三", "前两", "前五", "前十", "前沿", "前往", "前来", "前述"]
                .iter()
                .any(|w| c.starts_with(w));
    if earlier {
        return (TimeRelation::Before, true);
    }
    if ends(&["到", "至"])
        && ![
            "升到",
            "长到",
            "降到",
            "加到",
            "高到",
            "低到",
            "升至",
            "长至",
            "降至",
            "加至",
            "高至",
            "低至",
            "增至",
            "减至",
            "涨至",
            "跌至",
            "大到",
            "大至",
            "窄至",
            "回到",
            "拉到",
            "达到",
            "追溯到",
            "追溯至",
            "溯至",
        ]
        .iter()
        .any(|w| before.ends_with(w))
    {
        return (TimeRelation::By, true);
    }
    (TimeRelation::In, false)
}
