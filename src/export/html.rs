//! The text with its marks as one page that needs nothing: no script, no file beside it, no network.

use super::labels::label;
use super::lookup::{roles, title};
use super::slices::Slices;
use crate::order;
use crate::report::{Figure, Report};

/// Fill, and the sign that tells a type apart without its colour.
const TYPES: &[(&str, &str, &str)] = &[
    ("bank", "#cfe3ff", "银"),
    ("company", "#d5f0dc", "企"),
    ("government", "#ffd9d6", "政"),
    ("association", "#e6dcff", "协"),
    ("institute", "#d3f1f4", "院"),
    ("media", "#ece7dc", "媒"),
    ("fund", "#ffe6bf", "基"),
    ("person", "#ffdcee", "人"),
    ("place", "#e3ecc9", "地"),
    ("policy", "#fbe0c4", "策"),
    ("work", "#e9dff0", "作"),
    ("product", "#d9e7ea", "品"),
    ("event", "#f6e9a9", "会"),
];

const STYLE: &str = "\
body{font:16px/1.9 'Noto Serif CJK SC','Source Han Serif SC','Songti SC',SimSun,serif;max-width:46em;margin:2em auto;\
padding:0 1em;color:#1b1b1b;background:#fff}\
h1{font-size:1.4em;line-height:1.4}h2{font-size:1.15em}h3{font-size:1em}\
p,li{overflow-wrap:anywhere}\
.legend{display:flex;flex-wrap:wrap;gap:.3em 1em;padding:.6em 0;border-block:1px solid #ccc;font-size:.85em;list-style:none}\
.e{border-radius:2px}.e::before{content:attr(data-t);font-size:.6em;vertical-align:super;color:#555}\
.f{border-bottom:2px solid #b3261e}.f.date,.f.duration{border-bottom:2px dotted #555}\
.note{color:#555;font-size:.9em}table{border-collapse:collapse;font-size:.9em}td,th{border:1px solid #ccc;padding:.2em .5em;text-align:left}\
@media print{body{margin:0;max-width:none}}";

pub(super) fn html(report: &Report) -> String {
    let title = escaped(title(report));
    let mut out = String::with_capacity(report.text.len() * 3);
    out.push_str("<!doctype html>\n<html lang=\"zh\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
    out.push_str(&format!("<title>{title}</title>\n<style>{STYLE}"));
    for (kind, colour, _) in TYPES {
        out.push_str(&format!(".{kind}{{background:{colour}}}"));
    }
    out.push_str("</style>\n</head>\n<body>\n");
    legend(&mut out, report);
    text(&mut out, report);
    relations(&mut out, report);
    out.push_str(&format!(
        "<p class=\"note\">{} · {} {}</p>\n</body>\n</html>\n",
        escaped(&report.source.name),
        report.generator.name,
        report.generator.version
    ));
    out
}

/// The types that occur, with how often.
fn legend(out: &mut String, report: &Report) {
    out.push_str("<ul class=\"legend\" aria-label=\"图例\">\n");
    for (kind, _, sign) in TYPES {
        let count: usize = report.entities.iter().filter(|e| e.kind == *kind).map(|e| e.count).sum();
        if count > 0 {
            out.push_str(&format!(
                "<li><span class=\"e {kind}\" data-t=\"{sign}\">{}</span> {count}</li>\n",
                label(kind)
            ));
        }
    }
    let (dates, others): (Vec<_>, Vec<_>) =
        report.figures().map(|f| f.kind).partition(|kind| matches!(*kind, "date" | "duration"));
    for (class, name, count) in [("", "数据", others.len()), ("date", "时间", dates.len())] {
        if count > 0 {
            out.push_str(&format!("<li><span class=\"f {class}\">{name}</span> {count}</li>\n"));
        }
    }
    out.push_str("</ul>\n");
}

/// A stretch of the text that carries a mark; the marks of one layer do not overlap each other.
struct Mark {
    start: usize,
    end: usize,
    class: String,
    sign: Option<&'static str>,
    title: String,
}

/// Entities and figures may overlap (a date in a policy's title): the text is cut at every edge, and a piece
/// carries the classes of all that cover it.
fn text(out: &mut String, report: &Report) {
    let slices = Slices::new(&report.text);
    let entities = entity_marks(report, &slices);
    let figures: Vec<Mark> = report
        .figures()
        .map(|f| Mark {
            start: slices.byte(f.start),
            end: slices.byte(f.end),
            class: format!("f {}", f.kind),
            sign: None,
            title: figure_title(&f),
        })
        .collect();
    let mut entities = entities.iter().peekable();
    let mut figures = figures.iter().peekable();
    let mut blocks = report.blocks.iter().peekable();
    let mut at = 0;
    for line in report.text.split('\n') {
        let end = at + line.len();
        while blocks.next_if(|b| slices.byte(b.end) <= at).is_some() {}
        let kind = blocks.peek().filter(|b| slices.byte(b.start) < end.max(at + 1)).map_or("", |b| b.kind);
        let tag = match kind {
            "title" | "bulletin_title" => "h1",
            "attachment_title" | "heading" => "h2",
            "subhead" => "h3",
            _ => "p",
        };
        if !line.trim().is_empty() {
            out.push_str(&format!("<{tag}>"));
            while at < end {
                while entities.next_if(|m| m.end <= at).is_some() {}
                while figures.next_if(|m| m.end <= at).is_some() {}
                let marks = [entities.peek(), figures.peek()];
                let edge = |m: &&&Mark| if m.start > at { m.start } else { m.end };
                let next = marks.iter().flatten().map(edge).fold(end, usize::min);
                let here: Vec<&Mark> =
                    marks.into_iter().flatten().copied().filter(|m| m.start <= at).collect();
                piece(out, report.text.get(at..next).unwrap_or(""), &here, at);
                at = next;
            }
            out.push_str(&format!("</{tag}>\n"));
        }
        at = end + 1;
    }
}

fn entity_marks(report: &Report, slices: &Slices<'_>) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for entity in &report.entities {
        let sign = TYPES.iter().find(|t| t.0 == entity.kind).map(|t| t.2);
        marks.extend(entity.mentions.iter().map(|m| Mark {
            start: slices.byte(m.start),
            end: slices.byte(m.end),
            class: format!("e {}", entity.kind),
            sign,
            title: if m.text == entity.name {
                label(entity.kind).to_owned()
            } else {
                format!("{} {}", label(entity.kind), entity.name)
            },
        }));
    }
    order::sort_by_key(&mut marks, |m| [m.start as u32, m.end as u32, 0, 0]);
    marks
}

