//! A sheet for notes: what the document is, its key figures, who is in it, what they did, and the text.

use super::labels::label;
use super::lookup::{roles, title};
use super::slices::lines;
use crate::report::{Figure, Report};

pub(super) fn markdown(report: &Report) -> String {
    let mut out = String::new();
    heading(&mut out, 1, title(report));
    let first = report.articles.first();
    let mut facts = vec![("文件", report.source.name.as_str())];
    let date = report.source.metadata.date.as_deref().or(first.and_then(|a| a.date.as_deref()));
    facts.extend(date.map(|d| ("日期", d)));
    facts.extend(first.and_then(|a| a.source.as_deref()).map(|s| ("来源", s)));
    for (name, value) in facts {
        out.push_str(&format!("- {name}：{}\n", escaped(value)));
    }
    figures(&mut out, report);
    entities(&mut out, report);
    relations(&mut out, report);
    text(&mut out, report);
    out
}

fn heading(out: &mut String, level: usize, text: &str) {
    out.push_str(&format!("{} {}\n\n", "#".repeat(level), escaped(text)));
}

/// The figures that say what they measure; a number without a name tells a reader of a table nothing.
fn figures(out: &mut String, report: &Report) {
    let key: Vec<Figure> = report.figures().filter(|f| f.metric.is_some()).collect();
    if key.is_empty() {
        return;
    }
    out.push('\n');
    heading(out, 2, "关键数据");
    out.push_str("| 指标 | 数据 | 主体 | 时间 | 变动 |\n| --- | --- | --- | --- | --- |\n");
    for figure in key {
        let when = figure.when.map_or("", |id| report.figure_text(id));
        let base = figure.base.as_ref().map_or("", |b| b.text.as_str());
        let cells = [
            figure.metric.as_ref().map_or("", |p| p.text.as_str()),
            &figure.text,
            figure.subject.as_ref().map_or("", |p| p.text.as_str()),
            when,
            &format!("{base}{}", figure.direction.map_or("", label)),
        ]
        .map(escaped);
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
}

const TYPES: &[&str] = &[
    "bank",
    "company",
    "government",
    "association",
    "institute",
    "media",
    "fund",
    "person",
    "policy",
    "product",
    "work",
    "event",
    "place",
];

fn entities(out: &mut String, report: &Report) {
    if report.entities.is_empty() {
        return;
    }
    out.push('\n');
    heading(out, 2, "实体");
    for kind in TYPES {
        let names: Vec<String> = report
            .entities
            .iter()
            .filter(|e| e.kind == *kind)
            .map(|e| {
                match e.aliases.iter().filter(|a| **a != e.name).map(|a| escaped(a)).collect::<Vec<_>>() {
                    aliases if aliases.is_empty() => escaped(&e.name),
                    aliases => format!("{}（{}）", escaped(&e.name), aliases.join("、")),
                }
            })
            .collect();
        if !names.is_empty() {
            out.push_str(&format!("- **{}**：{}\n", label(kind), names.join("；")));
        }
    }
}

fn relations(out: &mut String, report: &Report) {
    if report.relations.is_empty() {
        return;
    }
    out.push('\n');
    heading(out, 2, "关系");
    for relation in &report.relations {
        let roles = roles(report, relation, " ", escaped);
        let status = if relation.status == "done" { "" } else { label(relation.status) };
        out.push_str(&format!("- **{}{status}**：{}\n", label(relation.kind), roles));
    }
}

/// Paragraphs as they stand, with headings where the document has them.
fn text(out: &mut String, report: &Report) {
    out.push('\n');
    heading(out, 2, "正文");
    for (line, block) in lines(report) {
        match block.map_or("", |b| b.kind) {
            "title" | "bulletin_title" | "attachment_title" => heading(out, 3, line),
            "heading" | "subhead" => heading(out, 4, line),
            "list_item" => out.push_str(&format!("- {}\n\n", escaped(line))),
            _ => out.push_str(&format!("{}\n\n", escaped(line))),
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
}

/// Text that Markdown would read as marks, made plain.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (i, c) in text.chars().enumerate() {
        let mark = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~')
            || i == 0 && matches!(c, '#' | '-' | '+' | '=');
        if mark {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_escaped() {
        assert_eq!(escaped("# 3*4 [a](b) <i>|\n"), "\\# 3\\*4 \\[a\\](b) \\<i\\>\\| ");
        assert_eq!(escaped("-1.5亿元"), "\\-1.5亿元");
    }
}