fn piece(out: &mut String, text: &str, marks: &[&Mark], at: usize) {
    if marks.is_empty() {
        out.push_str(&escaped(text));
        return;
    }
    let classes: Vec<&str> = marks.iter().map(|m| m.class.as_str()).collect();
    let titles: Vec<&str> = marks.iter().map(|m| m.title.as_str()).collect();
    out.push_str(&format!("<span class=\"{}\"", classes.join(" ")));
    // Only the first piece of a name shows its sign.
    let sign = marks.iter().filter(|m| m.start == at).find_map(|m| m.sign);
    if let Some(sign) = sign {
        out.push_str(&format!(" data-t=\"{sign}\""));
    }
    out.push_str(&format!(" title=\"{}\">{}</span>", escaped(&titles.join(" · ")), escaped(text)));
}

/// 12596.21亿元 → `金额 1259621000000 CNY · 科技型企业贷款余额`.
fn figure_title(figure: &Figure) -> String {
    let mut title = label(figure.kind).to_owned();
    let value = match (&figure.value, &figure.low, &figure.high) {
        (Some(value), ..) => value.clone(),
        (None, None, None) => String::new(),
        (None, low, high) => {
            format!("{}–{}", low.as_deref().unwrap_or("…"), high.as_deref().unwrap_or("…"))
        }
    };
    let date = figure.date.as_ref().and_then(|d| d.start.as_deref()).unwrap_or("");
    for part in [value.as_str(), figure.unit.unwrap_or(""), date] {
        if !part.is_empty() {
            title.push(' ');
            title.push_str(part);
        }
    }
    if let Some(metric) = &figure.metric {
        title.push_str(" · ");
        title.push_str(&metric.text);
    }
    title
}

fn relations(out: &mut String, report: &Report) {
    if report.relations.is_empty() {
        return;
    }
    out.push_str("<h2>关系</h2>\n<table>\n<tr><th>关系</th><th>各方与内容</th><th>状态</th></tr>\n");
    for relation in &report.relations {
        out.push_str(&format!(
            "<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n",
            label(relation.kind),
            roles(report, relation, "：", escaped),
            label(relation.status)
        ));
    }
    out.push_str("</table>\n");
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}
